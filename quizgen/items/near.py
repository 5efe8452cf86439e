"""What every item of an entry carries: its place, tags, and the names that are too near."""

from __future__ import annotations

from typing import Literal, TypedDict

from quizgen.items.distractors import Field
from quizgen.items.lexicon import Facts


class Common(TypedDict):
    """The fields that `ItemBase` shares between all kinds."""

    source: str
    tags: tuple[str, ...]
    near: tuple[str, ...]
    reject: tuple[str, ...]
    match: Literal["fuzzy", "exact"]


def common(field: Field, *entries: Facts) -> Common:
    """The shared fields for an item on these entries.

    `near` names every entry that is the same as, in conflict with, broader or
    narrower than one of them.
    """
    own = {name for one in entries for name in one.names}
    ids = [
        other
        for other in dict.fromkeys(one for own in entries for one in field.relations.near(own.id))
        if field.lex.facts[other].entry.kind in {"term", "fragment"}
    ]
    near = dict.fromkeys(
        name for other in ids for name in field.lex.facts[other].names if name not in own
    )
    tags = dict.fromkeys(tag for one in entries for tag in one.entry.tags)
    first = entries[0].entry
    return Common(
        source=first.sources[0] if first.sources else "",
        tags=tuple(tags),
        near=tuple(near),
        reject=tuple(dict.fromkeys(text for one in entries for text in one.entry.never_accept)),
        match="exact" if any(one.entry.match == "exact" for one in entries) else "fuzzy",
    )
