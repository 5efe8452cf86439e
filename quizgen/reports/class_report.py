"""The class report: as text for the terminal, as a page, and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizgen.grading.model import Graded
from quizgen.reports.class_text import report_text
from quizgen.reports.class_view import ReportEdition, report_view
from quizgen.reports.model import Analysis
from quizgen.reports.pages import class_texts, fill_page, print_page, set_up

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
    return fill_page(set_up(class_texts(graded, view.language), templates), _TEMPLATE, view)


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
    press = set_up(class_texts(graded, view.language), templates)
    return print_page(press, _TEMPLATE, view).data
