"""`quizgen doctor`: what this machine has and lacks."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.talk import Talk
from quizgen.errors import Place, SystemLibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.glossary.model import Glossary
    from quizgen.papers.fonts import Face

_LIBRARIES = ("typer", "jinja2", "weasyprint", "rapidfuzz", "tomlkit", "pikepdf")


def doctor(
    ctx: typer.Context,
    glossary: Annotated[
        Path | None, typer.Argument(help="Check that its letters can be printed.")
    ] = None,
) -> None:
    """What this machine has and lacks: Python, Pango, fonts, the glyphs a glossary needs.

    \b
    Example:
      quizgen doctor glossary/biology.toml
    """
    from quizgen import __version__
    from quizgen.cli.printing import template_folders
    from quizgen.papers.fonts import BODY, FALLBACK, SERIF, own_faces
    from quizgen.papers.pdf import missing_library

    talk: Talk = ctx.obj
    talk.say(f"quizgen {__version__}, Python {platform.python_version()} on {sys.platform}")
    talk.say("libraries: " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    extra = own_faces(template_folders(None))
    talk.say("fonts: " + ", ".join([BODY, SERIF, FALLBACK, *(face.family for face in extra)]))
    if glossary:
        from quizgen.cli.course import load_glossary

        _glyphs(load_glossary([glossary], talk), extra, talk)
    missing = missing_library()
    if missing:
        raise SystemLibraryError(
            "Pango is missing: no PDFs can be made, only HTML papers", next_step=missing
        )
    talk.say("Pango: there; PDFs can be made")


def _glyphs(glossary: Glossary, extra: Sequence[Face], talk: Talk) -> None:
    from quizgen.papers.fonts import missing_glyphs

    lacking = 0
    for entry in glossary.entries:
        texts = [*entry.names, entry.definition, *entry.items]
        for missing in missing_glyphs(texts, extra=extra):
            lacking += 1
            place = Place(glossary.file, entry.line)
            talk.say(f"{place}: no font has {' '.join(missing.characters)} ({entry.term})")
    if lacking:
        font = "a font that has them (.ttf or .otf; Noto Music has ♯ ♭ ♮)"
        talk.say(f"put {font} into templates/fonts/ of your course")
    else:
        talk.say("every letter of the glossary can be printed")
