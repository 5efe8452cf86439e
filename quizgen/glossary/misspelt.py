"""Which words of a course are misspelt, and what was meant.

A word is known when the dictionary has it, when it is built from known words, or
when the course uses it itself: in a front, or on two cards.  A misspelling that is
repeated is still found, because it stands one slip from a far commoner word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from quizgen.glossary.candidates import Candidates
from quizgen.glossary.vocabulary import SHORTEST, Vocabulary
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.words import COMMON, count_of, has_dictionary, is_word

_PREFIXES = re.findall(
    r"\w+",
    "anti auto bio co counter cross cyber de dis down e eco electro extra geo hyper in inter intra"
    " macro mega meta micro mid mini mis mono multi nano neuro non out over photo poly post pre"
    " pro pseudo psycho re self semi socio sub super tele thermo trans ultra un under up",
)
_SUFFIXES = re.findall(
    r"\w+",
    "s es ed d ing er ers or ors r rs able ability ly ness less ful ist ists ism ize ized izing"
    " ise ised ising ization isation ic ical al ity ment ments y",
)
_GLUED = ("of", "the", "and", "with", "for")
_VOWELS = set("aeiou")
_KEPT_E = ("ee", "oe", "ye", "ce", "ge", "le", "re")
_STRONG_LENGTH = 6
_VOWEL_LENGTH = 8
_FAR_LENGTH = 8
_SHORT_COMMON = 5000
_RARE = 60
_KNOWN_WELL = 100
_MUCH_MORE = 3
_FEW_FOREIGN = 12
_MOST_FOREIGN = 0.4


def misspelt(vocabulary: Vocabulary) -> dict[str, str]:
    """The misspelt words in small letters, each with what was probably meant.

    Where the dictionary knows too few of the words, they are of another language, and
    nothing is said.
    """
    words = [word for word in sorted(vocabulary.cards) if word not in vocabulary.known]
    if has_dictionary(vocabulary.language):
        foreign = sum(not is_word(word, vocabulary.language) for word in words)
        if foreign > max(_FEW_FOREIGN, _MOST_FOREIGN * len(words)):
            return {}
    candidates = Candidates(vocabulary)
    meant = ((word, _meant(word, vocabulary, candidates)) for word in words)
    return {word: right for word, right in meant if right}


def _meant(word: str, own: Vocabulary, candidates: Candidates) -> str:
    if has_dictionary(own.language) and is_word(word, own.language):
        return _slip_of_small_word(word, own)
    if found := _glued(word, own.language) or _single_for_double(word, own):
        return found
    if _right(word, own):
        return candidates.swapped(word)
    return _likely(word, own, candidates)


def _single_for_double(word: str, own: Vocabulary) -> str:
    """The common word that a rare one is, but for a letter written once instead of twice.

    So "normaly" and "presing" are no adjectives of "normal" and "pres".
    """
    if own.cards[word] > 1 or word in own.fronts or word not in own.lower:
        return ""
    doubled = (word[:n] + word[n] + word[n:] for n in range(1, len(word)) if word[n] not in _VOWELS)
    near = [one for one in doubled if count_of(one, own.language) >= 2 * COMMON]
    return near[0] if len(near) == 1 else ""


def _right(word: str, own: Vocabulary) -> bool:
    """Whether a word is built from known ones, or known without its accents."""
    bare = fold(word, own.language)
    return _built(word, own.language) or (bare != word and is_word(bare, own.language))


def _likely(word: str, own: Vocabulary, candidates: Candidates) -> str:
    """The word that was likely meant, "" where none is near enough."""
    if word in own.terms and own.cards[word] > 1:
        return ""  # a term that other entries speak of
    repeated = word in own.fronts or own.cards[word] > 1
    named = word in own.proper and word not in own.lower and own.language[:2] != "de"
    for meant in candidates.one_slip(word):
        if repeated and not _strong(word, meant, own):
            continue
        if not repeated and not _plausible(word, meant, own):
            continue
        if named and not own.cards[meant]:
            continue
        return meant
    english = own.language.startswith("en")
    far = english and len(word) >= _FAR_LENGTH and word in own.lower and not repeated
    return candidates.two_slips(word) if far else ""


def _plausible(word: str, meant: str, own: Vocabulary) -> bool:
    """Whether a word on one card can be a slip for `meant`."""
    if len(word) < _STRONG_LENGTH and word not in own.lower and sorted(word) != sorted(meant):
        return False
    if not own.language.startswith("en"):
        return _slipped(word, meant)
    if own.cards[meant] > 1 or (own.cards[meant] and len(word) >= _STRONG_LENGTH):
        return True
    if len(word) >= _VOWEL_LENGTH and word in own.lower and _surely(word, meant, own.language):
        return True
    least = _SHORT_COMMON if len(word) < _STRONG_LENGTH or word not in own.lower else COMMON
    return count_of(meant, own.language) >= least or (
        len(word) >= _STRONG_LENGTH and count_of(meant, own.language) >= 2 * COMMON
    )


def _surely(word: str, meant: str, language: str) -> bool:
    """Whether a long word is a slip for a word that need not be common."""
    if _slipped(word, meant):
        return True
    return _other_vowel(word, meant) and count_of(meant, language) >= _KNOWN_WELL


def _other_vowel(word: str, meant: str) -> bool:
    """Whether the two differ in vowels only."""
    if len(word) != len(meant):
        return False
    pairs = {pair for pair in zip(word, meant, strict=True) if pair[0] != pair[1]}
    return all(set(pair) <= _VOWELS for pair in pairs)


def _slipped(word: str, meant: str) -> bool:
    """Whether two letters are swapped, or one is missing or too many inside the word.

    Word lists of other languages than English lack many endings and know little of
    how common a word is; only such slips are certain enough there.
    """
    if len(word) == len(meant):
        return len(word) > SHORTEST and sorted(word) == sorted(meant)
    ending = meant.startswith(word) or word.startswith(meant)
    return len(word) >= _STRONG_LENGTH and not ending and word[0] == meant[0]


def _strong(word: str, meant: str, own: Vocabulary) -> bool:
    """Whether even a repeated word, or one in a front, must be a slip for `meant`."""
    if len(word) < _STRONG_LENGTH or meant.startswith(word) or word.startswith(meant):
        return False
    if own.cards[meant] >= _MUCH_MORE * own.cards[word]:
        return True
    if count_of(meant, own.language) < 2 * COMMON:
        return False
    if len(word) == len(meant) and sorted(word) != sorted(meant):
        return len(word) >= _VOWEL_LENGTH and _other_vowel(word, meant)
    return True


def _slip_of_small_word(word: str, own: Vocabulary) -> str:
    """The small word that a rare one is a letter away from, as "withing" from "within"."""
    if count_of(word, own.language) > _RARE or own.cards[word] > 1 or word in own.fronts:
        return ""
    small = language_of(own.language).stop_words
    near = sorted(w for w in small if len(w) > SHORTEST and OSA.distance(w, word) == 1)
    return near[0] if near else ""


def _glued(word: str, language: str) -> str:
    """Two words run together, as "invasionof"; the second is a small one."""
    for small in _GLUED:
        first = word.removesuffix(small)
        long = first != word and len(first) > SHORTEST
        if long and count_of(first, language) >= COMMON and not is_word(word, language):
            return f"{first} {small}"
    return ""


@lru_cache(maxsize=65536)
def _built(word: str, language: str) -> bool:
    """Whether a word is made of known ones: compound, prefix or ending."""
    if any(_ending(word, suffix, language) for suffix in _SUFFIXES):
        return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= SHORTEST and _common(rest, language):
            return True
    return any(
        _common(word[:n], language) and _common(word[n:], language) for n in range(3, len(word) - 2)
    )


def _ending(word: str, suffix: str, language: str) -> bool:
    base = word.removesuffix(suffix)
    if base == word or len(base) < SHORTEST:
        return False
    if base[-1] == "e" and base[-2:] not in _KEPT_E and suffix[0] in _VOWELS:
        return False  # the e of "complete" goes before such an ending
    bases = [base, f"{base}e", f"{base}y"] if len(suffix) > 1 else [base]
    if base[-1] == base[-2]:
        bases.append(base[:-1])
    if base.endswith("i"):
        bases.append(base[:-1] + "y")
    return any(count_of(one, language) >= _RARE for one in bases)


def _common(word: str, language: str) -> bool:
    """Whether a word may be a part of a compound: common, or a known inflection of such."""
    return (
        len(word) > 2  # noqa: PLR2004 - shorter parts make anything a compound
        and (
            count_of(word, language) >= COMMON
            or (word.endswith("s") and count_of(word[:-1], language) >= COMMON)
        )
    )
