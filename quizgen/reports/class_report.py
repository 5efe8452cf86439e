"""The class report: as text for the terminal, as a page, and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from quizgen.grading.model import Graded
from quizgen.reports.class_text import report_text
from quizgen.reports.class_view import ReportView, report_view
from quizgen.reports.model import Analysis
from quizgen.reports.pages import class_texts, fill_page, print_page, set_up
from quizgen.reports.posted import PostedView, posted_view

__all__ = ["ReportEdition", "report_html", "report_pdf", "report_text"]

ReportEdition = Literal["instructor", "posted"]


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
    template, view = _page(graded, analysis, edition, size)
    return fill_page(set_up(class_texts(graded, view.language), templates), template, view)


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
    template, view = _page(graded, analysis, edition, size)
    press = set_up(class_texts(graded, view.language), templates)
    return print_page(press, template, view).data


def _page(
    graded: Graded, analysis: Analysis, edition: ReportEdition, size: str
) -> tuple[str, ReportView | PostedView]:
    if edition == "posted":
        return "report_posted.html.jinja", posted_view(graded, analysis, size=size)
    return "report.html.jinja", report_view(graded, analysis, size=size)
