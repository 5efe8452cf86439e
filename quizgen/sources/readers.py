"""The layouts that can be read, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizgen.sources.aiken import is_aiken, read_aiken
from quizgen.sources.alternating import read_alternating
from quizgen.sources.alternating import regularity as turns_fit
from quizgen.sources.anki_package import is_anki_package, read_anki_package
from quizgen.sources.anki_text import is_anki_text, read_anki_text
from quizgen.sources.blocks import read_blocks
from quizgen.sources.blocks import regularity as blocks_fit
from quizgen.sources.delimited import has_header, read_delimited
from quizgen.sources.draft import Draft, finish
from quizgen.sources.gift import is_gift, read_gift
from quizgen.sources.lines import numbered_lines
from quizgen.sources.markdown import read_markdown
from quizgen.sources.markers import read_markers
from quizgen.sources.model import Reading, SourceFile
from quizgen.sources.moodle_xml import is_moodle_xml, read_moodle_xml
from quizgen.sources.obsidian import is_obsidian, read_obsidian
from quizgen.sources.quality import quality
from quizgen.sources.quizlet import has_checksum, has_rows_in_a_line, read_quizlet
from quizgen.sources.separator import read_separator
from quizgen.sources.workbook import is_workbook, read_workbook


@dataclass(frozen=True, slots=True)
class Reader:
    """One layout: how much a file looks like it, and how it is read.

    `sure` recognises a file by marks that no other layout has (a file signature, a
    header); where it is true nothing else is tried.  `weight` is what a full
    explanation of a file by this layout is worth: one that explains any text at all is
    worth less than one that needs marks; 0 where only `sure` counts.
    """

    layout: str
    draft: Callable[[SourceFile], Draft]
    weight: float = 0.0
    sure: Callable[[SourceFile], bool] | None = None
    regular: Callable[[Draft], float] | None = None

    def looks_like(self, file: SourceFile) -> float:
        """How well the layout explains the file, from 0 to 1."""
        if self.sure and self.sure(file):
            return 1.0
        if not file.text or not self.weight:
            return 0.0
        draft = self.draft(file)
        fit = self.regular(draft) if self.regular else 1.0
        return fit * self.weight * quality(numbered_lines(file.text), draft)

    def read(self, file: SourceFile) -> Reading:
        """The reading of the file in this layout."""
        return finish(file, self.layout, self.draft(file))


READERS: dict[str, Reader] = {
    reader.layout: reader
    for reader in (
        Reader("anki-package", read_anki_package, sure=is_anki_package),
        Reader("xlsx", read_workbook, sure=is_workbook),
        Reader("moodle-xml", read_moodle_xml, sure=is_moodle_xml),
        Reader("anki-text", read_anki_text, sure=is_anki_text),
        Reader("aiken", read_aiken, sure=is_aiken),
        Reader("gift", read_gift, sure=is_gift),
        Reader("quizlet", read_quizlet, sure=lambda f: has_checksum(f) or has_rows_in_a_line(f)),
        Reader("obsidian", read_obsidian, 0.95, is_obsidian),
        Reader("markers", read_markers, 1.0),
        Reader("csv", read_delimited, 0.9, has_header),
        Reader("markdown", read_markdown, 0.9),
        Reader("separator", read_separator, 0.85),
        Reader("blocks", read_blocks, 0.75, regular=blocks_fit),
        Reader("alternating", read_alternating, 0.6, regular=turns_fit),
    )
}
