"""Flashcards in Obsidian notes (spaced repetition): `::`, `:::`, `?`, `??`, clozes."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from quizgen.sources.draft import INVISIBLE, MARKER, MARKUP, MORE_FRONT, NO_CARD, TITLE, Draft, Pair
from quizgen.sources.inline import plain_inline
from quizgen.sources.lines import BULLET, Line, numbered_lines
from quizgen.sources.markdown import read_structures
from quizgen.sources.model import Skipped, SourceFile

_SCHEDULE = re.compile(r"<!--\s*SR:[^>]*-->")
_COMMENT = re.compile(r"^(?:<!--.*-->|%%.*%%)$")
_DECK = re.compile(r"(?:(?<=\s)|^)#flashcards?((?:/[\w/-]+)?)(?=\s|$)", re.IGNORECASE)
_HASHTAG = re.compile(r"(?:(?<=\s)|^)#([^\W\d][\w/-]*)(?=\s|$)")
_INLINE = re.compile(r"^(.*?\S)\s*(?<!:):::?(?!:)\s*(\S.*)$")
_BLOCK_ID = re.compile(r"\s+\^[A-Za-z0-9-]+$")
_CLOZE = re.compile(r"==([^=]+)==|\{\{([^{}]+)\}\}")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_HEADING = re.compile(r"^#{1,6}\s+(\S.*)$")

_MOST_CLOZES = 20
_FEWEST_STRUCTURES = 3


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    source: str
    tags: tuple[str, ...] = ()
    pairs: list[Pair] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, line: Line, reason: str) -> None:
        """Notes a line that is no card."""
        self.skipped.append(Skipped(self.source, line.number, reason))


def is_obsidian(file: SourceFile) -> bool:
    """Whether the note has a deck tag or review dates of the spaced repetition plugin."""
    has_deck = _DECK.search(file.text[:20000]) is not None
    return bool(_SCHEDULE.search(file.text)) or (has_deck and "::" in file.text) or _has_marks(file)


def _has_marks(file: SourceFile) -> bool:
    marks = sum(line.text in {"?", "??"} for line in numbered_lines(file.text[:100_000]))
    return marks > 1 or (marks == 1 and _DECK.search(file.text[:20000]) is not None)


def read_obsidian(file: SourceFile) -> Draft:
    """The cards of a note; its other lines are skipped with their reason."""
    state = _State(file.name)
    lines = _after_frontmatter(numbered_lines(file.text), state)
    for block in _blocks(lines):
        _read_block(block, state)
    return _with_structures(lines, state)


def _with_structures(lines: Sequence[Line], state: _State) -> Draft:
    """The cards, and beside them several of bold terms, definition lists and tables."""
    left = {one.line for one in state.skipped if one.reason == NO_CARD}
    found = [read_structures(state.source, run) for run in _runs(lines, left)]
    pairs = [pair for draft in found for pair in draft.pairs]
    if not state.pairs or len(pairs) < _FEWEST_STRUCTURES:
        return Draft(tuple(state.pairs), (), tuple(state.skipped))
    skipped = [one for one in state.skipped if one.reason != NO_CARD]
    skipped += [one for draft in found for one in draft.skipped]
    every = sorted([*state.pairs, *pairs], key=lambda pair: pair.line)
    return Draft(tuple(every), (), tuple(sorted(skipped, key=lambda one: one.line)))


def _runs(lines: Sequence[Line], wanted: Container[int]) -> list[list[Line]]:
    """The wanted lines, parted where other lines stand between them."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.number in wanted:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return runs


def _after_frontmatter(lines: Sequence[Line], state: _State) -> Sequence[Line]:
    """The lines below the block of properties between `---` at the top."""
    if not lines or lines[0].text != "---":
        return lines
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.text == "---"), 0)
    for line in lines[: end + 1]:
        if end:
            state.skip(line, MARKUP)
    return lines[end + 1 :] if end else lines


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs; a fence of code is never torn apart."""
    blocks: list[list[Line]] = []
    fenced = False
    for line in lines:
        if not blocks or (line.after_blank and not fenced):
            blocks.append([])
        blocks[-1].append(line)
        fenced ^= bool(_FENCE.match(line.raw))
    return blocks


def _read_block(block: list[Line], state: _State) -> None:
    mark = next((at for at, line in enumerate(block) if at and line.text in {"?", "??"}), 0)
    if mark and _plain(block[mark - 1].text):
        _read_multi_line(block, mark, state)
        return
    fenced = False
    for line in block:
        fence = bool(_FENCE.match(line.raw))
        if fence or fenced:
            state.skip(line, MARKUP)
        else:
            _read_line(line, state)
        fenced ^= fence


def _read_multi_line(block: list[Line], mark: int, state: _State) -> None:
    """A front on the lines above `?`, its back below."""
    fronts: list[Line] = []
    for line in block[:mark]:
        if _HEADING.match(line.text) or not _plain(line.text):
            _read_line(line, state)
        else:
            fronts.append(line)
    state.skip(block[mark], MARKER)
    backs = [line for line in block[mark + 1 :] if _plain(line.text)]
    for line in block[mark + 1 :]:
        if not _plain(line.text):
            state.skip(line, MARKUP)
    for line in fronts[1:]:
        state.skip(line, MORE_FRONT)
    front = " ".join(_plain(line.text) for line in fronts)
    first = fronts[0] if fronts else block[mark]
    start, end = (backs[0], backs[-1]) if backs else (first, first)
    texts = tuple(_plain_back(line) for line in backs)
    tags = _line_tags(fronts, state)
    state.pairs.append(Pair(front, texts, first.number, start.number, end.number, tags=tags))


def _plain_back(line: Line) -> str:
    """A line of a back; a bullet stays, since it makes a list."""
    bullet = BULLET.match(line.text)
    kept = bullet[0] if bullet else ""
    return kept + _plain(line.text[len(kept) :])


def _read_line(line: Line, state: _State) -> None:
    text = _SCHEDULE.sub("", line.text).strip()
    if not text:
        state.skip(line, MARKUP if line.text else INVISIBLE)
    elif heading := _HEADING.match(text):
        state.skip(line, TITLE)
        _take_deck(heading[1], state)
    elif "\t" not in line.raw.strip() and (found := _INLINE.match(_without_code(text))):
        front, back = text[: found.end(1)], text[found.start(2) :]
        number, tags = line.number, _line_tags([line], state)
        front = _plain(BULLET.sub("", front))
        state.pairs.append(Pair(front, (_plain(back),), number, number, number, tags=tags))
    elif 0 < len(_CLOZE.findall(_without_code(text))) <= _MOST_CLOZES:
        _read_cloze(line, text, state)
    else:
        _take_deck(text, state)
        only_tags = not _HASHTAG.sub("", text).strip()
        state.skip(line, MARKUP if only_tags or _COMMENT.match(text) else NO_CARD)


def _read_cloze(line: Line, text: str, state: _State) -> None:
    """One card for each word that is marked in a sentence."""
    body = _BLOCK_ID.sub("", BULLET.sub("", _DECK.sub("", text)))
    for found in _CLOZE.finditer(body):
        rest = body[: found.start()] + "____" + body[found.end() :]
        front = _plain(_CLOZE.sub(lambda other: other[1] or other[2], rest))
        back = _plain(found[1] or found[2])
        number, tags = line.number, _line_tags([line], state)
        state.pairs.append(Pair(front, (back,), number, number, number, tags=tags))


def _without_code(text: str) -> str:
    """The text with inline code blanked, so that a `::` in it is no separator."""
    return re.sub(r"`[^`]*`|\$[^$]*\$", lambda found: "x" * len(found[0]), text)


def _take_deck(text: str, state: _State) -> None:
    for deck in _DECK.finditer(text):
        state.tags = _deck_tags(deck[1])


def _deck_tags(path: str) -> tuple[str, ...]:
    return (path.strip("/"),) if path.strip("/") else ()


def _line_tags(lines: Sequence[Line], state: _State) -> tuple[str, ...]:
    """The tags on the lines themselves, else those of the deck they are in."""
    own = [tag for line in lines for tag in _HASHTAG.findall(line.text)]
    decks = [tag.partition("/")[2] for tag in own if tag.casefold().startswith("flashcard")]
    plain = [tag for tag in own if not tag.casefold().startswith("flashcard")]
    return tuple(dict.fromkeys(tag for tag in ([*decks, *plain] or state.tags) if tag))


def _plain(text: str) -> str:
    without = _BLOCK_ID.sub("", _SCHEDULE.sub("", text))
    return plain_inline(_HASHTAG.sub("", without)).strip()
