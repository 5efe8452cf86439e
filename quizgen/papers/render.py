"""All papers of a quiz as files: student papers, keys and the answer sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import InputError, Place, Problem, Severity, sort_problems
from quizgen.papers.class_set import Copy, class_list, class_papers, deal_copies
from quizgen.papers.desk import Desk, Job, print_jobs
from quizgen.papers.fonts import Face, Missing, missing_glyphs, own_faces
from quizgen.papers.key_view import key_view
from quizgen.papers.matrix import matrix_rows, matrix_tables
from quizgen.papers.pdf import GIVE_FONT
from quizgen.papers.sheet import sheet_view
from quizgen.papers.student import paper_size, student_view
from quizgen.papers.templates import Templates
from quizgen.papers.texts import cover_texts, item_texts
from quizgen.papers.view import EDITIONS, Edition
from quizgen.quiz.model import Quiz, Student

PAPER, KEY, SHEET = "paper", "key", "sheet"
WHAT = (PAPER, KEY, SHEET)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Files by their path inside the quiz's folder, and what was noticed."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def render_quiz(  # noqa: PLR0913 - one option per wish of the command
    quiz: Quiz,
    *,
    what: Sequence[str] = WHAT,
    edition: str = "standard",
    size: str = "",
    pdf: bool = True,
    html: bool = False,
    templates: Sequence[Path] = (),
    roster: Sequence[Student] = (),
    split: bool = False,
    spares: int = 0,
    workers: int = 1,
    tell: Callable[[int, int], None] | None = None,
) -> Rendered:
    """The papers, keys and sheet of every form, as files.

    Args:
        quiz: the record.
        what: any of paper, key and sheet.
        edition: standard, clear (14 pt) or large (18 pt).
        size: A4 or Letter; "" is what the record says.
        pdf: whether to make PDFs.
        html: whether to make HTML files of the same names.
        templates: folders that are searched before the built-in templates.
        roster: students to print named copies for; then only the class set and the
            class list are made.  Names need PDFs: without, the papers have none.
        split: one file per student in place of one per room and edition.
        workers: how many processes lay out documents; worth it from some ten forms on.
            The caller's main module must be one that can be imported.
        tell: hears how many documents of how many are laid out.
        spares: how many copies without a name to add to the class set.

    Raises:
        InputError: a template is faulty, something it needs is missing, or the record
            is not whole.
        SystemLibraryError: PDFs are asked for and Pango is missing.
    """
    chosen, page = edition_of(edition), paper_size(size or quiz.paper.size)
    desk = Desk(Templates(templates), own_faces(templates), workers, tell)
    found = glyph_problems(quiz, desk.extra)
    if roster or spares:
        copies = deal_copies(quiz, roster, edition=chosen, spares=spares)
        found += _name_problems(copies, desk.extra)
        if pdf:
            files, problems = _class_set(quiz, desk, copies, page, split=split)
        else:
            files, problems = _nameless_set(quiz, desk, copies, page)
    else:
        jobs = list(_jobs(quiz, what, chosen, page))
        files, problems = print_jobs(desk, jobs, pdf=pdf, html=html)
    return Rendered(files, tuple(sort_problems(dict.fromkeys([*found, *problems]))))


def _class_set(
    quiz: Quiz, desk: Desk, copies: Sequence[Copy], size: str, *, split: bool
) -> tuple[dict[str, bytes], list[Problem]]:
    files, problems = class_papers(quiz, desk, copies, size, split=split)
    job = Job("print/class-list", "class_list.html.jinja", class_list(quiz, copies, size), {})
    more, found = print_jobs(desk, [job])
    return {**files, **more}, [*problems, *found]


def _nameless_set(
    quiz: Quiz, desk: Desk, copies: Sequence[Copy], size: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """HTML papers in the editions that the class needs, and the class list."""
    editions = dict.fromkeys(copy.edition for copy in copies)
    jobs = [job for edition in editions for job in _jobs(quiz, [PAPER], edition, size)]
    listed = class_list(quiz, copies, size)
    jobs.append(Job("print/class-list", "class_list.html.jinja", listed, {}))
    return print_jobs(desk, jobs, pdf=False, html=True)


def edition_of(name: str) -> Edition:
    """The edition by its name.

    Raises:
        InputError: there is no such edition.
    """
    for edition in EDITIONS:
        if edition == name:
            return edition
    known = ", ".join(EDITIONS)
    raise InputError(f"there is no edition “{name}”", next_step=f"choose one of: {known}")


def _jobs(quiz: Quiz, what: Sequence[str], edition: Edition, size: str) -> Iterator[Job]:
    suffix = "" if edition == "standard" else f"-{edition}"
    for form in quiz.forms if PAPER in what else ():
        view = student_view(quiz, form, edition=edition, size=size)
        yield Job(f"print/paper-{form.code}{suffix}", "paper.html.jinja", view, {})
    if SHEET in what:
        sheet = sheet_view(quiz, size=size, edition=edition)
        yield Job(f"print/sheet{suffix}", "sheet.html.jinja", sheet, {})
    if KEY in what:
        keys = [key_view(quiz, form, size=size) for form in quiz.forms]
        for key in keys:
            yield Job(f"keys/key-{key.code}", "key.html.jinja", key, {})
        if keys:
            more = {"forms": keys, "rows": matrix_rows(keys), "tables": matrix_tables(keys)}
            yield Job("keys/keys", "keys.html.jinja", keys[0], more)


def glyph_problems(quiz: Quiz, extra: Sequence[Face] = ()) -> list[Problem]:
    """A warning for each item with a character that none of the fonts at hand has."""
    cover = missing_glyphs(cover_texts(quiz), extra=extra)
    found = [_missing(missing, Place(quiz.id)) for missing in cover]
    for item in quiz.items.values():
        place = place_of(item.source) if item.source else Place(quiz.id)
        found += [_missing(one, place) for one in missing_glyphs(item_texts(item), extra=extra)]
    return found


def _name_problems(copies: Sequence[Copy], extra: Sequence[Face]) -> list[Problem]:
    """A warning for each name on the roster with a character that no font at hand has."""
    names = [copy.student.name for copy in copies]
    return [_missing(one, Place("roster")) for one in missing_glyphs(names, extra=extra)]


def place_of(source: str) -> Place:
    """The place that a source such as `notes.txt:161` names."""
    name, _, line = source.rpartition(":")
    return Place(name, int(line)) if name and line.isdecimal() else Place(source)


def _missing(missing: Missing, place: Place) -> Problem:
    return Problem(
        Severity.WARNING,
        "glyphs",
        place,
        f"the fonts have no {_names(missing.characters)}, needed in “{missing.text[:60]}”; "
        "a font of this machine is tried",
        GIVE_FONT,
    )


def _names(characters: str) -> str:
    return ", ".join(f"“{char}” (U+{ord(char):04X})" for char in characters[:5])
