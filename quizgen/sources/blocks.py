"""Cards in blocks between blank lines: a front on the first line, its back below."""

from __future__ import annotations

from quizgen.sources.alternating import plain_lines
from quizgen.sources.boilerplate import is_title
from quizgen.sources.draft import TITLE, Draft, Half, Pair, half_of
from quizgen.sources.lines import BULLET, Line, numbered_lines
from quizgen.sources.lists import announced_count
from quizgen.sources.model import Orphan, Skipped, SourceFile
from quizgen.sources.separator import CLEAR, split_line

_SHORT = 5
_MOST_LINES = 6
_FEWEST_CARDS = 2
_MOST = 0.8


def read_blocks(file: SourceFile) -> Draft:
    """The cards of blocks of two or more lines; a lone line is a title or half a card."""
    pairs: list[Pair] = []
    orphans: list[Orphan] = []
    plain, skipped = plain_lines(file.name, numbered_lines(file.text))
    for number, block in enumerate(split_blocks(plain)):
        if len(block) == 1 and (number == 0 or is_title(block[0].text)):
            skipped.append(Skipped(file.name, block[0].number, TITLE))
        elif len(block) == 1:
            what: Half = "term" if len(block[0].text.split()) <= _SHORT else "definition"
            orphans.append(half_of(file.name, block[0], what))
        else:
            pairs.append(_pair(block))
    return Draft(tuple(pairs), tuple(orphans), tuple(skipped))


def split_blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines in groups that blank lines part."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def regularity(draft: Draft) -> float:
    """The share of blocks that are a front and its back, not several cards by turns."""
    good = sum(
        _is_block(pair) and not _takes_turns(pair) and not _holds_cards(pair)
        for pair in draft.pairs
    )
    return good / len(draft.pairs) if len(draft.pairs) > 1 else 0.0


def _is_block(pair: Pair) -> bool:
    marked = sum(bool(BULLET.match(part)) for part in pair.back)
    return len(pair.back) - marked <= _MOST_LINES


def _takes_turns(pair: Pair) -> bool:
    lengths = [len(part) for part in pair.back]
    if len(lengths) < 3 or any(BULLET.match(part) for part in pair.back):  # noqa: PLR2004
        return False
    return all(
        2 * middle < min(lengths[at], lengths[at + 2]) for at, middle in enumerate(lengths[1::2])
    )


def _holds_cards(pair: Pair) -> bool:
    """Whether the back is a card on each line, below a title that announces no points."""
    if announced_count(pair.front):
        return False
    for separator in CLEAR:
        found = sum(_is_card(text, separator) for text in pair.back)
        enough = 1 if _is_card(pair.front, separator) else _FEWEST_CARDS
        if found >= max(enough, _MOST * len(pair.back)):
            return True
    return False


def _is_card(text: str, separator: str) -> bool:
    halves = split_line(Line(0, text, text), separator)
    return halves is not None and len(halves[0].split()) <= _SHORT < 2 * len(halves[1].split())


def _pair(block: list[Line]) -> Pair:
    backs = block[1:]
    texts = tuple(line.text for line in backs)
    return Pair(block[0].text, texts, block[0].number, backs[0].number, backs[-1].number)
