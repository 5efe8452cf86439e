"""How a name looks: what options should have in common beside their topic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from quizgen.items.names import is_acronym, is_plural
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name, singular
from quizgen.text.tokens import tokens

_ENDINGS = ("ing", "tion", "ment", "ity", "ness", "ung", "keit", "heit", "schaft")
_ADJECTIVES = ("al", "ive", "ous", "ible", "able", "isch")


@dataclass(frozen=True, slots=True)
class Look:
    """A name's words, number, ending, and whether it is an acronym or a word of place."""

    words: int
    plural: bool
    ending: str
    acronym: bool
    last: str
    relational: bool


@lru_cache(maxsize=65536)
def look(name: str, language: str = "en") -> Look:
    """The look of a name."""
    words = tokens(name) or ("",)
    normal = normal_name(name, language).split()
    places = language_of(language).direction_words
    return Look(
        words=len(words),
        plural=is_plural(name, language),
        ending=_ending(words[-1].lower()),
        acronym=is_acronym(words[0]),
        last=words[-1].lower(),
        relational=bool(normal) and all(word in places for word in normal),
    )


def likeness(one: Look, other: Look) -> float:
    """How alike two looks are, 0 to 1.

    >>> likeness(look("Push model"), look("Pull model"))
    1.0
    >>> likeness(look("Push model"), look("FAQs")) < 0.5
    True
    """
    apart = abs(one.words - other.words)
    same_length = 1 - apart / 3 if apart < 3 else 0.0  # noqa: PLR2004 - as min(apart, 3)
    same = (
        (one.plural == other.plural)
        + (one.ending == other.ending)
        + (one.acronym == other.acronym)
        + (one.last == other.last)
    )
    return round((same_length + same) / 5, 6)


def named_alike(one: str, other: str, language: str = "en") -> bool:
    """Whether two names of several words end in one noun that says what they are.

    A noun that says as little as "system" needs another word in common.

    >>> named_alike("Hard link", "Symbolic link"), named_alike("Call system", "Paper system")
    (True, False)
    """
    here, there = _single_words(one, language), _single_words(other, language)
    if min(len(here), len(there)) == 1 or here[-1] != there[-1]:
        return False
    empty = here[-1] in language_of(language).generic_tails
    return not empty or bool(set(here[:-1]) & set(there[:-1]))


@lru_cache(maxsize=65536)
def _single_words(name: str, language: str) -> tuple[str, ...]:
    return tuple(singular(word, language) for word in fold(name, language).split()) or ("",)


def confusable(one: str, other: str) -> float:
    """How easily two names are taken for each other, 0 to 1: sprain and strain, inflow and outflow.

    >>> confusable("Sprain", "Strain"), confusable("Sprain", "Fracture")
    (0.666667, 0.0)
    """
    likeness = OSA.normalized_similarity(one.casefold(), other.casefold(), score_cutoff=0.5)
    return round(max(0.0, 2 * likeness - 1), 6) if likeness else 0.0


def _ending(word: str) -> str:
    """The kind of word by its ending: -ing, -tion, adjective, or other."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return ending
    return "adjective" if word.endswith(_ADJECTIVES) else ""
