"""Report pages through the papers' templates: the same fonts, folders and PDF engine.

Answers and names are whatever people typed.  A character that no font has prints as
a replacement mark, because one odd answer must not stop the report of a class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.grading.model import Graded
from quizgen.papers.fonts import Face, faces_for, missing_glyphs, own_faces
from quizgen.papers.html import View, page_html, style_sheet
from quizgen.papers.labels import Labels
from quizgen.papers.pdf import Printed, write_pdf
from quizgen.papers.templates import Templates
from quizgen.text.languages import language_of

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_OWN_SIGNS = "–−·×…•✓“”„’" + _REPLACEMENT


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are made with: where templates lie, the fonts, the characters they lack."""

    folders: tuple[Path, ...]
    faces: tuple[Face, ...]
    lacking: Mapping[int, str]


def set_up(texts: Iterable[str], folders: Sequence[Path] = ()) -> Press:
    """The press for pages on which these texts stand.

    Args:
        texts: all that may stand on the pages beside the package's own English.
        folders: template folders, searched before the built-in templates.
    """
    all_texts = [_OWN_SIGNS, *texts]
    extra = own_faces(folders)
    missing = missing_glyphs(all_texts, extra=extra)
    lacking = {ord(char): _REPLACEMENT for one in missing for char in one.characters}
    printable = [text.translate(lacking) for text in all_texts]
    return Press(tuple(folders), faces_for(printable, extra=extra), lacking)


def fill_page(press: Press, template: str, view: View) -> str:
    """The view as a whole HTML document, with style and fonts inside."""
    html = page_html(Templates(press.folders), template, view, faces=press.faces)
    return html.translate(press.lacking)


def print_page(
    press: Press, template: str, view: View, *, tagged: bool = True, name: str = "report"
) -> Printed:
    """The view as a PDF.

    Raises:
        SystemLibraryError: WeasyPrint's libraries are missing.
    """
    templates = Templates(press.folders)
    html = page_html(templates, template, view).translate(press.lacking)
    style = style_sheet(templates, view.theme, press.faces)
    return write_pdf(
        html, style, faces=press.faces, folders=press.folders, tagged=tagged, name=name
    )


def class_texts(graded: Graded, language: str) -> Iterator[str]:
    """All texts that a page about the class may show, and the labels of its language."""
    yield from Labels.of(language).phrases.values()
    yield from language_of(language).reasons.values()
    yield graded.title
    for question in graded.questions:
        yield from (question.prompt, question.answer, question.section, question.source)
        yield from (*question.options, *question.tags)
    for grade in graded.grades:
        yield from (grade.student_id, grade.name, grade.band)
        yield from (mark.response for mark in grade.marks)
