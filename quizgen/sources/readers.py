"""The layouts that can be read, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizgen.sources.alternating import read_alternating
from quizgen.sources.draft import Draft, finish
from quizgen.sources.lines import numbered_lines
from quizgen.sources.markers import read_markers
from quizgen.sources.model import Reading, SourceFile
from quizgen.sources.quality import quality
from quizgen.sources.separator import read_separator


@dataclass(frozen=True, slots=True)
class Reader:
    """One layout: how much a file looks like it, and how it is read.

    `sure` recognises a file by marks that no other layout has (a file signature, a
    header); where it is true nothing else is tried.  `weight` is what a full
    explanation of a file by this layout is worth: one that explains any text at all is
    worth less than one that needs marks.
    """

    layout: str
    draft: Callable[[SourceFile], Draft]
    weight: float = 1.0
    sure: Callable[[SourceFile], bool] | None = None

    def looks_like(self, file: SourceFile) -> float:
        """How well the layout explains the file, from 0 to 1."""
        if self.sure and self.sure(file):
            return 1.0
        if not file.text or not self.weight:
            return 0.0
        return self.weight * quality(numbered_lines(file.text), self.draft(file))

    def read(self, file: SourceFile) -> Reading:
        """The reading of the file in this layout."""
        return finish(file, self.layout, self.draft(file))


READERS: dict[str, Reader] = {
    reader.layout: reader
    for reader in (
        Reader("markers", read_markers),
        Reader("separator", read_separator, 0.85),
        Reader("alternating", read_alternating, 0.6),
    )
}
