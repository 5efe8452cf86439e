"""Markdown notes: headings with text, bold terms, definition lists, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quizgen.sources.columns import Record, find_columns, name_columns
from quizgen.sources.draft import HEADER, INVISIBLE, MARKUP, NO_CARD, TITLE, Draft, Pair
from quizgen.sources.inline import plain_inline
from quizgen.sources.lines import BULLET, Line, numbered_lines
from quizgen.sources.model import Skipped, SourceFile
from quizgen.sources.outline import read_outline
from quizgen.sources.plain_bullets import bullet_cards, without_term
from quizgen.text.slug import slug

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})$")
_RULE = re.compile(r"^(?:[-*_]\s*){3,}$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_TABLE_RULE = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_CELL = re.compile(r"(?<!\\)\|")
_BOLD_TERM = re.compile(
    r"^(?:[-*+]\s+|\d+[.)]\s+)?(?P<mark>\*\*|__)(?P<term>[^*_]+?)(?P<inner>[:：.]?)(?P=mark)"
    r"(?P<note>\s*\([^()]*\))?\s*(?P<sep>[:：=]|[-–—]+\s|→|\.\s)?\s*(?P<rest>.*)$"
)
_DEFINITION = re.compile(r"^:\s+(\S.*)$")
_COMMENT = re.compile(r"^<!--.*-->$")


@dataclass(slots=True)
class _Section:
    """A heading and the lines under it, up to the next heading."""

    level: int = 0
    title: str = ""
    line: Line | None = None
    body: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    source: str
    pairs: list[Pair] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, line: Line, reason: str) -> None:
        """Notes a line that is no card."""
        self.skipped.append(Skipped(self.source, line.number, reason))


def read_markdown(file: SourceFile) -> Draft:
    """The cards of a note; a heading with structure under it is a title and a tag."""
    state = _State(file.name)
    sections = _sections(_after_frontmatter(numbered_lines(file.text), state))
    levels = Counter(section.level for section in sections if section.body and section.level)
    main = max(levels, key=lambda level: (levels[level], level), default=0)
    bold = _terms_are_bold(sections)
    tag = ""
    for section in sections:
        before = len(state.pairs)
        body = section.body
        if bold and (bullets := bullet_cards(body)):
            state.pairs.extend(bullets)
            body = [line for line in body if not line.text]
        rest = _read_structures(_without_outline(body, state), state)
        structured = len(state.pairs) > before
        if not structured and section.line and rest and section.level >= main and section.title:
            state.pairs.append(_heading_card(section, rest, tag))
        else:
            if section.line:
                state.skip(section.line, TITLE)
                tag = slug(section.title, "")
            for line in rest:
                state.skip(line, NO_CARD)
        if structured and section.line and section.title:
            state.pairs[before:] = [
                replace(pair, tags=(slug(section.title, ""),)) for pair in state.pairs[before:]
            ]
    return Draft(tuple(state.pairs), (), tuple(state.skipped))


def read_structures(source: str, lines: Sequence[Line]) -> Draft:
    """The cards of bold terms, definition lists and tables alone; other lines are no cards."""
    state = _State(source)
    for line in _read_structures(lines, state):
        state.skip(line, NO_CARD)
    return Draft(tuple(state.pairs), (), tuple(state.skipped))


def _after_frontmatter(lines: Sequence[Line], state: _State) -> Sequence[Line]:
    if not lines or lines[0].text != "---" or lines[0].number != 1:
        return lines
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.text == "---"), 0)
    if not end:
        return lines
    for line in lines[: end + 1]:
        state.skip(line, MARKUP)
    return lines[end + 1 :]


def _sections(lines: Sequence[Line]) -> list[_Section]:
    sections = [_Section()]
    fenced = False
    for line in lines:
        fenced ^= bool(_FENCE.match(line.raw))
        heading = None if fenced else _HEADING.match(line.text)
        body = sections[-1].body
        if heading:
            title = plain_inline(heading[2])
            sections.append(_Section(len(heading[1]), title, line))
        elif (
            _UNDERLINE.match(line.text)
            and body
            and body[-1].number == line.number - 1
            and (body[-1].after_blank)
        ):
            above = body.pop()
            level = 1 if line.text[0] == "=" else 2
            sections.append(_Section(level, plain_inline(above.text), above, [line]))
        else:
            body.append(line)
    return sections


def _terms_are_bold(sections: Sequence[_Section]) -> bool:
    """Whether more terms are bold than there are headings, so that these are titles."""
    lines = [line for section in sections for line in section.body]
    return sum(bool(_BOLD_TERM.match(line.text)) for line in lines) > sum(
        bool(section.line) for section in sections
    )


def _heading_card(section: _Section, rest: Sequence[Line], tag: str) -> Pair:
    assert section.line is not None
    backs = tuple(_plain_back(line) for line in rest)
    tags = (tag,) if tag else ()
    return Pair(
        section.title, backs, section.line.number, rest[0].number, rest[-1].number, tags=tags
    )


def _without_outline(body: Sequence[Line], state: _State) -> Sequence[Line]:
    """Takes the cards out of an outline; gives the lines if they are none."""
    nodes = read_outline(body)
    for node in nodes:
        line, backs = node.front.number, tuple(_plain_back(one) for one in node.backs)
        alone = len(backs) == 1 and BULLET.sub("", backs[0])
        start, end = (node.backs[0].number, node.backs[-1].number) if backs else (line, line)
        front = plain_inline(node.text)
        state.pairs.append(Pair(front, (alone,) if alone else backs, line, start, end))
    return [line for line in body if not line.text] if nodes else body


def _read_structures(body: Sequence[Line], state: _State) -> list[Line]:
    """Takes cards out of the lines under a heading; gives the lines that hold none."""
    rest: list[Line] = []
    at = 0
    while at < len(body):
        line = body[at]
        if not line.text:
            state.skip(line, INVISIBLE)
            at += 1
        elif _is_table(body, at):
            at = _read_table(body, at, state)
        elif _defined(body, at):
            at = _read_definition(body, at, state)
        elif (found := _BOLD_TERM.match(line.text)) and _is_term(found, body, at):
            at = _read_bold(found, body, at, state)
        elif half := without_term(line):
            state.pairs.append(half)
            at += 1
        elif _RULE.match(line.text) or _COMMENT.match(line.text) or _UNDERLINE.match(line.text):
            state.skip(line, MARKUP)
            at += 1
        else:
            rest.append(line)
            at += 1
    return rest


def _is_table(body: Sequence[Line], at: int) -> bool:
    return (
        "|" in body[at].text
        and at + 1 < len(body)
        and "|" in body[at + 1].text
        and bool(_TABLE_RULE.match(body[at + 1].text))
    )


def _read_table(body: Sequence[Line], at: int, state: _State) -> int:
    end = at
    while end < len(body) and "|" in body[end].text and (end == at or not body[end].after_blank):
        end += 1
    rows = [Record(line.number, line.number, _cells(line.text)) for line in body[at:end]]
    state.skip(body[at], HEADER)
    state.skip(body[at + 1], MARKUP)
    columns = name_columns(rows[0].cells) or find_columns(rows[2:] or rows)
    for row in rows[2:]:
        cells = [*row.cells, "", "", ""]
        front, back = (plain_inline(cells[n]) for n in (columns.front, columns.back))
        backs = tuple(part for part in re.split(r"<br\s*/?>", back) if part.strip())
        state.pairs.append(Pair(front, backs, row.start, row.start, row.end))
    return end


def _cells(text: str) -> tuple[str, ...]:
    inner = text.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(inner))


def _defined(body: Sequence[Line], at: int) -> bool:
    return (
        at + 1 < len(body)
        and bool(_DEFINITION.match(body[at + 1].text))
        and not (_DEFINITION.match(body[at].text))
    )


def _read_definition(body: Sequence[Line], at: int, state: _State) -> int:
    """A term, and below it lines that start with a colon or go on, indented."""
    end = at + 1
    while end < len(body) and (
        _DEFINITION.match(body[end].text)
        or (body[end].raw[:1].isspace() and not body[end].after_blank)
    ):
        end += 1
    backs = tuple(
        plain_inline(found[1] if (found := _DEFINITION.match(line.text)) else line.text)
        for line in body[at + 1 : end]
    )
    front = plain_inline(BULLET.sub("", body[at].text))
    first, last = body[at + 1].number, body[end - 1].number
    state.pairs.append(Pair(front, backs, body[at].number, first, last))
    return end


def _is_term(found: re.Match[str], body: Sequence[Line], at: int) -> bool:
    """Whether a bold start is a term: a mark or text follows, here or on the next line."""
    if found["rest"]:
        return bool(found["sep"] or found["inner"] or body[at].text[0] in "-*+_0123456789")
    return (
        at + 1 < len(body)
        and not body[at + 1].after_blank
        and not _BOLD_TERM.match(body[at + 1].text)
    )


def _read_bold(found: re.Match[str], body: Sequence[Line], at: int, state: _State) -> int:
    """A bold term, its text on the line, and indented or following lines that go on."""
    end = at + 1
    while end < len(body) and _goes_on(body[at], body[end], alone=not found["rest"]):
        end += 1
    more = [_plain_back(line) for line in body[at + 1 : end]]
    backs = ([plain_inline(found["rest"])] if found["rest"] else []) + more
    front = plain_inline(found["term"] + (found["note"] or ""))
    number = body[at].number
    start = number if found["rest"] else body[at + 1].number
    state.pairs.append(Pair(front, tuple(backs), number, start, body[end - 1].number))
    return end


def _goes_on(term: Line, line: Line, *, alone: bool) -> bool:
    if _BOLD_TERM.match(line.text) and not line.raw[:1].isspace():
        return False
    indented = len(line.raw) - len(line.raw.lstrip()) > len(term.raw) - len(term.raw.lstrip())
    is_bullet = bool(BULLET.match(line.text))
    term_is_bullet = bool(BULLET.match(term.text.replace("**", "", 1)))
    if indented or (alone and not line.after_blank and not (is_bullet and term_is_bullet)):
        return True
    return not line.after_blank and not is_bullet and not _RULE.match(line.text)


def _plain_back(line: Line) -> str:
    """A line of a back; its bullet stays, since it makes a list."""
    if line.text.startswith(("**", "__", "*")) and not line.text.startswith("* "):
        return plain_inline(line.text)
    bullet = BULLET.match(line.text)
    kept = bullet[0] if bullet else ""
    return kept + plain_inline(line.text[len(kept) :].removeprefix("> "))
