"""All papers of a quiz as files: student papers, keys and the answer sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from quizgen.errors import InputError, Place, Problem, Severity, sort_problems
from quizgen.papers.class_set import Shop, class_list, class_papers, deal_copies
from quizgen.papers.fonts import Face, faces_for, missing_glyphs
from quizgen.papers.html import View, page_html, style_sheet
from quizgen.papers.key_view import KeyRow, key_view
from quizgen.papers.labels import Labels
from quizgen.papers.pdf import write_pdf
from quizgen.papers.sheet import sheet_view
from quizgen.papers.student import paper_size, student_view
from quizgen.papers.templates import Templates
from quizgen.papers.texts import quiz_texts, roster_texts
from quizgen.papers.view import EDITIONS, Edition
from quizgen.quiz.model import Quiz, Student

PAPER, KEY, SHEET = "paper", "key", "sheet"
WHAT = (PAPER, KEY, SHEET)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Files by their path inside the quiz's folder, and what was noticed."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be printed: its path without ending, template and view."""

    path: str
    template: str
    view: View
    more: Mapping[str, object]


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
            class list are made.
        split: one file per student in place of one per room and edition.
        spares: how many copies without a name to add to the class set.

    Raises:
        InputError: a template is faulty, something it needs is missing, or the record
            is not whole.
        SystemLibraryError: PDFs are asked for and Pango is missing.
    """
    chosen, page = edition_of(edition), paper_size(size or quiz.paper.size)
    faces, problems = _faces(quiz, roster)
    filled = Templates(templates)
    if roster or spares:
        shop = Shop(quiz, page, filled, faces)
        copies, more = _class_set(shop, roster, chosen, split=split, spares=spares)
        return Rendered(copies, tuple(sort_problems(dict.fromkeys([*problems, *more]))))
    jobs = list(_jobs(quiz, what, chosen, page))
    files: dict[str, bytes] = {}
    for job in jobs:
        if html:
            text = page_html(filled, job.template, job.view, faces=faces, more=job.more)
            files[f"{job.path}.html"] = text.encode()
        if pdf:
            text = page_html(filled, job.template, job.view, more=job.more)
            style = style_sheet(filled, job.view.theme)
            printed = write_pdf(text, style, faces=faces, folders=templates, name=job.path)
            files[f"{job.path}.pdf"] = printed.data
            problems += printed.problems
    return Rendered(files, tuple(sort_problems(dict.fromkeys(problems))))


def _class_set(
    shop: Shop, roster: Sequence[Student], edition: Edition, *, split: bool, spares: int
) -> tuple[dict[str, bytes], list[Problem]]:
    copies = deal_copies(shop.quiz, roster, edition=edition, spares=spares)
    files, problems = class_papers(shop, copies, split=split)
    view = class_list(shop, copies)
    text = page_html(shop.templates, "class_list.html.jinja", view)
    style = style_sheet(shop.templates, view.theme)
    folders = shop.templates.folders
    listed = write_pdf(text, style, faces=shop.faces, folders=folders, name="class-list")
    files["print/class-list.pdf"] = listed.data
    return files, [*problems, *listed.problems]


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
        yield Job("print/sheet", "sheet.html.jinja", sheet_view(quiz, size=size), {})
    if KEY in what:
        keys = [key_view(quiz, form, size=size) for form in quiz.forms]
        for key in keys:
            yield Job(f"keys/key-{key.code}", "key.html.jinja", key, {})
        if keys:
            rows = tuple(zip_longest(*(sorted(key.rows, key=_number) for key in keys)))
            yield Job("keys/keys", "keys.html.jinja", keys[0], {"forms": keys, "rows": rows})


def _number(row: KeyRow) -> int:
    return row.number


def _faces(quiz: Quiz, roster: Sequence[Student]) -> tuple[tuple[Face, ...], list[Problem]]:
    texts = [*quiz_texts(quiz), *roster_texts(roster)]
    labels = Labels.of(quiz.language).phrases.values()
    faces = faces_for([*texts, *labels], serif=quiz.paper.theme.endswith("serif"))
    return faces, glyph_problems(texts, quiz.id)


def glyph_problems(texts: Iterable[str], name: str) -> list[Problem]:
    """A warning for each text with a character that no font at hand has."""
    return [
        Problem(
            Severity.WARNING,
            "glyphs",
            Place(name),
            f"the fonts have no {_names(missing.characters)}, needed in “{missing.text[:60]}”",
            "put a font that has them into the templates folder, under fonts/",
        )
        for missing in missing_glyphs(texts)
    ]


def _names(characters: str) -> str:
    return ", ".join(f"“{char}” (U+{ord(char):04X})" for char in characters[:5])
