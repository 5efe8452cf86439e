"""An instructor's view of a form: every answer in paper order, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from quizgen.items.model import Choice, Cloze, Matching, Open, Short
from quizgen.papers.labels import Labels
from quizgen.papers.student import (
    BLANK,
    form_sections,
    item_of,
    letters,
    printed_options,
    printed_responses,
    section_questions,
)
from quizgen.papers.view import Edition
from quizgen.quiz.model import Form, FormSection, Question, Quiz
from quizgen.quiz.origins import source_at


@dataclass(frozen=True, slots=True)
class KeyOption:
    """An option under its printed letter, and whether it is the right one.

    `note` says what a wrong one belongs to, where another item of the quiz tells.
    """

    letter: str
    text: str
    right: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One number with its answer; `short` is what stands in the grid."""

    number: int
    kind: str
    prompt: str
    short: str
    answer: str
    points: str
    options: tuple[KeyOption, ...] = ()
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    rationale: str = ""
    source: str = ""

    @property
    def lettered(self) -> bool:
        """Whether the answer is a printed letter."""
        return self.kind in {"choice", "matching"}


@dataclass(frozen=True, slots=True)
class KeySection:
    """The rows of one section."""

    index: int
    title: str
    points: str
    rows: tuple[KeyRow, ...]

    @property
    def lettered(self) -> bool:
        """Whether every answer of the section is a letter."""
        return all(row.lettered for row in self.rows)


@dataclass(frozen=True, slots=True)
class KeyView:
    """The key of one form."""

    language: str
    quiz_id: str
    fingerprint: str
    code: str
    title: str
    sections: tuple[KeySection, ...]
    total: str
    rules: tuple[str, ...]
    size: str
    theme: str
    markup: str
    edition: Edition = "standard"

    @property
    def name(self) -> str:
        """What footers say."""
        return " · ".join(part for part in (self.quiz_id, self.fingerprint) if part)

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """All rows in the order of the paper."""
        return tuple(row for section in self.sections for row in section.rows)


def key_view(quiz: Quiz, form: Form, *, size: str = "A4") -> KeyView:
    """Every answer of the form, in the order of its paper."""
    label = Labels.of(quiz.language)
    sections = tuple(
        _section(quiz, form, section, index, label)
        for index, section in enumerate(form_sections(quiz, form), start=1)
    )
    total = sum((len(q.numbers) * q.points for q in form.questions), Decimal(0))
    return KeyView(
        language=quiz.language,
        quiz_id=quiz.id,
        fingerprint=quiz.fingerprint,
        code=form.code,
        title=quiz.title,
        sections=sections,
        total=label.number(total),
        rules=_rules(quiz, label),
        size=size,
        theme=quiz.paper.theme,
        markup=quiz.markup,
    )


def key_rows(quiz: Quiz, form: Form) -> tuple[KeyRow, ...]:
    """The rows of the form's key, in the order of its numbers."""
    return tuple(sorted(key_view(quiz, form).rows, key=lambda row: row.number))


def _section(quiz: Quiz, form: Form, section: FormSection, index: int, label: Labels) -> KeySection:
    questions = tuple(section_questions(form, section))
    kinds = {item_of(quiz, question).kind for question in questions}
    kind = kinds.pop() if len(kinds) == 1 else "mixed"
    points = sum((len(q.numbers) * q.points for q in questions), Decimal(0))
    rows = tuple(row for question in questions for row in _rows(quiz, question, label))
    return KeySection(index, section.title or label(f"kind_{kind}"), label.number(points), rows)


def _rows(quiz: Quiz, question: Question, label: Labels) -> Iterator[KeyRow]:
    item = item_of(quiz, question)
    points = label.number(question.points)
    if isinstance(item, Choice):
        yield _choice(item, question, points, counterparts(quiz))
    elif isinstance(item, Matching):
        yield from _matching(item, question, points)
    elif isinstance(item, Cloze):
        yield from _cloze(item, question, points)
    elif isinstance(item, Short):
        yield _short(quiz, item, question, points, label)
    else:
        yield _open(item, question, points, label)


def counterparts(quiz: Quiz) -> dict[str, str]:
    """What belongs to a text that an item of the quiz is about: a term's meaning, or its term."""
    found: dict[str, str] = {}
    for item in quiz.items.values():
        if isinstance(item, Choice):
            rest = _without(item.rationale, item.key)
            found.setdefault(item.key, rest)
        elif isinstance(item, Matching):
            for premise, response in item.pairs:
                found.setdefault(premise, response)
                found.setdefault(response, premise)
    return found


def _without(rationale: str, text: str) -> str:
    """The rationale without the text it explains, "" where it does not name it.

    >>> _without("Push model: goods are made in advance.", "Push model")
    'goods are made in advance'
    >>> _without("Push model: goods are made in advance.", "Goods are made in advance")
    'Push model'
    """
    at = rationale.lower().find(text.lower())
    return (rationale[:at] + rationale[at + len(text) :]).strip(" :.") if text and at >= 0 else ""


def _choice(item: Choice, question: Question, points: str, belongs: Mapping[str, str]) -> KeyRow:
    texts = printed_options(item, question)
    options = tuple(
        KeyOption(letter, text, text == item.key, "" if text == item.key else belongs.get(text, ""))
        for letter, text in zip(letters(len(texts)), texts, strict=True)
    )
    short = next(option.letter for option in options if option.right)
    return KeyRow(
        question.numbers[0],
        item.kind,
        item.stem,
        short,
        item.key,
        points,
        options=options,
        rationale=item.rationale,
        source=item.source,
    )


def _matching(item: Matching, question: Question, points: str) -> Iterator[KeyRow]:
    responses = printed_responses(item, question)
    letter_of = dict(zip(responses, letters(len(responses)), strict=True))
    for part in question.parts:
        premise, response = item.pairs[part]
        source = source_at(item, part)
        number, letter = question.numbers[part], letter_of[response]
        yield KeyRow(number, item.kind, premise, letter, response, points, source=source)


def _cloze(item: Cloze, question: Question, points: str) -> Iterator[KeyRow]:
    for index, (number, blank) in enumerate(zip(question.numbers, item.blanks, strict=True)):
        yield KeyRow(
            number,
            item.kind,
            _gaps(item.text, question.numbers) if index == 0 else "",
            blank.answer,
            blank.answer,
            points,
            accepted=tuple(one for one in blank.accept if one != blank.answer),
            rejected=item.reject,
            source=item.source if index == 0 else "",
        )


def _gaps(text: str, numbers: tuple[int, ...]) -> str:
    waiting = iter(numbers)
    return BLANK.sub(lambda _: f"({next(waiting, numbers[-1])}) ____", text)


def _short(quiz: Quiz, item: Short, question: Question, points: str, label: Labels) -> KeyRow:
    is_list = item.expects == "list"
    return KeyRow(
        question.numbers[0],
        item.kind,
        item.prompt,
        "; ".join(item.items) if is_list and item.items else item.answer,
        item.answer,
        points,
        accepted=tuple(one for one in item.accept if one != item.answer),
        rejected=item.reject,
        expected=item.items,
        guide=_list_guide(quiz, item, question, label) if is_list else (),
        source=item.source,
    )


def _list_guide(quiz: Quiz, item: Short, question: Question, label: Labels) -> tuple[str, ...]:
    policy = quiz.policy
    guide = [label("list_partial") if policy.partial_list else label("list_all")]
    if policy.partial_list and item.items:
        each = (question.points / len(item.items)).quantize(Decimal("0.01"))
        guide.append(label("per_point", n=label.counted("marks", each)))
    if policy.list_least:
        guide.append(label("at_least", n=policy.list_least))
    if policy.list_order:
        guide.append(label("order_counts"))
    if policy.wrong_extra:
        guide.append(label("extra_off", share=label.share(policy.wrong_extra)))
    return tuple(guide)


def _open(item: Open, question: Question, points: str, label: Labels) -> KeyRow:
    by_hand = label("by_hand")
    return KeyRow(
        question.numbers[0], item.kind, item.prompt, by_hand, by_hand, points, source=item.source
    )


def _rules(quiz: Quiz, label: Labels) -> tuple[str, ...]:
    policy = quiz.policy
    rules: list[str] = []
    if policy.negative:
        rules.append(label("rule_penalty", share=label.share(policy.negative)))
    kinds = {item.kind for item in quiz.items.values()}
    if kinds & {"cloze", "short"}:
        full = policy.typo_credit == 1
        share = label.share(policy.typo_credit)
        rules.append(label("typo_full") if full else label("typo_share", share=share))
    return tuple(rules)
