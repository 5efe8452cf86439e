"""A student's view of a form: the record without its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from quizgen.errors import InputError
from quizgen.items.model import Choice, Cloze, Item, Matching, Open, Short
from quizgen.papers.cover import cover_of
from quizgen.papers.labels import Labels
from quizgen.papers.layout import (
    Page,
    is_stacked,
    is_tall,
    is_whole,
    option_columns,
)
from quizgen.papers.view import (
    SIZES,
    ChoiceView,
    ClozeView,
    Edition,
    LinesView,
    MatchingView,
    Option,
    Piece,
    Premise,
    QuestionView,
    SectionView,
    StudentView,
)
from quizgen.quiz.model import Form, FormSection, Question, Quiz

BLANK = re.compile(r"_{3,}")
_LINES = {"term": 1, "definition": 4}
_LEAST_LIST_LINES = 3
_CLOZE_SPACING = 1.45


def letters(count: int) -> tuple[str, ...]:
    """The letters of so many options: A to Z, then AA, AB and so on.

    >>> letters(3), letters(28)[-2:]
    (('A', 'B', 'C'), ('AA', 'AB'))
    """
    return tuple(_letter(index) for index in range(count))


def student_view(
    quiz: Quiz, form: Form, *, edition: Edition = "standard", size: str = ""
) -> StudentView:
    """What a student sees of the form, in the edition and paper size.

    Raises:
        InputError: the record is not whole: a question without its item, an unknown size.
    """
    page = Page(paper_size(size or quiz.paper.size), edition)
    label = Labels.of(quiz.language)
    sections = tuple(
        _section(quiz, form, section, index, page, label)
        for index, section in enumerate(form_sections(quiz, form), start=1)
    )
    return StudentView(
        language=quiz.language,
        quiz_id=quiz.id,
        fingerprint=quiz.fingerprint,
        code=form.code,
        title=quiz.title,
        cover=cover_of(quiz, form, label),
        sections=sections,
        edition=edition,
        size=page.size,
        theme=quiz.paper.theme,
        markup=quiz.markup,
        turn_over=quiz.paper.turn_over,
    )


def paper_size(name: str) -> str:
    """The paper size by its name, whatever the case.

    Raises:
        InputError: it is neither A4 nor Letter.
    """
    for size in SIZES:
        if name.strip().lower() in {size.lower(), f"us {size}".lower()}:
            return size
    raise InputError(f"there is no paper size “{name}”", next_step="use --size A4 or --size Letter")


def item_of(quiz: Quiz, question: Question) -> Item:
    """The item of the question.

    Raises:
        InputError: the record has no such item, or it does not fit the question.
    """
    item = quiz.items.get(question.item)
    if item is None:
        raise InputError(
            f"question {question.numbers[0] if question.numbers else '?'} names an item "
            f"“{question.item}” that the quiz does not have",
            next_step="use the quiz.json as `quizgen make` wrote it",
        )
    return item


def form_sections(quiz: Quiz, form: Form) -> Sequence[FormSection]:
    """The form's sections; where it has none, one for each run of questions of a kind."""
    if form.sections:
        return form.sections
    runs = groupby(form.questions, key=lambda question: item_of(quiz, question).kind)
    return [
        FormSection("", "", tuple(n for question in run for n in question.numbers))
        for _, run in runs
    ]


def section_questions(form: Form, section: FormSection) -> Iterator[Question]:
    """The questions of the section, in the order of the form."""
    wanted = set(section.numbers)
    return (question for question in form.questions if wanted.intersection(question.numbers))


def printed_options(item: Choice, question: Question) -> tuple[str, ...]:
    """The options in printed order."""
    return _ordered((item.key, *item.distractors), question)


def printed_responses(item: Matching, question: Question) -> tuple[str, ...]:
    """The responses in printed order."""
    return _ordered((*(response for _, response in item.pairs), *item.extra_responses), question)


def _ordered(texts: Sequence[str], question: Question) -> tuple[str, ...]:
    order = question.order or tuple(range(len(texts)))
    if sorted(order) != list(range(len(texts))):
        raise InputError(
            f"question {question.numbers[0]}: its printed order {list(order)} does not fit "
            f"its {len(texts)} options",
            next_step="use the quiz.json as `quizgen make` wrote it",
        )
    return tuple(texts[index] for index in order)


def _section(
    quiz: Quiz, form: Form, section: FormSection, index: int, page: Page, label: Labels
) -> SectionView:
    questions = tuple(section_questions(form, section))
    items = [item_of(quiz, question) for question in questions]
    kinds = {item.kind for item in items}
    kind = kinds.pop() if len(kinds) == 1 else "mixed"
    points = sum((len(q.numbers) * q.points for q in questions), Decimal(0))
    return SectionView(
        index=index,
        title=section.title or label(f"kind_{kind}"),
        directions=section.directions or _directions(quiz, section, items, kind, label),
        questions=tuple(_question(quiz, question, page, label) for question in questions),
        word_bank=section.word_bank,
        points=label.number(points),
        summary=_summary(questions, points, label),
    )


def _directions(
    quiz: Quiz, section: FormSection, items: Sequence[Item], kind: str, label: Labels
) -> str:
    """What to do in a section that has no words of its own for it."""
    if all(isinstance(item, Matching) and item.directions for item in items):
        return ""
    if quiz.paper.sheet and kind in {"choice", "matching"}:
        return label("directions_sheet")
    if kind == "cloze" and section.word_bank:
        return label("directions_cloze_bank")
    sentences = [isinstance(item, Short) and item.expects == "definition" for item in items]
    if any(sentences):
        return label("directions_open" if all(sentences) else "directions_mixed")
    return label(f"directions_{kind}")


def _summary(questions: Sequence[Question], points: Decimal, label: Labels) -> str:
    count = label.counted("questions_many", sum(len(q.numbers) for q in questions))
    each = {question.points for question in questions}
    parts = [count, label.counted("marks", points)]
    if len(each) == 1 and len(questions) > 1:
        parts[1] = label.counted("marks_each", each.pop())
    return " · ".join(parts)


def _question(quiz: Quiz, question: Question, page: Page, label: Labels) -> QuestionView:
    item = item_of(quiz, question)
    points = label.number(question.points)
    if isinstance(item, Choice):
        return _choice(item, question, page, points)
    if isinstance(item, Matching):
        return _matching(item, question, page, points, label)
    if isinstance(item, Cloze):
        total = label.number(question.points * len(question.numbers))
        tall = is_tall([item.text], page, spacing=_CLOZE_SPACING)
        return ClozeView(total, tuple(_pieces(item.text, question.numbers)), tall)
    number = question.numbers[0]
    if isinstance(item, Open):
        return _lines(item.prompt, item.lines, number, points, page)
    return _short(item, number, points, page)


def _choice(item: Choice, question: Question, page: Page, points: str) -> ChoiceView:
    texts = printed_options(item, question)
    options = tuple(map(Option, letters(len(texts)), texts))
    columns = option_columns(texts, page)
    tall = is_tall([*item.stem.splitlines(), *texts], page)
    return ChoiceView(question.numbers[0], points, item.stem, options, columns, tall)


def _matching(
    item: Matching, question: Question, page: Page, points: str, label: Labels
) -> MatchingView:
    responses = printed_responses(item, question)
    premises = tuple(item.pairs[part][0] for part in question.parts)
    rule = "spare_responses" if item.extra_responses else "each_once"
    return MatchingView(
        points=points,
        directions=item.directions or label(rule),
        premises=tuple(map(Premise, sorted(question.numbers), premises)),
        responses=tuple(map(Option, letters(len(responses)), responses)),
        stacked=is_stacked(premises, responses, page),
        whole=is_whole(premises, responses, page),
    )


def _pieces(text: str, numbers: Sequence[int]) -> Iterator[Piece]:
    parts = BLANK.split(text)
    for index, part in enumerate(parts):
        if part:
            yield Piece(part)
        if index < len(parts) - 1:
            yield Piece(blank=numbers[min(index, len(numbers) - 1)])


def _short(item: Short, number: int, points: str, page: Page) -> LinesView:
    is_list = item.expects == "list"
    usual = max(_LEAST_LIST_LINES, len(item.items)) if is_list else _LINES[item.expects]
    lines = item.lines or usual
    view = _lines(item.prompt, lines, number, points, page)
    return replace(view, numbered=is_list, kind="short")


def _lines(prompt: str, lines: int, number: int, points: str, page: Page) -> LinesView:
    tall = is_tall(prompt.splitlines(), page, rules=lines)
    return LinesView(number, points, prompt, lines, numbered=False, kind="open", tall=tall)


def _letter(index: int) -> str:
    head, tail = divmod(index, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + tail)
