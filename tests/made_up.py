"""A made-up glossary of any size that behaves as a real one does.

Chapters of sixty terms share a vocabulary, a tag, a file, a few head nouns ("… switch")
and a list; definitions have 12 to 25 words, which follow Zipf's law: a few words stand
in every other definition, most stand in a handful.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice

from quizgen.chance import Stream
from quizgen.glossary.model import Entry
from quizgen.text.languages import language_of
from quizgen.text.words import frequencies

_CHAPTER = 60
_LISTED = 5
_SMALL = ("the", "of", "a", "to", "and", "in", "for", "with", "by", "from", "on", "its", "between")
_KINDS = (
    *("device", "method", "process", "measure", "rule", "document", "group", "part", "state"),
    *("tool", "plan", "model", "unit", "agreement", "technique", "network", "value", "record"),
)
_LINKS = ("that", "for", "used in", "in which", "by which", "from", "with")
_VERBS = ("supports", "allows", "provides", "holds", "shows", "keeps", "sends", "creates")


def entries(count: int) -> Iterator[Entry]:
    """So many entries, the same ones first for any count."""
    return islice(_entries(), count)


def _entries() -> Iterator[Entry]:
    taken: set[str] = set()
    number = 0
    while True:
        yield from _chapter(number, taken)
        number += 1


def _chapter(number: int, taken: set[str]) -> Iterator[Entry]:
    stream = Stream("made up", number)
    words = _vocabulary()
    topic = [stream.pick(words) for _ in range(90)]
    heads = [stream.pick(words) for _ in range(8)]
    names: list[str] = []
    while len(names) < _CHAPTER - 1:
        name = _name(stream, topic, heads)
        if name not in taken:
            taken.add(name)
            names.append(name)
    tags, source = (f"chapter-{number}",), f"notes-{number // 10}.txt"
    for at, name in enumerate(names):
        text = _definition(stream, topic).capitalize() + "."
        place = (f"{source}:{number % 10 * _CHAPTER + at + 1}",)
        yield Entry(f"c{number}-{at}", name.capitalize(), text, tags=tags, sources=place)
    title = f"{_LISTED} kinds of {heads[0]} {number}"
    points = tuple(stream.sample(names, _LISTED))
    yield Entry(f"c{number}-list", title, kind="list", items=points, tags=tags)


def _name(stream: Stream, topic: Sequence[str], heads: Sequence[str]) -> str:
    parts = [stream.pick(topic), stream.pick(_vocabulary()) if stream.below(4) == 0 else ""]
    head = stream.pick(heads) if stream.below(5) else ""
    return " ".join(part for part in [*parts, head] if part)


def _definition(stream: Stream, topic: Sequence[str]) -> str:
    length = 12 + stream.below(14)
    said = _opening(stream).split()
    while len(said) < length:
        draw = stream.below(10)
        if draw < 4:
            said.append(stream.pick(_SMALL))
        else:
            said.append(_by_rank(stream, topic if draw < 7 else _vocabulary()))
    return " ".join(said)


def _opening(stream: Stream) -> str:
    form = stream.below(5)
    if form < 3:
        return f"a {_by_rank(stream, _KINDS)} {stream.pick(_LINKS)}"
    return stream.pick(_VERBS) if form == 3 else f"the {_by_rank(stream, _vocabulary())} of"


def _by_rank(stream: Stream, words: Sequence[str]) -> str:
    """One of the words, each as likely as its rank is low (Zipf)."""
    sums = _sums(len(words))
    return words[bisect(sums, stream.fraction() * sums[-1])]


@lru_cache(maxsize=8)
def _sums(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


@lru_cache(maxsize=1)
def _vocabulary() -> list[str]:
    """Some 30,000 English words, the common ones first."""
    known, small = frequencies("en"), language_of("en").stop_words
    words = [w for w, n in known.items() if n > 150 and len(w) > 3 and w.isalpha()]
    return sorted((w for w in words if w not in small), key=lambda w: (-known[w], w))
