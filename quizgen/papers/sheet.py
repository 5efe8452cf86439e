"""The answer sheet: boxes to write in that can be typed from quickly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.items.model import Item
from quizgen.papers.labels import Labels
from quizgen.papers.layout import is_on_paper
from quizgen.papers.student import item_of
from quizgen.quiz.model import Quiz

ROW = 5
_WIDEST = ("letter", "word", "paper")
_FEW = 30


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """Numbers in a row that are answered the same way, in rows of five.

    `kind` is letter, word, or paper (answered on the paper itself).
    """

    kind: str
    rows: tuple[tuple[int, ...], ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """All numbers of the block."""
        return tuple(number for row in self.rows for number in row)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet for all forms of the quiz; the student writes the form's letter on it."""

    language: str
    quiz_id: str
    fingerprint: str
    title: str
    institution: str
    course: str
    codes: tuple[str, ...]
    name_fields: tuple[str, ...]
    blocks: tuple[SheetBlock, ...]
    size: str
    theme: str
    markup: str = ""
    edition: str = "standard"

    @property
    def name(self) -> str:
        """What the footer says."""
        return " · ".join(part for part in (self.quiz_id, self.fingerprint) if part)

    @property
    def dense(self) -> bool:
        """Whether the boxes must be small for a page to hold them; large print takes two."""
        return (
            self.edition == "standard" and sum(len(block.numbers) for block in self.blocks) > _FEW
        )


def sheet_view(quiz: Quiz, *, size: str = "A4", edition: str = "standard") -> SheetView:
    """The answer sheet that fits every form of the quiz."""
    label = Labels.of(quiz.language)
    return SheetView(
        language=quiz.language,
        quiz_id=quiz.id,
        fingerprint=quiz.fingerprint,
        title=quiz.title,
        institution=quiz.paper.institution,
        course=quiz.paper.course,
        codes=tuple(form.code for form in quiz.forms),
        name_fields=quiz.paper.name_fields or (label("name"), label("student_id")),
        blocks=tuple(_blocks(quiz)),
        size=size,
        theme=quiz.paper.theme,
        edition=edition,
    )


def _blocks(quiz: Quiz) -> Iterator[SheetBlock]:
    kinds = _kinds(quiz)
    run: list[int] = []
    for number in sorted(kinds):
        if run and kinds[run[-1]] != kinds[number]:
            yield _block(kinds[run[-1]], run)
            run = []
        run.append(number)
    if run:
        yield _block(kinds[run[-1]], run)


def _block(kind: str, numbers: Sequence[int]) -> SheetBlock:
    """Rows end at multiples of five, so that 26 starts a row on every sheet."""
    rows: list[list[int]] = []
    for number in numbers:
        if not rows or (number - 1) % ROW == 0:
            rows.append([])
        rows[-1].append(number)
    return SheetBlock(kind, tuple(tuple(row) for row in rows))


def _kinds(quiz: Quiz) -> dict[int, str]:
    """For each number the widest answer that any form wants there."""
    found: dict[int, str] = {}
    for form in quiz.forms:
        for question in form.questions:
            kind = _kind(item_of(quiz, question))
            for number in question.numbers:
                known = found.get(number, "letter")
                found[number] = max(kind, known, key=_WIDEST.index)
    return found


def _kind(item: Item) -> str:
    if item.kind in {"choice", "matching"}:
        return "letter"
    return "paper" if is_on_paper(item) else "word"
