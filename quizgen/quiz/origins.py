"""Where the premises of a matching set come from: the tags and source of each entry.

A set of the bank holds entries of one topic, which may carry different tags and stand
in different files.  A section that names tags or sources takes its own premises only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.glossary.model import Glossary
from quizgen.items.model import Item, Matching
from quizgen.quiz.model import Section


@dataclass(frozen=True, slots=True)
class Origin:
    """The tags and the first source of an entry."""

    tags: tuple[str, ...]
    source: str

    def fits(self, section: Section) -> bool:
        """Whether the section asks for such entries."""
        tagged = not section.tags or not set(section.tags).isdisjoint(self.tags)
        return tagged and (not section.source or file_in(self.source) in section.source)


Origins = Mapping[str, Origin]


def origins_of(glossary: Glossary) -> dict[str, Origin]:
    """The origin of every entry, by id."""
    return {
        entry.id: Origin(entry.tags, entry.sources[0] if entry.sources else "")
        for entry in glossary.entries
    }


def file_in(source: str) -> str:
    """The file's name in a source such as `notes.txt:161`.

    >>> file_in("notes.txt:161"), file_in("notes.txt")
    ('notes.txt', 'notes.txt')
    """
    name, _, line = source.rpartition(":")
    return name if line.isdigit() else source


def cut_to(item: Item, section: Section, origins: Origins) -> Item:
    """A set with the section's premises only; the other responses become extra ones.

    Any other item, and a set of unknown entries, stays as it is.
    """
    if not isinstance(item, Matching) or not _is_known(item, origins):
        return item
    kept = [at for at, entry in enumerate(item.entries) if origins[entry].fits(section)]
    if len(kept) == len(item.pairs):
        return item
    others = tuple(response for at, (_, response) in enumerate(item.pairs) if at not in kept)
    return replace(
        item,
        entries=tuple(item.entries[at] for at in kept),
        pairs=tuple(item.pairs[at] for at in kept),
        extra_responses=(*item.extra_responses, *others),
        sources=(),
    )


def with_origin(item: Matching, origins: Origins) -> Matching:
    """The set with the tags of its premises and the source of each; `source` is the first."""
    if not _is_known(item, origins):
        return item
    found = [origins[entry] for entry in item.entries]
    tags = tuple(dict.fromkeys(tag for origin in found for tag in origin.tags))
    sources = tuple(origin.source for origin in found)
    return replace(item, tags=tags, source=sources[0], sources=sources if any(sources) else ())


def source_at(item: Item, part: int) -> str:
    """The source of one answer of an item, "" where it is not recorded.

    A set names the source of each pair; one of several entries that does not is known
    by `source` for its first premise only.
    """
    if not isinstance(item, Matching):
        return item.source
    if len(item.sources) == len(item.pairs):
        return item.sources[part]
    return item.source if part == 0 or len(item.entries) < 2 else ""  # noqa: PLR2004 - one for all


def topics_of(section: Section) -> list[Section]:
    """The section once for each tag or source that it names."""
    if section.tags:
        return [replace(section, tags=(tag,)) for tag in section.tags]
    return [replace(section, source=(name,)) for name in section.source]


def sources_of(entries: Sequence[str], origins: Origins) -> tuple[str, ...]:
    """The source of each entry, each once."""
    found = [origins[entry].source for entry in entries if entry in origins]
    return tuple(dict.fromkeys(filter(None, found)))


def _is_known(item: Matching, origins: Origins) -> bool:
    same = len(item.entries) == len(item.pairs)
    return same and bool(item.entries) and all(entry in origins for entry in item.entries)
