"""Where documents are printed: templates, fonts and the engine brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from quizgen.errors import Problem
from quizgen.papers.fonts import Face, faces_for
from quizgen.papers.html import View, page_html, style_sheet
from quizgen.papers.pdf import Printed, write_pdf
from quizgen.papers.templates import Templates


@dataclass(frozen=True, slots=True)
class Desk:
    """The templates in use, and the fonts that came with them."""

    templates: Templates
    extra: tuple[Face, ...] = ()


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


def print_jobs(
    desk: Desk, jobs: Sequence[Job], *, pdf: bool = True, html: bool = False, tagged: bool = True
) -> tuple[dict[str, bytes], list[Problem]]:
    """The documents as files by path, and what was noticed.

    The fonts are cut for what a folder prints, so that a letter that only a key needs
    leaves no trace in a student's file.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for _, group in groupby(jobs, key=lambda job: job.folder):
        filled = [(job, fill(desk, job)) for job in group]
        faces = faces_of(desk, [text for _, text in filled], filled[0][0].view.theme)
        for job, text in filled:
            if html:
                files[f"{job.path}.html"] = fill(desk, job, faces).encode()
            if pdf:
                printed = print_one(desk, job, text, faces, tagged=tagged)
                files[f"{job.path}.pdf"] = printed.data
                problems += printed.problems
    return files, problems


def fill(desk: Desk, job: Job, faces: Sequence[Face] | None = None) -> str:
    """The document as HTML, with its style inside where faces are given."""
    return page_html(desk.templates, job.template, job.view, faces=faces, more=job.more)


def faces_of(desk: Desk, texts: Iterable[str], theme: str) -> tuple[Face, ...]:
    """The faces that the documents need."""
    return faces_for(texts, serif=theme.endswith("serif"), extra=desk.extra)


def print_one(
    desk: Desk, job: Job, text: str, faces: Sequence[Face], *, tagged: bool = True
) -> Printed:
    """One filled document as a PDF."""
    style = style_sheet(desk.templates, job.view.theme, faces)
    folders = desk.templates.folders
    return write_pdf(text, style, faces=faces, folders=folders, tagged=tagged, name=job.path)
