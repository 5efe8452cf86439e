"""An answer that should be a list of points: each point found once, each part used once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.grading.attempt import reject
from quizgen.grading.ellipsis import complete_parts
from quizgen.grading.ladder import match_term
from quizgen.grading.lexicon import lexicon_of
from quizgen.grading.list_reviews import review_if_denied, review_if_heaped, review_if_hidden
from quizgen.grading.model import Match
from quizgen.grading.paraphrases import find_paraphrases
from quizgen.grading.points import Found, cut_parts, find_points
from quizgen.grading.question import TermQuestion, prepare_question
from quizgen.grading.segments import conjunction
from quizgen.grading.strays import denying_words
from quizgen.grading.unspaced import cut_runs
from quizgen.quiz.policy import Policy
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.tokens import content_words
from quizgen.text.words import UNMET, count_folded

LONGEST_LIST = 4000
_MOST_PARTS = 80
_SHORT_DOUBT = 6
_SOME_LETTERS = 5
_ONE_LETTER = 0.8
_LEAD_IN = re.compile(
    r"^\s*(?:[\w'’]+\s+){1,8}(?:are|is|includes?|sind|ist|lauten|umfass(?:t|en))\b:?\s+(?=\S+[^.]*[,;])",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\(([^()]{3,40})\)")
_SEPARATOR = re.compile(r"[,;:/()]|\s[-–—]\s|\.\s")
_SLASH = re.compile(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})")
_HEAD = re.compile(r"^(.{2,60}?)\s*(?::|\s[-–—]\s)\s*\S")


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """The points of a list, each prepared with the others as its rivals."""

    items: tuple[str, ...]
    points: tuple[TermQuestion, ...]
    code: str


def match_list(
    answer: str,
    items: Sequence[str],
    *,
    rivals: Sequence[str] = (),
    policy: Policy | None = None,
    language: str = "en",
) -> Match:
    """How many points of a list an answer has; the credit is hits / n.

    >>> match_list("make, plan and sauce", ["plan", "source", "make"]).credit
    0.666667
    """
    return match_points(answer, prepare_list(tuple(items), tuple(rivals), language), policy)


@lru_cache(maxsize=256)
def prepare_list(
    items: tuple[str, ...], rivals: tuple[str, ...] = (), language: str = "en"
) -> ListQuestion:
    """The list prepared for `match_points`."""
    points = tuple(
        prepare_question(
            _names(item),
            rivals=[*(other for other in items if other != item), *rivals],
            language=language,
            any_form=True,
        )
        for item in items
    )
    return ListQuestion(items, points, language)


def match_points(answer: str, question: ListQuestion, policy: Policy | None = None) -> Match:
    """How many points of a prepared list an answer has."""
    rules = policy or Policy()
    if len(answer) > LONGEST_LIST:
        step = f"The answer has {len(answer)} characters; {LONGEST_LIST} are judged."
        return Match("review", 0.0, 0.0, "too-long", steps=(step,))
    said = _without_lead_in(_without_doubts(answer, question.code), question)
    whole = _rejoined(cut_parts(_protected(said, question.items)), question, rules)
    parts = complete_parts(cut_runs(whole, question.points, rules), question.points, rules)
    if not parts or not question.items:
        return reject("blank", "Nothing was written.")
    lexicon = lexicon_of(question.code)
    if fold(clean(answer), question.code) in lexicon.dont_know:
        return reject("dont-know", "The answer says that the student does not know.")
    if len(parts) > _MOST_PARTS:
        step = f"The answer has {len(parts)} parts; {_MOST_PARTS} are judged."
        return Match("review", 0.0, 0.0, "too-long", steps=(step,))
    found = find_points(parts, question.points, rules, lexicon)
    chosen = _assign(found)
    if len(chosen) < len(question.items):
        said_otherwise = find_paraphrases(parts, question.items, chosen, question.code)
        chosen = _assign([*chosen, *said_otherwise])
    match = _score(parts, chosen, question, rules)
    return (
        review_if_denied(match, denying_words(parts, found, lexicon), chosen)
        or review_if_heaped(match, parts, chosen, question.points, lexicon)
        or review_if_hidden(match, parts, question.points, lexicon)
        or match
    )


def _names(item: str) -> tuple[str, ...]:
    """A point, its head alone where it is explained, what is in brackets, its slash as an "and"."""
    head = _HEAD.match(item)
    inside = _INSIDE.search(item)
    either = [_SLASH.sub(" and ", item)] if _SLASH.search(item) else []
    return (item, *(found[1] for found in (head, inside) if found), *either)


def _without_doubts(answer: str, language: str) -> str:
    """The answer without phrases such as "I am not sure" between its points."""
    if fold(clean(answer), language) in lexicon_of(language).dont_know:
        return answer
    return _doubts(language).sub("\n", answer)


@lru_cache(maxsize=8)
def _doubts(language: str) -> re.Pattern[str]:
    phrases = [
        one for one in lexicon_of(language).dont_know if len(one) > _SHORT_DOUBT and " " in one
    ]
    ordered = sorted(phrases, key=lambda one: (-len(one), one))
    spelt = (re.escape(one).replace("nt", "n['’]?t").replace("im", "i['’]?m") for one in ordered)
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b" if ordered else r"(?!)", re.IGNORECASE)


def _rejoined(parts: Sequence[str], question: ListQuestion, policy: Policy) -> tuple[str, ...]:
    """The parts, those written together again that are one point with a separator in it."""
    kept = list(parts)
    joints = conjunction(question.code)
    for item, point in zip(question.items, question.points, strict=True):
        most = len(_SEPARATOR.findall(item)) + len(joints.findall(item)) + 1
        spans = (
            (start, start + length)
            for length in range(2, most + 1)
            for start in range(len(kept) - length + 1)
        )
        for start, end in spans:
            whole = " ".join(kept[start:end])
            if not _as_long(whole, point):
                continue
            if match_term(whole, point, policy).decision == "accept" and not any(
                match_term(one, point, policy).decision == "accept" for one in kept[start:end]
            ):
                kept[start:end] = [whole]
                break
    return tuple(kept)


def _as_long(text: str, point: TermQuestion) -> bool:
    """Whether a text is about as long as a name of the point; only then it can be one."""
    return any(
        abs(len(text) - len(name.text)) <= max(_SOME_LETTERS, len(name.text) // 3)
        for name in point.accepted.names
    )


def _without_lead_in(answer: str, question: ListQuestion) -> str:
    """The answer without words such as "The steps are", if no point has any of them."""
    lead = _LEAD_IN.match(answer)
    if lead is None:
        return answer
    ours = {word for item in question.items for word in content_words(item, question.code)}
    return answer if ours & set(content_words(lead[0], question.code)) else answer[lead.end() :]


def _protected(answer: str, items: Sequence[str]) -> str:
    """The answer with the points that hold a separator themselves written without it."""
    for item in items:
        words = re.findall(r"\w+", item)
        if len(words) > 1 and _SEPARATOR.search(item):
            whole = r"\W+".join(re.escape(word) for word in words) + r"\)?"
            kept = item if len(cut_parts(item)) == 1 else " ".join(words)
            pattern = rf"(?<!\w){whole}(?!\w)"
            answer = re.sub(pattern, kept.replace("\\", r"\\"), answer, flags=re.IGNORECASE)
    return answer


def _assign(found: Sequence[Found]) -> tuple[Found, ...]:
    """One place per point and one point per word: the best first, never two on one word."""
    taken: set[tuple[int, int]] = set()
    items: set[int] = set()
    chosen: list[Found] = []
    for one in found:
        words = {(one.part, at) for at in range(one.start, one.end)}
        if one.item in items or words & taken:
            continue
        chosen.append(one)
        items.add(one.item)
        taken |= words
    return tuple(sorted(chosen, key=lambda one: (one.part, one.start)))


def _score(
    parts: Sequence[str], chosen: Sequence[Found], question: ListQuestion, policy: Policy
) -> Match:
    counted = _in_order(chosen) if policy.list_order else tuple(chosen)
    used = {one.part for one in chosen}
    strangers = [part for number, part in enumerate(parts) if number not in used]
    wanted = min(policy.list_least or len(question.items), len(question.items))
    earned = sum(_share(one, policy, question.code) for one in counted)
    credit = min(1.0, earned / wanted)
    credit -= float(policy.wrong_extra) * len(strangers) / wanted
    credit = round(max(0.0, credit), 6)
    if not policy.partial_list and len(counted) < wanted:
        credit = 0.0
    steps = _steps(chosen, counted, strangers, question)
    return _decide(credit, chosen, strangers, wanted, question, steps)


def _share(one: Found, policy: Policy, language: str) -> float:
    """What a point earns, or is suggested to earn: a word of its own is none."""
    if one.match.reason == "typo":
        return float(policy.typo_credit)
    if one.match.reason == "definition":
        return one.match.credit
    doubtful = one.match.reason in {"rare-word", "inflection"}
    usual = one.match.reason == "inflection" and _is_usual(one.text, language)
    return float(not doubtful or usual or one.match.score >= _ONE_LETTER)


def _is_usual(text: str, language: str) -> bool:
    """Whether it has words only that people use: "recycle" may well be meant as recycling."""
    return all(count_folded(word, language) > UNMET for word in fold(text, language).split())


def _in_order(chosen: Sequence[Found]) -> tuple[Found, ...]:
    """The longest run of points, by reading order, that keeps the list's order."""
    best: list[tuple[Found, ...]] = []
    for one in chosen:
        before = [run for run in best if run[-1].item < one.item]
        longest = max(before, key=len, default=())
        best.append((*longest, one))
    return max(best, key=len, default=())


def _decide(
    credit: float,
    chosen: Sequence[Found],
    strangers: Sequence[str],
    wanted: int,
    question: ListQuestion,
    steps: tuple[str, ...],
) -> Match:
    matched = "; ".join(question.items[one.item] for one in chosen)
    doubtful = [one for one in chosen if one.match.decision == "review"]
    share = round(len(chosen) / len(question.items), 6)
    if doubtful:
        return Match("review", credit, share, doubtful[0].match.reason, matched, steps=steps)
    if chosen and len(strangers) > max(2, len(question.items)):
        step = f"{len(strangers)} further parts are not points of the list: a person decides."
        return Match("review", credit, share, "too-many", matched, steps=(*steps, step))
    if not chosen:
        return Match("reject", 0.0, 0.0, "wrong", steps=steps)
    reason = "list" if credit >= 1 and len(chosen) >= wanted else "partial-list"
    return Match("accept" if credit else "reject", credit, share, reason, matched, steps=steps)


def _steps(
    chosen: Sequence[Found],
    counted: Sequence[Found],
    strangers: Sequence[str],
    question: ListQuestion,
) -> tuple[str, ...]:
    found = {one.item: one for one in chosen}
    lines = []
    for number, item in enumerate(question.items):
        one = found.get(number)
        if one is None:
            lines.append(f"“{item}” was not found.")
        elif one not in counted:
            lines.append(f"“{item}” stands out of order.")
        else:
            certain = "" if one.match.decision == "accept" else ", a person decides"
            lines.append(f"“{item}” was found as “{one.text}” ({one.match.reason}{certain}).")
    if strangers:
        named = "”, “".join(part[:40] for part in strangers[:5])
        lines.append(f"Not points of the list: “{named}”.")
    return tuple(lines)
