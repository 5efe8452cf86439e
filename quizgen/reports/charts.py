"""Histogram and scatter plot as inline SVG, drawn by hand for paper and screen.

Black, white and greys only, so that a copier keeps everything; each picture carries
its content as text (`title` and `desc`) for those who cannot see it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from quizgen.reports.tally import Bin, tally_words

_FONT = "Atkinson Hyperlegible Next, Noto Sans, sans-serif"
_DARK, _MIDDLE, _LIGHT = "#333333", "#9a9a9a", "#e4e4e4"


@dataclass(frozen=True, slots=True)
class Dot:
    """A question in the plot: difficulty across, discrimination up; named if it stands out."""

    label: str
    x: float
    y: float
    named: bool


def histogram(
    bins: Sequence[Bin],
    *,
    title: str,
    across: str,
    up: str = "",
    mine: tuple[str, float] | None = None,
    width: int = 640,
    height: int = 190,
) -> str:
    """The totals as bars, with one's own bar dark where `mine` is given.

    Args:
        bins: the counted totals.
        title: what the picture is, read out by screen readers.
        across: what the horizontal axis shows.
        up: what the vertical axis shows.
        mine: a percentage to mark, behind what the mark says.
        width: of the drawing.
        height: of the drawing.
    """
    most = max((one.students for one in bins), default=0) or 1
    left, right, bottom = 44 if up else 14, width - 20, height - 38
    top = 38 if mine else 24
    frame = _Frame(left, (right - left) / len(bins), bottom, (bottom - top) / most)
    label, own = ("", None) if mine is None else (mine[0], _bin_of(bins, mine[1]))
    parts = [_line(left, bottom, right, bottom, _DARK, 1.2)]
    for index, one in enumerate(bins):
        fill = _MIDDLE if own is not None and index != own else _DARK
        parts += _bar(frame, index, one, fill)
        if index == own:
            up_there = bottom - frame.unit * one.students - 19
            parts.append(_text(frame.middle(index), up_there, label, size=12, bold=True))
    parts += _edges(frame, bins, every=1 if frame.wide >= 40 else 2)  # noqa: PLR2004 - room for 100%
    parts.append(_text((left + right) / 2, height - 5, across, size=12))
    if up:
        parts.append(_upright(16, (top + bottom) / 2, up))
    return _svg(width, height, title, tally_words(bins), parts)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where bars stand: the left end, a bar's width, the ground, the height of one student."""

    left: float
    wide: float
    bottom: float
    unit: float

    def middle(self, index: int) -> float:
        return self.left + (index + 0.5) * self.wide


def _bar(frame: _Frame, index: int, one: Bin, fill: str) -> Iterator[str]:
    if one.students:
        tall = frame.unit * one.students
        x = frame.left + index * frame.wide
        yield _rect(x + 2, frame.bottom - tall, frame.wide - 4, tall, fill)
        yield _text(frame.middle(index), frame.bottom - tall - 5, str(one.students), size=12)


def _edges(frame: _Frame, bins: Sequence[Bin], *, every: int) -> Iterator[str]:
    """The percentages between the bars."""
    for index, edge in enumerate([*(one.low for one in bins), bins[-1].high]):
        if index % every == 0:
            x = frame.left + index * frame.wide
            yield _line(x, frame.bottom, x, frame.bottom + 4, _DARK, 1)
            yield _text(x, frame.bottom + 16, f"{edge}%", size=11)


def scatter(dots: Sequence[Dot], *, title: str) -> str:
    """Each question at its difficulty and discrimination; those that stand out are named."""
    low = min([-0.2, *(dot.y for dot in dots)])
    plot = _Plot(52, 614, 14, 316, max(-1.0, math.floor(5 * low) / 5))
    parts = [*_plot_ground(plot), *_dots(dots, plot)]
    parts.append(
        _text((plot.left + plot.right) / 2, 352, "difficulty: share of the points won", size=12)
    )
    parts.append(_upright(14, (plot.top + plot.bottom) / 2, "discrimination"))
    words = "; ".join(f"{dot.label}: won {dot.x:.0%}, discrimination {dot.y:.2f}" for dot in dots)
    return _svg(640, 360, title, words, parts)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the plot lies, and the lowest discrimination it shows."""

    left: float
    right: float
    top: float
    bottom: float
    low: float

    def x(self, share: float) -> float:
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def y(self, r: float) -> float:
        return self.bottom - (self.bottom - self.top) * (r - self.low) / (1 - self.low)


def _plot_ground(plot: _Plot) -> Iterator[str]:
    """The area where nothing stands out, the axes and their numbers."""
    width, height = plot.x(0.95) - plot.x(0.2), plot.y(0.2) - plot.y(1.0)
    yield _rect(plot.x(0.2), plot.y(1.0), width, height, "#f0f0f0")
    for step in range(6):
        x = plot.x(step / 5)
        yield _line(x, plot.bottom, x, plot.bottom + 4, _DARK, 1)
        yield _text(x, plot.bottom + 17, f"{step * 20}%", size=11)
    for tenth in range(round(plot.low * 10), 11, 2):
        y = plot.y(tenth / 10)
        yield _line(plot.left, y, plot.right, y, _DARK if tenth == 0 else _LIGHT, 1)
        yield _text(
            plot.left - 7, y + 4, f"{tenth / 10:.1f}".replace("-", "−"), size=11, anchor="end"
        )
    yield _line(plot.left, plot.top, plot.left, plot.bottom, _DARK, 1)
    yield _line(plot.left, plot.bottom, plot.right, plot.bottom, _DARK, 1)


def _dots(dots: Sequence[Dot], plot: _Plot) -> Iterator[str]:
    """Open circles, and filled ones with their name where there is room for it."""
    taken = [(plot.x(dot.x) - 5, plot.y(dot.y) - 5, 10.0, 10.0) for dot in dots]
    for dot in dots:
        x, y = plot.x(dot.x), plot.y(dot.y)
        fill = _DARK if dot.named else "#ffffff"
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{fill}" '
            f'stroke="{_DARK}" stroke-width="1.2"/>'
        )
    for dot in dots:
        if dot.named:
            wide = 6.4 * len(dot.label)
            x, y = _free_place(plot.x(dot.x), plot.y(dot.y), wide, taken, plot)
            taken.append((x, y - 10, wide, 12))
            yield _text(x, y, dot.label, size=11, anchor="start")


def _free_place(
    x: float,
    y: float,
    wide: float,
    taken: Sequence[tuple[float, float, float, float]],
    plot: _Plot,
) -> tuple[float, float]:
    """The first place around a dot where a name covers nothing, else the one to its right."""
    beside, centre = 8.0, wide / 2
    places = [
        (x + beside, y + 4),
        (x - beside - wide, y + 4),
        (x - centre, y - 8),
        (x - centre, y + 17),
        (x + beside, y - 8),
        (x + beside, y + 16),
        (x - beside - wide, y - 8),
        (x - beside - wide, y + 16),
        (x + beside, y - 18),
        (x + beside, y + 26),
    ]
    for px, py in places:
        inside = plot.left < px and px + wide < plot.right + 8 and plot.top < py < plot.bottom
        if inside and not any(_overlap((px, py - 10, wide, 12), other) for other in taken):
            return px, py
    return places[0]


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _bin_of(bins: Sequence[Bin], percent: float) -> int:
    fitting = [index for index, one in enumerate(bins) if one.low <= round(percent, 6)]
    return fitting[-1] if fitting else 0


def _svg(width: int, height: int, title: str, words: str, parts: Sequence[str]) -> str:
    inside = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{_FONT}"><title>{escape(title)}</title><desc>{escape(words)}</desc>'
        f"{inside}</svg>"
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'
    )


def _line(x: float, y: float, to_x: float, to_y: float, stroke: str, width: float) -> str:
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" '
        f'stroke="{stroke}" stroke-width="{width}"/>'
    )


def _text(
    x: float, y: float, text: str, *, size: int, anchor: str = "middle", bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="#000000"{weight}>{escape(text)}</text>'
    )


def _upright(x: float, y: float, text: str) -> str:
    return (
        f'<text transform="translate({x:.1f} {y:.1f}) rotate(-90)" font-size="12" '
        f'text-anchor="middle" fill="#000000">{escape(text)}</text>'
    )
