"""Who gets which copy: the roster dealt out to files, rooms and editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.errors import InputError, Problem
from quizgen.papers.fonts import Face
from quizgen.papers.html import page_html, style_sheet
from quizgen.papers.layout import POINTS
from quizgen.papers.pdf import Printed, write_pdf
from quizgen.papers.stamp import Overlay, stamp_copies, stamp_single
from quizgen.papers.student import student_view
from quizgen.papers.templates import Templates
from quizgen.papers.view import EDITIONS, Edition
from quizgen.quiz.model import Quiz, Student
from quizgen.text.slug import slug


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a form; a spare one has a student without name and ID."""

    number: int
    student: Student
    edition: Edition

    @property
    def form(self) -> str:
        """The form's code."""
        return self.student.form

    @property
    def layout(self) -> str:
        """What is laid out once for all such copies."""
        return f"{self.form} {self.edition}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is printed on a copy, and where: on its first page, or on all others."""

    head: str
    fields: tuple[tuple[str, float, float], ...]
    em: float


@dataclass(frozen=True, slots=True)
class StampView:
    """The document with all stamps, one per page."""

    title: str
    stamps: tuple[Stamp, ...]
    size: str
    language: str
    theme: str
    edition: str = "standard"
    markup: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """The class list for signatures, by room."""

    title: str
    rooms: tuple[tuple[str, tuple[Copy, ...]], ...]
    size: str
    language: str
    theme: str
    quiz_id: str
    fingerprint: str
    edition: str = "standard"
    markup: str = ""

    @property
    def name(self) -> str:
        """What the footer says."""
        return " · ".join(part for part in (self.quiz_id, self.fingerprint) if part)


@dataclass(frozen=True, slots=True)
class Shop:
    """What every copy is printed with."""

    quiz: Quiz
    size: str
    templates: Templates
    faces: tuple[Face, ...]


def deal_copies(
    quiz: Quiz, roster: Sequence[Student], *, edition: Edition = "standard", spares: int = 0
) -> list[Copy]:
    """A copy for each student in roster order, then the spare ones, forms in turn.

    Raises:
        InputError: a student has a form or an edition that does not exist.
    """
    codes = [form.code for form in quiz.forms]
    copies: list[Copy] = []
    for student in (*roster, *(Student("") for _ in range(spares))):
        number = len(copies) + 1
        form = student.form or codes[(number - 1) % len(codes)]
        if form not in codes:
            raise InputError(
                f"{student.name or student.student_id} has form “{form}”, "
                f"but the quiz has {', '.join(codes)}",
                next_step="mend the form in the roster, or leave it empty",
            )
        own = student.edition or edition
        copies.append(Copy(number, replace(student, form=form), _edition(own, student)))
    return copies


def class_papers(
    shop: Shop, copies: Sequence[Copy], *, split: bool = False
) -> tuple[dict[str, bytes], list[Problem]]:
    """The stamped copies: one file per room and edition, or one per student.

    Each form and edition is laid out once; a file for one student keeps its tags.
    """
    printed = {
        name: _print_form(shop, copy, tagged=split)
        for name, copy in sorted({copy.layout: copy for copy in copies}.items())
    }
    stamps, places = _stamps(copies, printed)
    overlay = _print_stamps(shop, stamps)
    forms = {name: one.data for name, one in printed.items()}
    problems = [problem for one in printed.values() for problem in one.problems]
    if split:
        files = {
            f"print/class/{_file_name(copy)}.pdf": stamp_single(forms[copy.layout], overlay, place)
            for copy, place in zip(copies, places, strict=True)
        }
        return files, problems
    blank = _print_blank(shop)
    files = {}
    for path, members in _batches(copies).items():
        inside = [(copies[index].layout, places[index]) for index in members]
        used = {name: forms[name] for name, _ in inside}
        files[path] = stamp_copies(inside, used, overlay, title=shop.quiz.title, blank=blank)
    return files, problems


def class_list(shop: Shop, copies: Sequence[Copy]) -> ListView:
    """The class list, room by room in roster order."""
    rooms: dict[str, list[Copy]] = {}
    for copy in copies:
        if copy.student.student_id or copy.student.name:
            rooms.setdefault(copy.student.room, []).append(copy)
    return ListView(
        title=shop.quiz.title,
        rooms=tuple((room, tuple(members)) for room, members in rooms.items()),
        size=shop.size,
        language=shop.quiz.language,
        theme=shop.quiz.paper.theme,
        quiz_id=shop.quiz.id,
        fingerprint=shop.quiz.fingerprint,
    )


def _batches(copies: Sequence[Copy]) -> dict[str, list[int]]:
    """The copies of each file by its path, which names the room where there are several."""
    rooms = {copy.student.room for copy in copies}
    batches: dict[str, list[int]] = {}
    for index, copy in enumerate(copies):
        room = f"-{slug(copy.student.room, 'no-room')}" if len(rooms) > 1 else ""
        edition = "" if copy.edition == "standard" else f"-{copy.edition}"
        batches.setdefault(f"print/class-paper{room}{edition}.pdf", []).append(index)
    return batches


def _stamps(
    copies: Sequence[Copy], printed: Mapping[str, Printed]
) -> tuple[tuple[Stamp, ...], list[Overlay]]:
    stamps: list[Stamp] = []
    places: list[Overlay] = []
    for copy in copies:
        head = _head(copy)
        em = POINTS[copy.edition]
        stamps.append(Stamp(head, _fields(copy, printed[copy.layout]), em))
        stamps.append(Stamp(head, (), em))
        places.append(Overlay(len(stamps) - 2, len(stamps) - 1))
    return tuple(stamps), places


def _fields(copy: Copy, printed: Printed) -> tuple[tuple[str, float, float], ...]:
    texts = (copy.student.name, copy.student.student_id)
    found: list[tuple[str, float, float]] = []
    for index, text in enumerate(texts, start=1):
        where = printed.anchors.get(f"stamp-{index}")
        if text and where is not None and where[0] == 0:
            found.append((text, where[1], where[2]))
    return tuple(found)


def _head(copy: Copy) -> str:
    student = copy.student
    parts = (student.name, student.student_id, student.room, student.seat, f"№ {copy.number}")
    return " · ".join(part for part in parts if part)


def _print_form(shop: Shop, copy: Copy, *, tagged: bool) -> Printed:
    form = next(form for form in shop.quiz.forms if form.code == copy.form)
    view = student_view(shop.quiz, form, edition=copy.edition, size=shop.size)
    html = page_html(shop.templates, "paper.html.jinja", view)
    return _print(shop, html, name=f"form {copy.layout}", tagged=tagged)


def _print_stamps(shop: Shop, stamps: tuple[Stamp, ...]) -> bytes:
    quiz = shop.quiz
    view = StampView(quiz.title, stamps, shop.size, quiz.language, quiz.paper.theme)
    html = page_html(shop.templates, "stamp.html.jinja", view)
    return _print(shop, html, name="names", tagged=False).data


def _print_blank(shop: Shop) -> bytes:
    quiz = shop.quiz
    view = StampView(quiz.title, (), shop.size, quiz.language, quiz.paper.theme)
    html = page_html(shop.templates, "blank.html.jinja", view)
    return _print(shop, html, name="blank page", tagged=False).data


def _print(shop: Shop, html: str, *, name: str, tagged: bool) -> Printed:
    style = style_sheet(shop.templates, shop.quiz.paper.theme)
    folders: Sequence[Path] = shop.templates.folders
    return write_pdf(html, style, faces=shop.faces, folders=folders, tagged=tagged, name=name)


def _file_name(copy: Copy) -> str:
    student = copy.student
    return f"{copy.number:03d}-{slug(student.student_id or student.name, 'spare')}-{copy.form}"


def _edition(name: str, student: Student) -> Edition:
    for edition in EDITIONS:
        if edition == name.strip().lower():
            return edition
    raise InputError(
        f"{student.name or student.student_id} has edition “{name}”, "
        f"but there are {', '.join(EDITIONS)}",
        next_step="mend the edition in the roster, or leave it empty",
    )
