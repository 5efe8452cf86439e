"""Handouts from a glossary: study list, glossary, flash cards, worksheet, self-test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.chance import Stream
from quizgen.errors import NotEnoughError, UsageError
from quizgen.glossary.model import Entry, Glossary
from quizgen.papers.desk import Desk, Job, print_jobs
from quizgen.papers.fonts import own_faces, width
from quizgen.papers.student import paper_size
from quizgen.papers.templates import Templates
from quizgen.text.sort_key import sort_key

STYLES = ("list", "glossary", "cards", "worksheet", "self-test")
# A question cannot be the answer that a definition asks for.
_NAMES = ("term", "list")
_BANK = 10
_COLUMNS = 2
_ROWS = 4
_SMALL, _SMALLER = 75.0, 130.0


@dataclass(frozen=True, slots=True)
class Word:
    """An entry as a handout prints it."""

    term: str
    aliases: tuple[str, ...]
    definition: str
    items: tuple[str, ...]

    @property
    def fit(self) -> str:
        """How small the definition must be to fit on a card."""
        size = sum(map(width, (self.definition, *self.items))) + 6 * len(self.items)
        return "smaller" if size > _SMALLER else "small" if size > _SMALL else "normal"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet of cards; an empty place is None."""

    back: bool
    cards: tuple[tuple[Word | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of a worksheet that share a word bank."""

    start: int
    words: tuple[Word, ...]
    bank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoutView:
    """A handout: words in printed order, and what its style makes of them."""

    style: str
    title: str
    language: str
    words: tuple[Word, ...]
    sides: tuple[Side, ...]
    groups: tuple[Group, ...]
    size: str
    markup: str
    theme: str = "handout"
    edition: str = "standard"


def render_handout(  # noqa: PLR0913 - one option per wish of the command
    glossary: Glossary,
    *,
    style: str = "list",
    tags: Sequence[str] = (),
    source: Sequence[str] = (),
    count: int | None = None,
    seed: str = "",
    pdf: bool = True,
    templates: Sequence[Path] = (),
    size: str = "A4",
) -> bytes:
    """The handout as PDF, or as one HTML file where `pdf` is false.

    Args:
        glossary: where the terms come from; entries marked `skip` stay out.
        style: list, glossary, cards, worksheet or self-test.
        tags: only entries with one of these tags.
        source: only entries that come from one of these files.
        count: at most so many entries, drawn by the seed.
        seed: decides which are drawn and in what order worksheets print them.
        pdf: PDF or HTML.
        templates: folders that are searched before the built-in templates.
        size: A4 or Letter.

    Raises:
        UsageError: there is no such style.
        NotEnoughError: no entry is left to print.
    """
    if style not in STYLES:
        raise UsageError(
            f"there is no handout style “{style}”", next_step=f"choose one of: {', '.join(STYLES)}"
        )
    kinds = _NAMES if style in {"worksheet", "self-test"} else ()
    chosen = choose_entries(glossary, tags=tags, source=source, count=count, seed=seed, kinds=kinds)
    view = handout_view(glossary, chosen, style=style, seed=seed, size=paper_size(size))
    desk = Desk(Templates(templates), own_faces(templates))
    job = Job(f"handout/{style}", f"handout/{style}.html.jinja", view, {})
    files, _ = print_jobs(desk, [job], pdf=pdf, html=not pdf)
    return files[f"{job.path}.{'pdf' if pdf else 'html'}"]


def choose_entries(
    glossary: Glossary,
    *,
    tags: Sequence[str] = (),
    source: Sequence[str] = (),
    count: int | None = None,
    seed: str = "",
    kinds: Sequence[str] = (),
) -> tuple[Entry, ...]:
    """The entries that fit the wishes, in the order of the glossary.

    Raises:
        NotEnoughError: there is none.
    """
    fitting = [
        entry
        for entry in glossary.entries
        if not entry.skip
        and (entry.definition or entry.items)
        and (not kinds or entry.kind in kinds)
        and (not tags or set(tags) & set(entry.tags))
        and (not source or set(source) & _files(entry))
    ]
    if not fitting:
        raise NotEnoughError(
            f"{glossary.file or 'the glossary'} has no entry with a definition that fits",
            next_step="leave out --tag or --source, or check the glossary",
        )
    if count is None or count >= len(fitting):
        return tuple(fitting)
    drawn = {entry.id for entry in Stream(seed, "handout").sample(fitting, count)}
    return tuple(entry for entry in fitting if entry.id in drawn)


def handout_view(
    glossary: Glossary, entries: Sequence[Entry], *, style: str, seed: str = "", size: str = "A4"
) -> HandoutView:
    """The words in the order in which the style prints them."""
    words = [Word(one.term, one.aliases, one.definition, one.items) for one in entries]
    language = glossary.language
    if style in {"list", "glossary"}:
        words.sort(key=lambda word: sort_key(word.term, language))
    elif style != "cards":
        words = Stream(seed, "handout", "order").shuffled(words)
    return HandoutView(
        style=style,
        title=glossary.title,
        language=language,
        words=tuple(words),
        sides=tuple(card_sides(words)) if style == "cards" else (),
        groups=tuple(_groups(words, language)) if style == "worksheet" else (),
        size=size,
        markup=glossary.markup,
    )


def card_sides(words: Sequence[Word]) -> Iterator[Side]:
    """Fronts and backs in turn; backs are mirrored so that they meet when turned over.

    The sheet is turned over its long edge, so each row of a back runs the other way.
    """
    places = _COLUMNS * _ROWS
    for start in range(0, len(words), places):
        sheet: list[Word | None] = list(words[start : start + places])
        sheet += [None] * (places - len(sheet))
        rows = [tuple(sheet[at : at + _COLUMNS]) for at in range(0, places, _COLUMNS)]
        yield Side(back=False, cards=tuple(rows))
        yield Side(back=True, cards=tuple(row[::-1] for row in rows))


def _groups(words: Sequence[Word], language: str) -> Iterator[Group]:
    """Ten words to a word bank; a short rest joins the group before it."""
    starts = list(range(0, len(words), _BANK))
    if len(starts) > 1 and len(words) - starts[-1] < _BANK // 2:
        starts.pop()
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(words)
        group = tuple(words[start:end])
        bank = sorted((word.term for word in group), key=lambda term: sort_key(term, language))
        yield Group(start + 1, group, tuple(bank))


def _files(entry: Entry) -> set[str]:
    return {source.rpartition(":")[0] or source for source in entry.sources}
