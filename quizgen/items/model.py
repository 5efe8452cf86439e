"""The types of the items room: one class per kind of question.

An item's id is kind, variant and entry ids (`choice-dt:push-model`), so that last
year's statistics still find it after a typo was mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Expects = Literal["term", "list", "definition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBase:
    """What every item may carry beside its question.

    `near` are names that may not stand beside the item (an answer that gives one
    goes to review); `reject` are answers that were ruled wrong for good; `points` are
    what an instructor gave an own item, per number.
    """

    id: str
    source: str = ""
    tags: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    match: Literal["fuzzy", "exact"] = "fuzzy"
    points: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(ItemBase):
    """A stem, one key and its distractors; `spares` are the next best, bank only."""

    kind: Literal["choice"] = "choice"
    entry: str = ""
    stem: str
    key: str
    distractors: tuple[str, ...]
    rationale: str = ""
    spares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(ItemBase):
    """Premises with their responses, and responses that belong to none.

    `sources` says where each pair comes from, in their order; () where only `source` is known.
    """

    kind: Literal["matching"] = "matching"
    entries: tuple[str, ...] = ()
    directions: str = ""
    pairs: tuple[tuple[str, str], ...]
    extra_responses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """One gap: the answer that is printed in the key, and what else is accepted."""

    answer: str
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(ItemBase):
    """A sentence with one `____` per blank."""

    kind: Literal["cloze"] = "cloze"
    entry: str = ""
    text: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(ItemBase):
    """A prompt answered by a term, a list of points, or a definition.

    `lines` are the ruled lines to write on; 0 is as many as such an answer needs.
    """

    kind: Literal["short"] = "short"
    entry: str = ""
    prompt: str
    answer: str
    accept: tuple[str, ...] = ()
    expects: Expects = "term"
    items: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(ItemBase):
    """A prompt marked by hand only, with ruled lines to write on."""

    kind: Literal["open"] = "open"
    prompt: str
    lines: int = 8


Item = Choice | Matching | Cloze | Short | Open


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why an entry yields no item of a kind, in words for the instructor."""

    entry: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bank:
    """Every item that a glossary yields, by id, and what was left out."""

    items: dict[str, Item]
    left_out: tuple[LeftOut, ...] = ()


def answers_in(item: Item) -> int:
    """How many numbers the item takes on a paper: one per pair, per blank, else one."""
    if isinstance(item, Matching):
        return len(item.pairs)
    if isinstance(item, Cloze):
        return len(item.blanks)
    return 1
