"""A glossary or a quiz as a file for something else: spreadsheets, for now.

In: a `Glossary` or a `Quiz`, and the name of a format.
Out: the bytes of one file in that format.

`registry.EXPORTERS` lists the formats by name, each with what it takes and the suffix
of its file; every format has a module of its own.

Cannot happen: a cell that a spreadsheet runs as a formula; bytes that differ between
two runs or two machines; an entry or a question that is left out.
"""

from quizgen.exports.registry import EXPORTERS, Exporter, describe_formats, export, find_exporter

__all__ = ["EXPORTERS", "Exporter", "describe_formats", "export", "find_exporter"]
