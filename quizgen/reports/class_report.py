"""The class report: as text for the terminal, as a page, and as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.grading.model import Graded
from quizgen.papers.fonts import faces_for
from quizgen.papers.labels import Labels
from quizgen.reports.class_text import report_text
from quizgen.reports.class_view import ReportEdition, ReportView, report_view
from quizgen.reports.model import Analysis
from quizgen.reports.pages import fill_page, print_page

__all__ = ["report_html", "report_pdf", "report_text"]

_TEMPLATE = "report.html.jinja"


def report_html(
    graded: Graded,
    analysis: Analysis,
    *,
    edition: ReportEdition = "instructor",
    size: str = "A4",
    templates: Sequence[Path] = (),
) -> str:
    """The class report as one HTML file with style, fonts and pictures inside.

    Args:
        graded: the class.
        analysis: what `analyse` makes of it.
        edition: `instructor`, or `posted`: codes in random order in place of names,
            and nothing about single questions or answers.
        size: A4 or Letter, for printing from the browser.
        templates: folders that are searched before the built-in templates.
    """
    view = report_view(graded, analysis, edition=edition, size=size)
    return fill_page(_TEMPLATE, view, templates=templates, texts=_texts(graded, view))


def report_pdf(
    graded: Graded,
    analysis: Analysis,
    *,
    edition: ReportEdition = "instructor",
    size: str = "A4",
    templates: Sequence[Path] = (),
) -> bytes:
    """The class report as PDF; the options are those of `report_html`.

    Raises:
        SystemLibraryError: WeasyPrint's libraries are missing.
    """
    view = report_view(graded, analysis, edition=edition, size=size)
    faces = faces_for(_texts(graded, view))
    return print_page(_TEMPLATE, view, templates=templates, faces=faces, name="report").data


def _texts(graded: Graded, view: ReportView) -> Iterator[str]:
    """All texts that are not this package's own, and its labels."""
    yield from Labels.of(view.language).phrases.values()
    yield "–−·✓✗“”’"
    yield graded.title
    for question in graded.questions:
        yield from (question.prompt, question.answer, question.section, *question.options)
        yield from question.tags
    for grade in graded.grades:
        yield from (grade.student_id, grade.name, grade.band)
        yield from (mark.response for mark in grade.marks)
