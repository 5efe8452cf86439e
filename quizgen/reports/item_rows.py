"""A question with all that is said about it, as texts ready for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.model import Graded
from quizgen.reports.flags import Flag, find_flags, flags_by_key
from quizgen.reports.model import Analysis, ItemAnalysis, OptionAnalysis, Wording
from quizgen.reports.remarks import decimals, percent, span
from quizgen.text.counted import counted

_MOST_WORDINGS = 6
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option with its share as a bar, the thirds, and how it goes with the rest."""

    text: str
    right: bool
    n: int
    share: str
    width: str
    thirds: tuple[int, int, int]
    discrimination: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A text that students wrote and how many did."""

    text: str
    n: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A question with everything that is said about it."""

    place: str
    prompt: str
    answer: str
    kind: str
    n: int
    difficulty: str
    discrimination: str
    interval: str
    upper_lower: str
    alpha_if_dropped: str
    blank: str
    reviews: str
    options: tuple[OptionRow, ...]
    unchosen: str
    accepted: tuple[WordingRow, ...]
    rejected: tuple[WordingRow, ...]
    more: str
    flags: tuple[Flag, ...]


def item_rows(graded: Graded, analysis: Analysis) -> Iterator[ItemRow]:
    """The questions in the order of the analysis, with their flags."""
    flags = flags_by_key(find_flags(graded, analysis))
    for item in analysis.items:
        yield _item(item, flags)


def _item(item: ItemAnalysis, flags: Mapping[str, Sequence[Flag]]) -> ItemRow:
    interval = span(item.discrimination_ci95) if item.discrimination_ci95.low is not None else ""
    left_out = [*item.accepted[_MOST_WORDINGS:], *item.rejected[_MOST_WORDINGS:]]
    return ItemRow(
        place=item.place,
        prompt=item.prompt,
        answer=item.answer,
        kind=item.kind,
        n=item.n,
        difficulty=percent(item.difficulty),
        discrimination=decimals(item.discrimination),
        interval=interval,
        upper_lower=decimals(item.upper_lower),
        alpha_if_dropped=decimals(item.alpha_if_dropped),
        blank=_blank(item),
        reviews=_reviews(item),
        options=tuple(_option(one, item) for one in item.options if _is_shown(one, item)),
        unchosen="; ".join(one.text for one in item.options if not _is_shown(one, item)),
        accepted=_wordings(item.accepted),
        rejected=_wordings(item.rejected),
        more=f"and {counted(len(left_out), 'other text')}" if left_out else "",
        flags=tuple(flags.get(item.key, ())),
    )


def _is_shown(option: OptionAnalysis, item: ItemAnalysis) -> bool:
    """All options of a choice, and of a matching set those that somebody chose."""
    return item.kind != "matching" or option.n > 0 or option.text == item.answer


def _option(option: OptionAnalysis, item: ItemAnalysis) -> OptionRow:
    return OptionRow(
        text=option.text,
        right=option.text == item.answer,
        n=option.n,
        share=percent(option.share),
        width=bar_width(option.share.value),
        thirds=(option.lower, option.middle, option.upper),
        discrimination=decimals(option.discrimination),
    )


def _wordings(wordings: Sequence[Wording]) -> tuple[WordingRow, ...]:
    return tuple(WordingRow(_cut(one.text), one.n) for one in wordings[:_MOST_WORDINGS])


def _cut(text: str) -> str:
    """The text in one line, as much of it as tells it from others; marks.csv has the rest."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _blank(item: ItemAnalysis) -> str:
    parts = [
        f"{item.omitted} left out" if item.omitted else "",
        f"{item.not_reached} not reached" if item.not_reached else "",
    ]
    return ", ".join(part for part in parts if part)


def _reviews(item: ItemAnalysis) -> str:
    if not item.reviews:
        return ""
    return f"{item.reviews} of {item.n} in review ({percent(item.reviews / item.n)})"


def bar_width(share: float | None) -> str:
    """The width of a bar for the share, as CSS has it."""
    return f"{100 * min(max(share or 0.0, 0.0), 1.0):.1f}%"
