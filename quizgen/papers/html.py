"""Views to HTML: with the style inside for a browser, without it for the PDF engine."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Protocol

from markupsafe import Markup

from quizgen.papers.fonts import Face
from quizgen.papers.labels import Labels
from quizgen.papers.templates import Templates


class View(Protocol):
    """What every template needs to know of what it prints."""

    @property
    def language(self) -> str:
        """The language of the labels."""

    @property
    def markup(self) -> str:
        """How texts are marked up."""

    @property
    def theme(self) -> str:
        """Whose looks it has."""


def page_html(
    templates: Templates,
    template: str,
    view: View,
    *,
    faces: Sequence[Face] | None = None,
    more: Mapping[str, object] | None = None,
) -> str:
    """The view as a whole HTML document.

    Args:
        templates: where templates are looked up.
        template: the template's name.
        view: what is printed.
        faces: the fonts to put inside together with the style; None leaves both out,
            for the PDF engine, which is given them once for all documents.
        more: further values for the template.
    """
    style = Markup("")
    if faces is not None:
        rules = "\n".join(font_face(face, _data_url(face)) for face in faces)
        looks = style_sheet(templates, view.theme, faces)
        screen = templates.text("screen.css")
        style = Markup(f"{rules}\n{looks}\n{screen}")  # noqa: S704 - style sheets only
    values = {
        "view": view,
        "label": Labels.of(view.language),
        "markup": view.markup,
        "style": style,
        **(more or {}),
    }
    return templates.fill(template, values)


def style_sheet(templates: Templates, theme: str, faces: Sequence[Face]) -> str:
    """The looks: the families of the faces, the theme, then the user's own rules."""
    name = f"{theme}.css" if theme in {"handout", "report"} else "theme.css"
    sheets = (templates.text(one) for one in ("base.css", name, "custom.css"))
    return "\n".join([_families(faces), *sheets])


def _families(faces: Sequence[Face]) -> str:
    names = ", ".join(f'"{name}"' for name in dict.fromkeys(face.family for face in faces))
    rule = f"{{ font-family: {names}, sans-serif; }}"
    return f"html {rule}\n@page {rule}"


def font_face(face: Face, url: str) -> str:
    """The CSS rule that makes the face known under its family."""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{url}"); }}'
    )


def _data_url(face: Face) -> str:
    return "data:font/ttf;base64," + b64encode(face.data).decode()
