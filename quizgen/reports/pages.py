"""Report pages through the papers' templates: the same fonts, folders and PDF engine."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup

from quizgen.papers.fonts import Face, faces_for
from quizgen.papers.html import View, font_face, page_html
from quizgen.papers.pdf import Printed, write_pdf
from quizgen.papers.templates import Templates

_STYLES = ("base.css", "report.css", "custom.css")


def fill_page(
    template: str, view: View, *, templates: Sequence[Path] = (), texts: Iterable[str]
) -> str:
    """The view as a whole HTML document, its style and fonts inside.

    Args:
        template: the template's name.
        view: what is printed.
        templates: folders that are searched before the built-in templates.
        texts: all that may stand on the page, for the choice of fonts.
    """
    filled = Templates(templates)
    rules = "\n".join(font_face(face, _data_url(face)) for face in faces_for(texts))
    style = Markup(f"{rules}\n{report_style(filled)}")  # noqa: S704 - style sheets only
    return page_html(filled, template, view, more={"style": style})


def print_page(
    template: str,
    view: View,
    *,
    templates: Sequence[Path] = (),
    faces: Sequence[Face],
    tagged: bool = True,
    name: str = "report",
) -> Printed:
    """The view as a PDF.

    Raises:
        SystemLibraryError: WeasyPrint's libraries are missing.
    """
    filled = Templates(templates)
    html = page_html(filled, template, view)
    style = report_style(filled)
    return write_pdf(html, style, faces=faces, folders=templates, tagged=tagged, name=name)


def report_style(templates: Templates) -> str:
    """The looks of reports: the base of all papers, the reports' own, the user's."""
    return "\n".join(templates.text(name) for name in _STYLES)


def _data_url(face: Face) -> str:
    return "data:font/ttf;base64," + b64encode(face.data).decode()
