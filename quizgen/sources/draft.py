"""What a layout's reader finds, and how it becomes a `Reading` that loses no line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quizgen.errors import Place, Problem, Severity, sort_problems
from quizgen.sources.html import has_html
from quizgen.sources.lines import Line, numbered_lines
from quizgen.sources.lists import ListReading, announced_count, read_list, without_dash
from quizgen.sources.model import Card, Orphan, Reading, Skipped, SourceFile
from quizgen.text.clean import clean
from quizgen.text.slug import slug

TITLE = "title line"
MARKER = "marker line"
SITE = "words of a web site"
HEADER = "header"
MARKUP = "markup"
MORE_FRONT = "more of the front of the line before"
INVISIBLE = "nothing that can be seen"
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,2}(?=[^\s*])[^*]+(?<=[^\s*])\*{1,2}(?![\w*])")
_NUMBER = re.compile(r"^\(?(\d{1,4})[.)]\s+(?=\S)")
_UNKNOWN = re.compile(r"\?{3,}|\(\?+\)|_{3,}|…")
_FEW = 3
NO_CARD = "text without a card"
UNCLAIMED = "belongs to no card"


Half = Literal["definition", "term"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A front and the lines of its back, with their line numbers.

    `items` are set where the layout itself says what the points are.
    """

    front: str
    back: tuple[str, ...]
    line: int
    start: int
    end: int
    items: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    wrong_options: tuple[str, ...] = ()
    inferred: bool = False

    @property
    def text(self) -> str:
        """The whole back on one line."""
        return clean(" ".join(self.back))


@dataclass(frozen=True, slots=True)
class Draft:
    """What one layout's reader found in a file."""

    pairs: tuple[Pair, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()


def finish(file: SourceFile, layout: str, draft: Draft) -> Reading:
    """The reading of a draft: lists split, halves reported, every line accounted for."""
    cards: list[Card] = []
    orphans = list(draft.orphans)
    skipped = list(draft.skipped)
    problems = [*file.problems, *draft.problems]
    for pair in map(_named, _without_numbers(draft.pairs)):
        front, back = clean(pair.front), pair.text
        if front and back:
            card, found = _card(file.name, pair, front, back)
            cards.append(card)
            problems.extend(found)
        else:
            half, rest = _half(file.name, pair)
            orphans.extend(half)
            skipped.extend(rest)
    orphans, skipped = _account(file, cards, orphans, skipped)
    problems.extend(_orphan_problems(file, layout, orphans))
    problems.extend(_skip_problems(skipped))
    problems.extend(_left_out(skipped, len(cards)))
    return Reading(
        file.name,
        layout,
        tuple(cards),
        tuple(orphans),
        tuple(skipped),
        tuple(sort_problems(problems)),
    )


def _without_numbers(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs without numbers before their fronts, where these run from 1 over all."""
    if not pairs or not _NUMBER.match(pairs[0].front):
        return pairs
    found = [int(match[1]) if (match := _NUMBER.match(pair.front)) else 0 for pair in pairs]
    if len(pairs) < _FEW or found != list(range(1, len(pairs) + 1)):
        return pairs
    return [replace(pair, front=_NUMBER.sub("", pair.front)) for pair in pairs]


def _named(pair: Pair) -> Pair:
    """The pair, without a front that only says that its term is not known."""
    return replace(pair, front="") if _UNKNOWN.fullmatch(pair.front.strip()) else pair


def half_of(source: str, line: Line, what: Half) -> Orphan:
    """The orphan that a line is."""
    return Orphan(source, line.number, line.text, what)


def _card(source: str, pair: Pair, front: str, back: str) -> tuple[Card, list[Problem]]:
    points = ListReading(pair.items) if pair.items else read_list(front, pair.back)
    card = Card(
        source,
        front,
        without_dash(back),
        pair.line,
        pair.start,
        pair.end,
        items=points.items,
        front_inferred=pair.inferred,
        tags=pair.tags,
        wrong_options=pair.wrong_options,
        items_certain=points.certain,
    )
    found = list(_list_problems(card, points, flattened=len(pair.back) == 1))
    return card, [*found, *_markup_problems(card)]


def _list_problems(card: Card, points: ListReading, *, flattened: bool) -> Iterator[Problem]:
    place = Place(card.source, card.line_back_start)
    announced = announced_count(card.front) if card.items else 0
    if points.doubt:
        yield Problem(
            Severity.WARNING,
            "list-uncertain",
            place,
            f"this looks like a list, but {points.doubt}",
            _items_hint(card.items)
            if card.items
            else "write the points on lines of their own, each with a dash before it",
        )
    elif card.items and flattened and points.marked:
        yield Problem(
            Severity.INFO,
            "flattened-list",
            place,
            f"a list written into one line; read as {len(card.items)} points",
            _items_hint(card.items),
        )
    if announced and card.items and announced != len(card.items):
        yield Problem(
            Severity.WARNING,
            "list-count",
            place,
            f"the front announces {announced}, the list has {len(card.items)}",
            "add the missing point, take out the extra one, or change the number in the front",
        )


def _markup_problems(card: Card) -> Iterator[Problem]:
    for line, text in ((card.line_front, card.front), (card.line_back_start, card.back)):
        if _EMPHASIS.search(text) or has_html(text):
            yield Problem(
                Severity.INFO,
                "markup",
                Place(card.source, line),
                "marks such as *…* or <b> stand in the text and would be printed as they are",
                'take them out, or set markup = "markdown" at the top of the glossary',
            )


def _items_hint(items: Sequence[str]) -> str:
    return "items = [" + ", ".join(_quoted(item) for item in items) + "]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _half(source: str, pair: Pair) -> tuple[list[Orphan], list[Skipped]]:
    """The one half of a pair that is there; further lines of it are said to be more of it."""
    front, back = clean(pair.front), pair.text
    if front:
        return [Orphan(source, pair.line, front, "term")], []
    if not back:
        return [], []
    more = f"more of the definition in line {pair.start}"
    rest = [Skipped(source, line, more) for line in range(pair.start + 1, pair.end + 1)]
    return [Orphan(source, pair.start, back, "definition")], rest


def _account(
    file: SourceFile, cards: list[Card], orphans: list[Orphan], skipped: list[Skipped]
) -> tuple[list[Orphan], list[Skipped]]:
    """Orphans and skipped lines such that each non-blank line stands in one place."""
    if not file.text:
        return orphans, skipped
    open_lines = {line.number: line for line in numbered_lines(file.text)}
    for card in cards:
        open_lines.pop(card.line_front, None)
        for number in range(card.line_back_start, card.line_back_end + 1):
            open_lines.pop(number, None)
    kept = [orphan for orphan in orphans if open_lines.pop(orphan.line, None)]
    left = [one for one in skipped if open_lines.pop(one.line, None)]
    for number, line in open_lines.items():
        left.append(Skipped(file.name, number, UNCLAIMED if line.text else INVISIBLE))
    return kept, sorted(left, key=lambda one: one.line)


def _orphan_problems(file: SourceFile, layout: str, orphans: Iterable[Orphan]) -> Iterator[Problem]:
    for orphan in orphans:
        place = Place(file.name, orphan.line)
        if orphan.what == "definition":
            yield Problem(
                Severity.ERROR,
                "orphan-definition",
                place,
                f"definition without a term (line {orphan.line}): “{_short(orphan.text)}”",
                entry_hint(orphan),
            )
        else:
            check = "orphan-term" if layout in {"alternating", "separator"} else "empty-definition"
            yield Problem(
                Severity.WARNING,
                check,
                place,
                f"term without a definition (line {orphan.line}): “{_short(orphan.text)}”",
                entry_hint(orphan),
            )


def entry_hint(orphan: Orphan) -> str:
    """An entry to paste into the glossary, with the missing half left open."""
    is_term = orphan.what == "term"
    term = orphan.text if is_term else orphan.suggested_term or "…"
    definition = "…" if is_term else orphan.text
    return "\n".join(
        [
            "[[entry]]",
            f"id = {_quoted(slug(term))}",
            f"term = {_quoted(term)}",
            f"definition = {_quoted(definition)}",
            f"sources = [{_quoted(f'{orphan.source}:{orphan.line}')}]",
        ]
    )


def _skip_problems(skipped: Iterable[Skipped]) -> Iterator[Problem]:
    checks = {
        TITLE: ("title-line", "read as a title, not as a card"),
        SITE: ("boilerplate", "words of a web site, not a card"),
    }
    for one in skipped:
        if one.reason in checks:
            check, message = checks[one.reason]
            yield Problem(Severity.INFO, check, Place(one.source, one.line), message)


def _left_out(skipped: Sequence[Skipped], cards: int) -> Iterator[Problem]:
    """A word on running text, where more lines of it than cards were left out."""
    lines = [one for one in skipped if one.reason == NO_CARD]
    if len(lines) > max(cards, _FEW):
        place = Place(lines[0].source, lines[0].line)
        message = f"{len(lines)} lines from here on are text without a card and were left out"
        hint = "nothing is to be done where that is right; else name the layout with --layout"
        yield Problem(Severity.INFO, "layout-uncertain", place, message, hint)


def _short(text: str) -> str:
    longest = 80
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
