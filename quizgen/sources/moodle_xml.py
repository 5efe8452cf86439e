"""Moodle's glossary export: XML with concepts, definitions in HTML, and keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.sources.draft import MARKUP, Draft, Pair
from quizgen.sources.html import html_lines
from quizgen.sources.lines import numbered_lines
from quizgen.sources.model import Skipped, SourceFile
from quizgen.tables.xml import parse_xml
from quizgen.text.clean import clean
from quizgen.text.decode import lines

_ROOT = re.compile(r"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.*?-->\s*)?<GLOSSARY\b", re.DOTALL)
_START = re.compile(r"<ENTRY\b[^>]*>")
_END = re.compile(r"</ENTRY\s*>")


def is_moodle_xml(file: SourceFile) -> bool:
    """Whether the file's outermost element is Moodle's glossary."""
    return bool(_ROOT.match(file.text[:4000]))


def read_moodle_xml(file: SourceFile) -> Draft:
    """The cards of the entries; keywords become "also called", categories tags."""
    try:
        root = parse_xml(_as_utf8(file), file.name)
    except InputError as error:
        return _broken(file, error)
    pairs = []
    for entry, (start, end) in zip(_entries(root), _places(file.text), strict=False):
        pairs.append(_pair(entry, start, end))
    skipped = [Skipped(file.name, line.number, MARKUP) for line in numbered_lines(file.text)]
    return Draft(tuple(pairs), (), tuple(skipped))


def _as_utf8(file: SourceFile) -> bytes:
    """The decoded text again as bytes, without a declaration of another encoding."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", file.text).encode("utf-8", "replace")


def _broken(file: SourceFile, error: InputError) -> Draft:
    hint = error.next_step
    problem = Problem(Severity.ERROR, "markup", Place(file.name), error.message, hint)
    reason = "XML that cannot be read"
    skipped = [Skipped(file.name, line.number, reason) for line in numbered_lines(file.text)]
    return Draft((), (), tuple(skipped), (problem,))


def _entries(root: Element) -> Iterator[Element]:
    return (one for one in root.iter() if one.tag == "ENTRY")


def _places(text: str) -> list[tuple[int, int]]:
    """The first and last line of each entry."""
    return (
        [
            place
            for number, row in enumerate(lines(text), start=1)
            for place in [(number, number)] * len(_START.findall(row))
        ]
        if text.count("</ENTRY") == 0
        else _spans(lines(text))
    )


def _spans(rows: Sequence[str]) -> list[tuple[int, int]]:
    starts = [n for n, row in enumerate(rows, start=1) for _ in _START.findall(row)]
    ends = [n for n, row in enumerate(rows, start=1) for _ in _END.findall(row)]
    return [(start, max(start, end)) for start, end in zip(starts, ends, strict=False)]


def _pair(entry: Element, start: int, end: int) -> Pair:
    concept = " ".join(html_lines(_text(entry, "CONCEPT")))
    aliases = [clean(name.text or "") for name in entry.findall("./ALIASES/ALIAS/NAME")]
    names = ", ".join(name for name in aliases if name)
    front = f"{concept} (also called {names})" if names and concept else concept
    tags = [clean(name.text or "") for name in entry.findall("./CATEGORIES/CATEGORY/NAME")]
    tags += [clean(tag.text or "") for tag in entry.findall("./TAGS/TAG")]
    back = html_lines(_text(entry, "DEFINITION"))
    return Pair(front, back, start, start, end, tags=tuple(dict.fromkeys(filter(None, tags))))


def _text(entry: Element, name: str) -> str:
    found = entry.find(name)
    return "".join(found.itertext()) if found is not None else ""
