"""Rulings made ready: what an instructor decided about each question and answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from quizgen.grading.lettered import read_choice
from quizgen.grading.model import Match, Ruling
from quizgen.grading.precedents import Precedent, Precedents, find_precedent, prepare_precedents
from quizgen.grading.printed import Printed, asks_for_definition
from quizgen.grading.reasons import UNREAD
from quizgen.items.model import Choice, Cloze, Matching, Short
from quizgen.text.clean import clean
from quizgen.text.fold import fold

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_POINTS = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)\s*p(?:ts?|oints?)?", re.IGNORECASE)
_KEYS = ("also=", "only=")
# What speaks against an answer, so that only the same words may follow a ruling.
_AGAINST = frozenset(["negation", "opposite", "keywords", "copied"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer earns by a ruling: a share, or points."""

    share: Decimal | None = None
    points: Decimal | None = None

    def as_share(self, worth: Decimal) -> Decimal:
        """The share of the points of a question that is worth so many, 0 to 1."""
        if self.points is None:
            return self.share or Decimal(0)
        return min(self.points / worth, Decimal(1)) if worth else Decimal(0)

    def as_match(self, worth: Decimal) -> Match:
        """The ruling as a match for a question that is worth so many points."""
        share = self.as_share(worth)
        decision = "accept" if share > 0 else "reject"
        steps = ("An instructor ruled on this answer.",)
        credit = round(float(share), 9)
        if decision == "accept":
            return Match("accept", credit, 1.0, "ruling", steps=steps)
        return Match("reject", 0.0, 0.0, "ruling", steps=steps)


@dataclass(slots=True)
class Ruled:
    """All rulings on one question, for one form.

    `options` and `texts` are verdicts by option and by folded answer, `written` the
    answers of the latter as they stand in the file; `also` and `only` are options (or
    texts) that count as right beside, or in place of, the key.
    """

    void: bool = False
    all: bool = False
    options: dict[int, Verdict] = field(default_factory=dict)
    texts: dict[str, Verdict] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    also: list[str] = field(default_factory=list)
    only: str = ""
    right: set[int] = field(default_factory=set)
    key: int | None = None
    precedents: Precedents | None = None


def parse_verdict(text: str) -> Verdict | None:
    """What `accept`, `reject`, `50%` or `1.5p` means; None for anything else.

    >>> parse_verdict("50%"), parse_verdict("0.5")
    (Verdict(share=Decimal('0.5'), points=None), None)
    """
    word = text.strip().lower()
    if word == "accept":
        return Verdict(share=Decimal(1))
    if word == "reject":
        return Verdict(share=Decimal(0))
    share = _SHARE.fullmatch(word)
    if share:
        value = Decimal(share[1].replace(",", ".")) / 100
        return Verdict(share=value) if value <= 1 else None
    points = _POINTS.fullmatch(word)
    return Verdict(points=Decimal(points[1].replace(",", "."))) if points else None


def answer_key(text: str, printed: Printed) -> str:
    """The text under which equal answers are one: folded, or cleaned where case counts.

    An answer made only of signs folds to nothing, so it stands for itself.
    """
    if printed.item.match == "exact":
        return clean(text)
    return fold(text, printed.language) or clean(text)


def has_letters(printed: Printed) -> bool:
    """Whether answers to the question are letters whose meaning depends on the form."""
    return isinstance(printed.item, Choice | Matching) or bool(printed.word_bank)


def collect(
    rulings: Iterable[Ruling], prints: Mapping[str, Mapping[str, Printed]]
) -> dict[str, dict[str, Ruled]]:
    """By form and question key, what was ruled; a later ruling replaces an earlier one.

    Args:
        rulings: in the order of their files.
        prints: by form and question key, the question as printed there.
    """
    found: dict[str, dict[str, Ruled]] = {code: {} for code in prints}
    for ruling in rulings:
        for code, by_key in prints.items():
            printed = by_key.get(ruling.question)
            if printed is not None:
                named_on = prints.get(ruling.form or code, by_key).get(ruling.question, printed)
                ruled = found[code].setdefault(ruling.question, Ruled())
                _apply(ruled, ruling, code, named_on, printed)
    return found


def ruled_question(printed: Printed, ruled: Ruled) -> Printed:
    """The question with what `also` and `only` have made right."""
    item = printed.item
    if not isinstance(item, Cloze | Short) or not (ruled.also or ruled.only):
        return printed
    accepted = (ruled.only,) if ruled.only else printed.accepted
    return replace(
        printed,
        accepted=(*accepted, *ruled.also),
        answer=ruled.only or printed.answer,
    )


def ruled_match(text: str, printed: Printed, ruled: Ruled, worth: Decimal) -> Match | None:
    """What the rulings say of this answer; None where they say nothing."""
    if ruled.all:
        steps = ("An instructor gave everybody the points of this question.",)
        return Match("accept", 1.0, 1.0, "ruling", steps=steps)
    verdict = ruled.texts.get(answer_key(text, printed))
    option = read_choice(text, printed).option if has_letters(printed) else None
    if verdict is None and option is not None:
        verdict = ruled.options.get(option)
    if verdict is not None:
        return verdict.as_match(worth)
    if option is None or not isinstance(printed.item, Choice | Matching):
        return None
    if option in ruled.right:
        return Verdict(share=Decimal(1)).as_match(worth)
    if ruled.key is not None:
        return Verdict(share=Decimal(int(option == ruled.key))).as_match(worth)
    return None


def follow_ruling(match: Match, text: str, printed: Printed, ruled: Ruled, worth: Decimal) -> Match:
    """The match, or where it waits, that of an answer which was ruled on and says the same.

    Only definitions follow: other answers differ from each other by single words.
    """
    waits = match.decision == "review" and match.reason not in UNREAD
    if not waits or not ruled.texts or not asks_for_definition(printed):
        return match
    if ruled.precedents is None:
        ruled.precedents = prepare_precedents(
            printed.prompt,
            printed.accepted,
            [
                Precedent(ruled.written[at], verdict.as_share(worth))
                for at, verdict in sorted(ruled.texts.items())
                if at in ruled.written
            ],
            printed.language,
        )
    found = find_precedent(text, ruled.precedents, strictly=match.reason in _AGAINST)
    return match if found is None else found.as_match()


def _apply(ruled: Ruled, ruling: Ruling, code: str, named_on: Printed, printed: Printed) -> None:
    word = ruling.ruling.strip()
    if not ruling.answer.strip():
        _apply_to_question(ruled, word, named_on)
        return
    verdict = parse_verdict(word)
    if verdict is None:
        return
    option = read_choice(ruling.answer, named_on).option if has_letters(printed) else None
    if option is not None and isinstance(printed.item, Choice | Matching):
        ruled.options[option] = verdict
    elif option is not None:
        ruled.texts[answer_key(named_on.word_bank[option], printed)] = verdict
        if named_on.word_bank[option] in printed.word_bank:
            ruled.options[printed.word_bank.index(named_on.word_bank[option])] = verdict
    elif not has_letters(printed) or ruling.form in {"", code}:
        at = answer_key(ruling.answer, printed)
        ruled.texts[at], ruled.written[at] = verdict, ruling.answer


def _apply_to_question(ruled: Ruled, word: str, named_on: Printed) -> None:
    lower = word.lower()
    if lower in {"void", "all"}:
        ruled.void, ruled.all = lower == "void", lower == "all"
    elif lower.startswith(_KEYS):
        # A key that is given later brings a void question back; `also` adds to `all`.
        ruled.void, ruled.all = False, ruled.all and lower.startswith("also=")
        target = word.partition("=")[2].strip()
        option = read_choice(target, named_on).option if has_letters(named_on) else None
        if option is not None and isinstance(named_on.item, Choice | Matching):
            _set_option(ruled, option, only=lower.startswith("only="))
            return
        text = named_on.word_bank[option] if option is not None else target
        if lower.startswith("only="):
            ruled.only, ruled.also = text, []
        else:
            ruled.also.append(text)


def _set_option(ruled: Ruled, option: int, *, only: bool) -> None:
    if only:
        ruled.key = option
        ruled.right = {option}
    else:
        ruled.right.add(option)
