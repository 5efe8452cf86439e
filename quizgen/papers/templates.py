"""The templates of the papers: where they are found, and how they are filled.

A name is looked up in the given folders first, then among the built-in ones;
`builtin/NAME` is always the built-in one, so an override can extend what it shadows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import pass_context
from markupsafe import Markup

from quizgen.errors import InputError, Place
from quizgen.papers.markup import direction, inline, plain

BUILTIN = "builtin/"
_SUFFIXES = (".jinja", ".css")
_CSS_UNSAFE = re.compile(r'[\\"<>&\x00-\x1f\x7f]')
_USER_ERRORS = (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError, OverflowError)


def builtin_folder() -> Path:
    """The folder of the built-in templates: inside the package, or the checkout's own."""
    package = Path(str(files("quizgen")))
    packaged = package / "_templates"
    return packaged if packaged.is_dir() else package.parent / "templates"


def list_templates(folders: Sequence[Path] = ()) -> list[tuple[str, Path]]:
    """Every template and style sheet with the file that is used for it, by name."""
    found: dict[str, Path] = {}
    for folder in (*folders, builtin_folder()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                found.setdefault(path.relative_to(folder).as_posix(), path)
    return sorted(found.items())


def template_source(name: str, folders: Sequence[Path] = ()) -> str:
    """The text of the template or style sheet.

    Raises:
        InputError: there is none of this name.
    """
    path = _find(name, folders)
    if path is None:
        known = [one for one, _ in list_templates(folders)]
        close = get_close_matches(name, known, n=1)
        meant = f"did you mean “{close[0]}”? " if close else ""
        raise InputError(
            f"there is no template “{name}”",
            next_step=f"{meant}`quizgen templates list` names them",
        )
    return _read(path)


class Templates:
    """The templates of the given folders and the built-in ones, ready to be filled."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = tuple(folders)
        self._environment = SandboxedEnvironment(
            loader=_Loader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters["rich"] = rich
        self._environment.filters["bare"] = bare
        self._environment.filters["css_text"] = css_text
        self._environment.filters["direction"] = direction

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """The template filled with the values.

        Raises:
            InputError: the template is missing or faulty; the message has file and line.
        """
        try:
            return self._environment.get_template(name).render(dict(values))
        except TemplateNotFound as error:
            raise _no_template(error, self.folders) from error
        except TemplateSyntaxError as error:
            raise _faulty(self._place(error), error.message or "syntax error") from error
        except (TemplateError, SecurityError, *_USER_ERRORS) as error:
            place = self._raised_in(error)
            if place is None:
                raise
            raise _faulty(place, str(error)) from error

    def text(self, name: str) -> str:
        """The style sheet as it stands."""
        return template_source(name, self.folders)

    def _place(self, error: TemplateSyntaxError) -> Place:
        return Place(error.filename or error.name or "template", error.lineno)

    def _raised_in(self, error: Exception) -> Place | None:
        """The innermost template line that the error passed, None where there is none."""
        names = {str(path) for _, path in list_templates(self.folders)}
        names.update(str(path) for _, path in list_templates())
        place = None
        step = error.__traceback__
        while step is not None:
            if step.tb_frame.f_code.co_filename in names:
                place = Place(step.tb_frame.f_code.co_filename, step.tb_lineno)
            step = step.tb_next
        return place


@pass_context
def rich(context: Context, text: str) -> Markup:
    """The text of a quiz as HTML: literal, or with inline marks where the quiz has them."""
    return inline(text, context.get("markup", ""))


@pass_context
def bare(context: Context, text: str) -> str:
    """The text of a quiz without its inline marks, for document titles and bookmarks."""
    return plain(text, context.get("markup", ""))


def css_text(text: str) -> Markup:
    r"""The text as a CSS string, quotes included, safe inside a style element.

    >>> css_text('a "b" </style>')
    Markup('"a \\22 b\\22  \\3c /style\\3e "')
    """
    return Markup('"' + _CSS_UNSAFE.sub(lambda m: f"\\{ord(m[0]):x} ", text) + '"')  # noqa: S704 - escaped here


class _Loader(BaseLoader):
    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def get_source(
        self,
        environment: object,  # noqa: ARG002 - the signature is Jinja's
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        path = _find(template, self._folders)
        if path is None:
            raise TemplateNotFound(template)
        return _read(path), str(path), lambda: True


def _find(name: str, folders: Sequence[Path]) -> Path | None:
    places = [] if name.startswith(BUILTIN) else list(folders)
    bare = name.removeprefix(BUILTIN)
    if ".." in Path(bare).parts or Path(bare).is_absolute():
        return None
    return next((f / bare for f in (*places, builtin_folder()) if (f / bare).is_file()), None)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: this is not a text file in UTF-8", next_step="save it as UTF-8"
        ) from error


def _no_template(error: TemplateNotFound, folders: Sequence[Path]) -> InputError:
    looked = ", ".join(str(folder) for folder in (*folders, builtin_folder()))
    return InputError(
        f"there is no template “{error.name}” (looked in {looked})",
        next_step="see `quizgen templates list` for the names",
    )


def _faulty(place: Place, message: str) -> InputError:
    return InputError(
        f"{place}: {message}",
        next_step="mend the template, or remove it to use the built-in one; "
        "templates/README.md lists the fields it can use",
    )
