"""Items that give each other away.

An item lets another's answer be *seen* where it has it among its options.  It
*mentions* the answer where its own text has the name of what the other asks for, and
*gives it away* where it also says much of the same about it, or prints the points of a
list that the other wants named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from quizgen.items.model import Choice, Cloze, Item, Matching, Open, Short
from quizgen.text.fold import fold
from quizgen.text.tokens import content_words

_SHARED_WORDS = 2
_SHARED_PART = 0.3
_LONG = 4


class Clue(IntEnum):
    """How much one item helps with another."""

    NONE = 0
    SEEN = 1
    MENTION = 2
    GIVES_AWAY = 3


@dataclass(frozen=True, slots=True)
class Link:
    """Names and what is said about them; an item asks for one from the other."""

    names: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an item prints, as runs of stems, and what it asks for."""

    prompt: str
    words: frozenset[str]
    printed: str
    options: frozenset[str]
    links: tuple[Link, ...]
    points: tuple[str, ...]
    recalled: frozenset[str]
    answers: frozenset[str]
    near: frozenset[str]


def facts_of(item: Item, names: Mapping[str, Sequence[str]], language: str) -> Facts:
    """The facts of an item.

    Args:
        item: the item.
        names: the names of each entry, by id.
        language: whose stems are used.
    """
    prompts, options, links = _texts(item, names)
    prompt = _run(" . ".join(prompts), language)
    answers = [name for link_names, _ in links for name in link_names]
    key = (item.key,) if isinstance(item, Choice) else ()
    return Facts(
        prompt=prompt,
        words=frozenset(prompt.split()),
        printed=_run(" . ".join((*prompts, *options)), language),
        options=frozenset(_runs(options, language)),
        links=tuple(_link(link_names, text, language) for link_names, text in links),
        points=_runs(item.items if isinstance(item, Short) else (), language),
        recalled=frozenset(_runs(answers if _is_recall(item) else _long(key), language)),
        answers=frozenset(fold(name, language) for name in answers),
        near=frozenset(fold(name, language) for name in item.near),
    )


def clue_between(one: Facts, other: Facts) -> Clue:
    """The stronger of what each of the two does for the other."""
    return max(_clue(one, other), _clue(other, one))


def _clue(shown: Facts, asked: Facts) -> Clue:
    """What `shown` does for somebody who answers `asked`."""
    if asked.points and _count_in(asked.points, shown.printed) >= max(2, len(asked.points) / 2):
        return Clue.GIVES_AWAY
    found = Clue.SEEN if _seen(shown, asked) else Clue.NONE
    found = Clue.MENTION if asked.answers & shown.near else found
    for link in asked.links:
        if _count_in(link.names, shown.prompt):
            shared = len(link.words & shown.words)
            if shared >= _SHARED_WORDS and shared >= _SHARED_PART * len(link.words):
                return Clue.GIVES_AWAY
            found = Clue.MENTION
    return found


def _seen(shown: Facts, asked: Facts) -> bool:
    """Whether the answer, or a whole description, stands among the options of `shown`."""
    return bool(asked.recalled & shown.options) or any(
        option in asked.prompt for option in shown.options if len(option.split()) >= _LONG
    )


def _is_recall(item: Item) -> bool:
    """Whether a student must write a name from memory."""
    return isinstance(item, Cloze) or (isinstance(item, Short) and item.expects == "term")


def _long(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if len(text.split()) >= _LONG]


def _texts(
    item: Item, names: Mapping[str, Sequence[str]]
) -> tuple[list[str], list[str], list[tuple[Sequence[str], str]]]:
    """The prompts, the options, and the names asked for with what is said of them."""
    if isinstance(item, Open):
        return [item.prompt], [], []
    if isinstance(item, Matching):
        premises = [premise for premise, _ in item.pairs]
        responses = [response for _, response in item.pairs]
        links = [((response,), premise) for premise, response in item.pairs]
        return premises, [*responses, *item.extra_responses], list(links)
    own = tuple(names.get(item.entry, ()))
    if isinstance(item, Cloze):
        blanks = [((blank.answer, *blank.accept), item.text) for blank in item.blanks]
        return [item.text], [], list(blanks)
    if isinstance(item, Short):
        asked = (item.answer, *item.accept) if item.expects == "term" else own
        said = item.prompt if item.expects == "term" else " ".join((item.answer, *item.items))
        return [item.prompt], [], [(asked, said)]
    return _choice_texts(item, own)


def _choice_texts(
    item: Choice, own: tuple[str, ...]
) -> tuple[list[str], list[str], list[tuple[Sequence[str], str]]]:
    options = [item.key, *item.distractors]
    folded = {fold(name) for name in own}
    if own and fold(item.key) not in folded and any(name in fold(item.stem) for name in folded):
        return [item.stem], options, [(own, item.key)]
    return [item.stem], options, [((item.key, *own), item.stem)]


def _link(names: Iterable[str], text: str, language: str) -> Link:
    runs = _runs(names, language)
    own = {word for run in runs for word in run.split()}
    return Link(runs, frozenset(content_words(text, language)) - own)


def _runs(texts: Iterable[str], language: str) -> tuple[str, ...]:
    return tuple(run for run in (_run(text, language) for text in texts) if run.strip())


def _run(text: str, language: str) -> str:
    return f" {' '.join(content_words(text, language))} "


def _count_in(runs: Iterable[str], text: str) -> int:
    return sum(run in text for run in runs)
