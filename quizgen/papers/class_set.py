"""Who gets which copy: the roster dealt out to files, rooms and editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.errors import InputError, Problem
from quizgen.papers.desk import Desk, Job, faces_of, fill, print_sheet, print_sheets, sheet_of
from quizgen.papers.fonts import width
from quizgen.papers.labels import Labels
from quizgen.papers.layout import POINTS, Page
from quizgen.papers.pdf import Printed
from quizgen.papers.stamp import Overlay, stamp_copies, stamp_single
from quizgen.papers.student import student_view
from quizgen.papers.view import EDITIONS, Edition
from quizgen.quiz.model import Quiz, Student
from quizgen.quiz.roster import assign_forms
from quizgen.text.slug import slug

# How large names are stamped, in em of the edition.
_STAMP = 1.1


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
    """What is printed on a copy, and where: on its first page, or on all others.

    A field is a text, its left and top, and its size, all in points.
    """

    head: str
    fields: tuple[tuple[str, float, float, float], ...]


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


def deal_copies(
    quiz: Quiz, roster: Sequence[Student], *, edition: Edition = "standard", spares: int = 0
) -> list[Copy]:
    """A copy for each student in roster order, then the spare ones, forms in turn.

    Raises:
        InputError: a student has a form or an edition that does not exist.
    """
    codes = [form.code for form in quiz.forms]
    known = assign_forms(roster, codes)
    start = len(known)
    spare = [Student("", form=codes[(start + turn) % len(codes)]) for turn in range(spares)]
    return [
        Copy(number, student, _edition(student.edition or edition, student))
        for number, student in enumerate([*known, *spare], start=1)
    ]


def class_papers(
    quiz: Quiz, desk: Desk, copies: Sequence[Copy], size: str, *, split: bool = False
) -> tuple[dict[str, bytes], list[Problem]]:
    """The stamped copies: one file per room and edition, or one per student.

    Each form and edition is laid out once; a file for one student keeps its tags, a
    class file goes to the printer and has none.
    """
    printed = _print_forms(quiz, desk, copies, size, tagged=split)
    stamps, places = _stamps(copies, printed, size)
    overlay = _print_plain(quiz, desk, "stamp.html.jinja", stamps, size)
    forms = {name: one.data for name, one in printed.items()}
    problems = [problem for one in printed.values() for problem in one.problems]
    if split:
        files = {
            f"print/class/{_file_name(copy)}.pdf": stamp_single(forms[copy.layout], overlay, place)
            for copy, place in zip(copies, places, strict=True)
        }
        return files, problems
    subject = Labels.of(quiz.language)("for_printer")
    blank = _print_plain(quiz, desk, "blank.html.jinja", (), size)
    files = {}
    for path, members in _batches(copies).items():
        inside = [(copies[index].layout, places[index]) for index in members]
        used = {name: forms[name] for name, _ in inside}
        files[path] = stamp_copies(
            inside, used, overlay, title=quiz.title, subject=subject, blank=blank
        )
    return files, problems


def class_list(quiz: Quiz, copies: Sequence[Copy], size: str) -> ListView:
    """The class list, room by room in roster order."""
    rooms: dict[str, list[Copy]] = {}
    for copy in copies:
        if copy.student.student_id or copy.student.name:
            rooms.setdefault(copy.student.room, []).append(copy)
    return ListView(
        title=quiz.title,
        rooms=tuple((room, tuple(members)) for room, members in rooms.items()),
        size=size,
        language=quiz.language,
        theme=quiz.paper.theme,
        quiz_id=quiz.id,
        fingerprint=quiz.fingerprint,
    )


def _batches(copies: Sequence[Copy]) -> dict[str, list[int]]:
    """The copies of each file by its path, which names the room where there are several."""
    rooms = {copy.student.room for copy in copies}
    batches: dict[str, list[int]] = {}
    for index, copy in enumerate(copies):
        nobody = "no-room" if copy.student.student_id or copy.student.name else "spares"
        room = f"-{slug(copy.student.room, nobody)}" if len(rooms) > 1 else ""
        edition = "" if copy.edition == "standard" else f"-{copy.edition}"
        batches.setdefault(f"print/class-paper{room}{edition}.pdf", []).append(index)
    return batches


def _stamps(
    copies: Sequence[Copy], printed: Mapping[str, Printed], size: str
) -> tuple[tuple[Stamp, ...], list[Overlay]]:
    stamps: list[Stamp] = []
    places: list[Overlay] = []
    for copy in copies:
        head = _head(copy)
        fields = _fields(copy, printed[copy.layout], Page(size, copy.edition))
        stamps += [Stamp(head, fields), Stamp(head, ())]
        places.append(Overlay(len(stamps) - 2, len(stamps) - 1))
    return tuple(stamps), places


def _fields(
    copy: Copy, printed: Printed, page: Page
) -> tuple[tuple[str, float, float, float], ...]:
    """Name and ID in their boxes, smaller where they would not fit."""
    texts = (copy.student.name, copy.student.student_id)
    em = POINTS[copy.edition]
    found: list[tuple[str, float, float, float]] = []
    for index, text in enumerate(texts, start=1):
        where = printed.anchors.get(f"stamp-{index}")
        if text and where is not None and where[0] == 0:
            beside = printed.anchors.get(f"stamp-{index + 1}", where)
            end = beside[1] if beside[1] > where[1] else page.right
            room = end - where[1] - 1.5 * em
            full = width(text, bold=True) * _STAMP * em
            size = _STAMP * em * min(1.0, room / full)
            found.append((text, where[1] + 0.5 * em, where[2] + 1.2 * em, round(size, 2)))
    return tuple(found)


def _head(copy: Copy) -> str:
    student = copy.student
    parts = (student.name, student.student_id, student.room, student.seat, f"#{copy.number}")
    return " · ".join(part for part in parts if part)


def _print_forms(
    quiz: Quiz, desk: Desk, copies: Sequence[Copy], size: str, *, tagged: bool
) -> dict[str, Printed]:
    """Each form and edition that a copy is of, laid out once."""
    forms = {form.code: form for form in quiz.forms}
    wanted = dict(sorted({copy.layout: copy for copy in copies}.items()))
    jobs = {
        name: Job(
            f"print/paper-{copy.form}",
            "paper.html.jinja",
            student_view(quiz, forms[copy.form], edition=copy.edition, size=size),
            {},
        )
        for name, copy in wanted.items()
    }
    filled = {name: fill(desk, job) for name, job in jobs.items()}
    faces = faces_of(desk, filled.values(), quiz.paper.theme)
    sheets = [sheet_of(desk, job, filled[name], faces, tagged=tagged) for name, job in jobs.items()]
    return dict(zip(jobs, print_sheets(desk, sheets), strict=True))


def _print_plain(
    quiz: Quiz, desk: Desk, template: str, stamps: tuple[Stamp, ...], size: str
) -> bytes:
    view = StampView(quiz.title, stamps, size, quiz.language, quiz.paper.theme)
    job = Job("print/class", template, view, {})
    text = fill(desk, job)
    sheet = sheet_of(desk, job, text, faces_of(desk, [text], view.theme), tagged=False)
    return print_sheet(sheet).data


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
