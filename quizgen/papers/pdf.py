"""HTML to PDF by WeasyPrint, which is loaded only when a PDF is made.

Nothing is fetched but `data:` and files under the folders that are named; what
WeasyPrint complains about comes back as problems; the same HTML gives the same bytes.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from quizgen.errors import InputError, Place, Problem, Severity, SystemLibraryError
from quizgen.papers.embed import GIVE_FILE
from quizgen.papers.finish import finish_plain, finish_tagged
from quizgen.papers.fonts import Face
from quizgen.papers.html import font_face

_FONTS = "https://fonts.quizgen.invalid/"
_INSTALL = {
    "linux": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " (on Fedora: dnf install pango harfbuzz)",
    "darwin": "brew install pango",
    "win32": "install MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango",
}


GIVE_FONT = "put a font that has it into the folder fonts/ of your templates"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, its number of pages, and where its anchors stand.

    `anchors` gives for an element's id the page (from 0) and the distance of its
    upper left corner from the page's upper left, in points.
    """

    data: bytes
    pages: int
    anchors: dict[str, tuple[int, float, float]]
    problems: tuple[Problem, ...]


def missing_library() -> str:
    """What to install so that PDFs can be made, or "" where nothing is missing."""
    try:
        _weasyprint()
    except SystemLibraryError as error:
        return error.next_step
    return ""


def write_pdf(
    html: str,
    style: str,
    *,
    faces: Sequence[Face],
    folders: Sequence[Path] = (),
    tagged: bool = True,
    name: str = "paper",
) -> Printed:
    """The HTML as a PDF, tagged for screen readers (PDF/UA-1) unless it goes to a printer.

    Args:
        html: a whole document; images come as `data:` or from `folders`.
        style: the style sheet; it is parsed once for all documents that share it.
        faces: the fonts to set it in.
        folders: where images and fonts of a user's templates may lie.
        tagged: whether the file carries a structure tree.
        name: what the problems call the document.

    Raises:
        InputError: something the page needs could not be loaded.
        SystemLibraryError: WeasyPrint's libraries are missing.
    """
    weasyprint = _weasyprint()
    engine = _engine(tuple(faces), tuple(folders))
    variant = "pdf/ua-1" if tagged else None
    with _listening(name) as problems:
        sheet = engine.sheet(style)
        source = weasyprint.HTML(string=html, base_url=engine.base_url, url_fetcher=engine.fetcher)
        document = source.render(font_config=engine.fonts, stylesheets=[sheet], pdf_variant=variant)
        finish = finish_tagged if tagged else finish_plain
        data = document.write_pdf(pdf_variant=variant, finisher=finish)
    _stop_if_missing(problems)
    return Printed(data, len(document.pages), _anchors(document.pages), tuple(problems))


def _anchors(pages: Sequence[Any]) -> dict[str, tuple[int, float, float]]:
    found: dict[str, tuple[int, float, float]] = {}
    for index, page in enumerate(pages):
        for name, target in page.anchors.items():
            found.setdefault(name, (index, target[0] * 0.75, target[1] * 0.75))
    return found


def _stop_if_missing(problems: Sequence[Problem]) -> None:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors:
        return
    boxes = errors[0].check == "glyphs"
    raise InputError(
        f"{errors[0].place}: {errors[0].message}",
        next_step=GIVE_FONT if boxes else GIVE_FILE,
        problems=errors,
    )


class _Engine:
    """A font configuration with its faces, a fetcher, and the style sheets parsed so far."""

    def __init__(self, faces: Sequence[Face], folders: Sequence[Path]) -> None:
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - slow to load

        self.fonts = FontConfiguration()
        self.fetcher = _fetcher(faces, folders)
        self.base_url = folders[0].resolve().as_uri() + "/" if folders else "about:blank"
        self._faces = "\n".join(font_face(face, _FONTS + face.name) for face in faces)
        self._sheets: dict[str, Any] = {}

    def sheet(self, style: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        if style not in self._sheets:
            self._sheets[style] = _weasyprint().CSS(
                string=self._faces + style,
                font_config=self.fonts,
                url_fetcher=self.fetcher,
                base_url=self.base_url,
            )
        return self._sheets[style]


@lru_cache(maxsize=8)
def _engine(faces: tuple[Face, ...], folders: tuple[Path, ...]) -> _Engine:
    return _Engine(faces, folders)


def _fetcher(faces: Sequence[Face], folders: Sequence[Path]) -> Any:  # noqa: ANN401 - as above
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - slow to load

    fonts = {_FONTS + face.name: face.data for face in faces}
    allowed = [folder.resolve() for folder in folders]

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Gives out the fonts at hand, `data:`, and files in the allowed folders."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401 - as above
            if url in fonts:
                return URLFetcherResponse(url, fonts[url], {"Content-Type": "font/ttf"})
            if not _is_allowed(url, allowed):
                msg = "outside the template folders; nothing is fetched from there"
                raise ValueError(msg)
            return super().fetch(url, headers)

    return Fetcher()


def _is_allowed(url: str, folders: Sequence[Path]) -> bool:
    parts = urlsplit(url)
    if parts.scheme == "data":
        return True
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
        return False
    path = Path(url2pathname(parts.path)).resolve()
    return any(path.is_relative_to(folder) for folder in folders)


@contextmanager
def _listening(name: str) -> Iterator[list[Problem]]:
    """Collects what WeasyPrint logs; an error means that something is not on the page."""
    problems: list[Problem] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            if "HarfBuzz-Subset" in message:
                return  # another way of cutting fonts; the page is the same
            problem = _problem(name, message, error=record.levelno >= logging.ERROR)
            if problem not in problems:
                problems.append(problem)

    logger = logging.getLogger("weasyprint")
    listener = Listener(logging.WARNING)
    before = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield problems
    finally:
        logger.removeHandler(listener)
        logger.propagate = before


def _problem(name: str, message: str, *, error: bool) -> Problem:
    """A log line as a problem; what is not on the page, or prints as a box, is an error."""
    if ".notdef" in message:
        letter = message.partition(": ")[2]
        return Problem(Severity.ERROR, "glyphs", Place(name), f"no font has the character {letter}")
    error = error or message.startswith(("Failed to load", "Font-face"))
    severity = Severity.ERROR if error else Severity.WARNING
    return Problem(severity, "paper", Place(name), message)


@lru_cache(maxsize=1)
def _weasyprint() -> Any:  # noqa: ANN401 - as above
    try:
        import weasyprint  # noqa: PLC0415 - slow to load, and needs system libraries
    except OSError as error:
        raise SystemLibraryError(
            "PDFs cannot be made: a library that WeasyPrint needs is missing (Pango)",
            next_step=_INSTALL.get(sys.platform, _INSTALL["linux"]),
        ) from error
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return weasyprint
