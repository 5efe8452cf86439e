"""The one dictionary of the product: which words exist, how common they are.

The word lists are those of the package pyspellchecker (MIT licence), read as data:
counts of words in film subtitles, kept where several dictionaries know the word.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Below this count a word is one that few students use on purpose.
COMMON = 500

_BRITISH = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("our", "or"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
)


@lru_cache(maxsize=4)
def frequencies(language: str) -> Mapping[str, int]:
    """How often each word of the language was counted; empty where there is no list."""
    source = files("spellchecker") / "resources" / f"{language[:2].lower()}.json.gz"
    if not source.is_file():
        return {}
    counts: dict[str, int] = json.loads(gzip.decompress(source.read_bytes()))
    return counts


def has_dictionary(language: str) -> bool:
    """Whether there is a word list for the language."""
    return bool(frequencies(language))


def american(word: str) -> str:
    """The American spelling of a British word where the dictionary has it, else the word.

    >>> american("organisation"), american("colour"), american("four")
    ('organization', 'color', 'four')
    """
    known = frequencies("en")
    if word in known:
        return word
    for british, other in _BRITISH:
        if british in word:
            swapped = word.replace(british, other)
            if swapped in known:
                return swapped
    return word


def count_of(word: str, language: str = "en") -> int:
    """How often the word was counted, 0 for a word that is not in the dictionary.

    British spellings count as their American ones.
    """
    lower = word.lower().replace("’", "'")
    known = frequencies(language)
    found = known.get(lower, 0)
    if not found and language.startswith("en"):
        found = known.get(american(lower), 0)
    return found


def is_word(word: str, language: str = "en") -> bool:
    """Whether the dictionary has the word; a hyphenated one if it has every part."""
    return all(count_of(part, language) for part in word.split("-") if part)


def is_common(word: str, language: str = "en") -> bool:
    """Whether the word is one that students use on purpose."""
    return count_of(word, language) >= COMMON


def suggest(word: str, language: str = "en", corpus: Iterable[str] = ()) -> str:
    """The likeliest correct spelling: from the corpus first, then the dictionary.

    Distance is optimal string alignment, at most 1 for words under six letters and
    2 for longer ones; ties go to the more frequent word, then the alphabet.
    Returns "" where nothing is near.
    """
    lower = word.lower()
    most = 1 if len(lower) < 6 else 2  # noqa: PLR2004
    own = _nearest(lower, sorted({one.lower() for one in corpus} - {lower}), most, {})
    if own:
        return own
    known = frequencies(language)
    return _nearest(lower, [w for w in known if abs(len(w) - len(lower)) <= most], most, known)


def _nearest(word: str, candidates: list[str], most: int, counts: Mapping[str, int]) -> str:
    near = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=most, limit=None, processor=None
    )
    ranked = sorted((distance, -counts.get(found, 0), found) for found, distance, _ in near)
    return ranked[0][2] if ranked else ""
