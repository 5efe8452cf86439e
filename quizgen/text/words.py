"""The one dictionary of the product: which words exist, how common they are.

The word lists are those of the package pyspellchecker (MIT licence), read as data:
counts of words in film subtitles, kept where several dictionaries know the word.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

# Below this count a word is one that few students use on purpose.
COMMON = 500
# Up to this count a word was put on the list without having been met.
UNMET = 50

# British endings and roots with their American spelling; anchored, so that a slip of
# the pen such as "basicallly" is not taken for British.
_BRITISH = tuple(
    (re.compile(british), other)
    for british, other in (
        (r"is(e[ds]?|ers?|ings?|ations?|ational|able)$", r"iz\1"),
        (r"ys(e[ds]?|ers?|ing)$", r"yz\1"),
        (r"(?<=[a-z]{2})our(s|ed|ing|al|able|ably|ful|ite|ites|less|hood)?$", r"or\1"),
        (r"(?<=[a-z]{2})tre(s|d)?$", r"ter\1"),
        (r"(?<=[a-z]{2})ence(s|less)?$", r"ense\1"),
        (r"(?<=[a-z]{2})ogue(s|d)?$", r"og\1"),
        (r"(?<=[aeiou])ll(ed|ing|ings|ers?|ors?)$", r"l\1"),
        (r"(?<=[aeiou])l(ments?|ful|fully)$", r"ll\1"),
        (r"^(encyclop|an|p|h|leuk|arch|medi|orthop|aesth|c|f)ae(?=[a-z]{3})", r"\1e"),
        (r"^(an|h)aem", r"\1em"),
        (r"(?<=^man)oeuvre", "euver"),
        (r"(?<=progra)mme(s)?$", r"m\1"),
        (r"^cheque(s)?$", r"check\1"),
        (r"^tyre", "tire"),
        (r"^draught", "draft"),
        (r"^plough", "plow"),
        (r"^moul(?=[dt])", "mol"),
        (r"^kerb", "curb"),
        (r"^gaol", "jail"),
        (r"^sceptic", "skeptic"),
        (r"^pyjama", "pajama"),
        (r"grey", "gray"),
    )
)
# Latin letters with accents, lower and upper case.
_ACCENTED = range(0xC0, 0x180)
_ANY_BRITISH = re.compile("|".join(british.pattern for british, _ in _BRITISH))


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
    return word if word in frequencies("en") else us_spelling(word)


@lru_cache(maxsize=65536)
def us_spelling(word: str) -> str:
    """The American spelling, also of a British word that the dictionary has.

    >>> us_spelling("labelled"), us_spelling("promise")
    ('labeled', 'promise')
    """
    if not _ANY_BRITISH.search(word):
        return word
    known = frequencies("en")
    for british, other in _BRITISH:
        swapped = british.sub(other, word)
        if swapped != word and swapped in known:
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


@lru_cache(maxsize=4)
def folded_frequencies(language: str) -> Mapping[str, int]:
    """The counts under folded spelling: without accents; in German ä is ae, ö is oe, ü is ue."""
    known = frequencies(language)
    letters = {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in _ACCENTED}
    letters["ß"] = "ss"
    letters |= {"ä": "ae", "ö": "oe", "ü": "ue"} if language.startswith("de") else {}
    table = str.maketrans(letters)
    return {
        word if word.isascii() else word.translate(table): count for word, count in known.items()
    }


def count_folded(word: str, language: str = "en") -> int:
    """How often a folded word was counted, 0 for one that the dictionary lacks.

    >>> count_folded("ueber", "de") > 0, count_folded("organisation") > 0
    (True, True)
    """
    found = folded_frequencies(language[:2]).get(word, 0)
    if not found and language.startswith("en"):
        found = frequencies("en").get(american(word), 0)
    return found


def is_word(word: str, language: str = "en") -> bool:
    """Whether the dictionary has the word; a hyphenated one if it has every part."""
    return all(count_of(part, language) for part in word.split("-") if part)


def is_common(word: str, language: str = "en") -> bool:
    """Whether the word is one that students use on purpose."""
    return count_of(word, language) >= COMMON
