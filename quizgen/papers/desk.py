"""Where documents are printed: templates, fonts and the engine brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from quizgen.errors import Problem
from quizgen.papers.embed import embed_pictures
from quizgen.papers.fonts import Face, faces_for
from quizgen.papers.html import View, page_html, style_sheet
from quizgen.papers.pdf import Printed, write_pdf
from quizgen.papers.templates import Templates


@dataclass(frozen=True, slots=True)
class Desk:
    """The templates in use, the fonts that came with them, and how many work at it.

    With several workers documents are laid out in processes of their own, not threads:
    WeasyPrint's threads gave differing bytes.  `tell` hears how many of how many are done.
    """

    templates: Templates
    extra: tuple[Face, ...] = ()
    workers: int = 1
    tell: Callable[[int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One document to print: its path without ending, its template and what goes in."""

    path: str
    template: str
    view: View
    more: Mapping[str, object]

    @property
    def folder(self) -> str:
        """Documents of one folder share their fonts; keys and papers never do."""
        return self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled document, ready for the engine; it can travel to another process."""

    name: str
    html: str
    style: str
    faces: tuple[Face, ...]
    folders: tuple[Path, ...]
    tagged: bool


def print_jobs(
    desk: Desk, jobs: Sequence[Job], *, pdf: bool = True, html: bool = False, tagged: bool = True
) -> tuple[dict[str, bytes], list[Problem]]:
    """The documents as files by path, and what was noticed.

    The fonts are cut for what a folder prints, so that a letter that only a key needs
    leaves no trace in a student's file.
    """
    files: dict[str, bytes] = {}
    sheets: list[Sheet] = []
    for _, members in groupby(jobs, key=lambda job: job.folder):
        group = list(members)
        texts = [fill(desk, job) for job in group]
        faces = faces_of(desk, texts, group[0].view.theme)
        if html:
            files.update((f"{job.path}.html", alone(desk, job, faces)) for job in group)
        sheets += [
            sheet_of(desk, job, text, faces, tagged=tagged)
            for job, text in zip(group, texts, strict=True)
        ]
    printed = print_sheets(desk, sheets) if pdf else []
    for sheet, one in zip(sheets, printed, strict=False):
        files[f"{sheet.name}.pdf"] = one.data
    return files, [problem for one in printed for problem in one.problems]


def fill(desk: Desk, job: Job, faces: Sequence[Face] | None = None) -> str:
    """The document as HTML, with its style inside where faces are given."""
    return page_html(desk.templates, job.template, job.view, faces=faces, more=job.more)


def alone(desk: Desk, job: Job, faces: Sequence[Face]) -> bytes:
    """The document as an HTML file that needs no other."""
    return embed_pictures(fill(desk, job, faces), desk.templates.folders, job.path).encode()


def faces_of(desk: Desk, texts: Iterable[str], theme: str) -> tuple[Face, ...]:
    """The faces that the documents need."""
    return faces_for(texts, serif=theme.endswith("serif"), extra=desk.extra)


def sheet_of(
    desk: Desk, job: Job, text: str, faces: Sequence[Face], *, tagged: bool = True
) -> Sheet:
    """The filled document with all that the engine needs beside it."""
    style = style_sheet(desk.templates, job.view.theme, faces)
    return Sheet(job.path, text, style, tuple(faces), desk.templates.folders, tagged)


def print_sheets(desk: Desk, sheets: Sequence[Sheet]) -> list[Printed]:
    """The documents as PDFs, in their order."""
    if min(desk.workers, len(sheets)) <= 1:
        return list(_counted(desk, map(print_sheet, sheets), len(sheets)))
    with ProcessPoolExecutor(desk.workers, mp_context=get_context("spawn")) as pool:
        return list(_counted(desk, pool.map(print_sheet, sheets), len(sheets)))


def print_sheet(sheet: Sheet) -> Printed:
    """One document as a PDF."""
    return write_pdf(
        sheet.html,
        sheet.style,
        faces=sheet.faces,
        folders=sheet.folders,
        tagged=sheet.tagged,
        name=sheet.name,
    )


def _counted(desk: Desk, printed: Iterable[Printed], total: int) -> Iterator[Printed]:
    for done, one in enumerate(printed, start=1):
        if desk.tell:
            desk.tell(done, total)
        yield one
