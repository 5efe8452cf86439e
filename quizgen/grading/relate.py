"""How one typed word relates to the word that was expected in its place."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from quizgen.grading.affixes import other_ending, other_front, prefix_clash, suffix_clash
from quizgen.grading.forms import (
    ROMAN,
    base_form,
    number_of,
    roman,
    same_family,
    same_word,
    shortens,
)
from quizgen.grading.kin import VETOES, Kin, Kinship
from quizgen.grading.lexicon import Lexicon, lexicon_of
from quizgen.grading.neighbours import neighbours
from quizgen.text.compounds import is_compound, other_part
from quizgen.text.words import COMMON, UNMET, count_folded, has_dictionary

_STRANGERS = Kinship(Kin.OTHER)
_LONGEST = 60
_SHORTEST_REST = 4
_FAR = 0.55
_STRANGE = 0.34
_MODERATE = 6
_LONG = 10
_FORGIVING = 5
_CLASSIC = 5
_DIGITS = re.compile(r"[0-9]")


def edit_budget(length: int) -> int:
    """How many slips are forgiven in a word of this length.

    >>> [edit_budget(n) for n in (3, 4, 5, 6, 9, 10, 14)]
    [0, 1, 1, 2, 2, 3, 3]
    """
    if length < _SHORTEST_REST:
        return 0
    if length < _MODERATE:
        return 1
    return 2 if length < _LONG else 3


def is_code(word: str) -> bool:
    """Whether a word has digits or symbols, so that no letter of it may differ."""
    return not word.isalpha()


@lru_cache(maxsize=131072)
def relate(typed: str, expected: str, language: str = "en") -> Kinship:
    """The relation of a typed word to the expected one; both folded.

    >>> relate("managment", "management").kin.name, relate("outbound", "inbound").kin.name
    ('TYPO', 'DIRECTION')
    >>> relate("royalty", "loyalty").kin.name, relate("inelastic", "elastic").kin.name
    ('REAL', 'NEGATION')
    """
    if _are_strangers(typed, expected, language):
        return _STRANGERS
    words = lexicon_of(language)
    plain = _plain_kin(typed, expected, words)
    if plain is not None:
        return Kinship(plain)
    if _codes_differ(typed, expected):
        return Kinship(Kin.NUMBER)
    if is_code(typed) or is_code(expected) or max(len(typed), len(expected)) > _LONGEST:
        return _STRANGERS
    return _by_letters(typed, expected, language, words)


def _are_strangers(typed: str, expected: str, language: str) -> bool:
    """Whether two words have so little in common that no rule can relate them: most pairs."""
    return (
        typed[:1] != expected[:1]
        and OSA.normalized_similarity(typed, expected) < _STRANGE
        and typed not in _special(language)
        and typed.isalpha()
        and expected.isalpha()
    )


@lru_cache(maxsize=32)
def _special(language: str) -> frozenset[str]:
    """The words that relate to others by rule, whatever their letters."""
    words = lexicon_of(language)
    rules = words.language
    pairs = frozenset(word for pair in rules.contrasts for word in pair)
    small = rules.negations | rules.direction_words | pairs | frozenset(words.numbers)
    short = frozenset(words.abbreviations) | frozenset(words.irregular) | frozenset(ROMAN)
    return small | short | frozenset(words.sounds)


def _plain_kin(typed: str, expected: str, words: Lexicon) -> Kin | None:
    """The relation that rules and word lists tell, without counting letters."""
    language = words.language.code
    if typed == expected:
        return Kin.SAME
    if base_form(typed, language) == base_form(expected, language):
        return Kin.FORM
    if words.sounds.get(typed) == expected or _same_numeral(typed, expected, language):
        return Kin.FORM
    veto = _numbers_differ(typed, expected, language) or _turned(typed, expected, words)
    if veto is not None or same_word(typed, expected, language):
        return veto or Kin.FORM
    full = words.abbreviations.get(expected, "")
    short = shortens(typed, expected, language) or (full and same_word(full, typed, language))
    return Kin.SHORT if short else None


def _same_numeral(typed: str, expected: str, language: str) -> bool:
    """Whether a Roman numeral is the other word's number."""
    one, other = number_of(typed, language), number_of(expected, language)
    return (one is not None and one == roman(expected)) or (
        other is not None and other == roman(typed)
    )


def _numbers_differ(typed: str, expected: str, language: str) -> Kin | None:
    """Two different numerals; Roman ones only where both are."""
    one, other = number_of(typed, language), number_of(expected, language)
    if one is None or other is None:
        one, other = one or roman(typed), other or roman(expected)
    return Kin.NUMBER if one is not None and other is not None and one != other else None


def _codes_differ(typed: str, expected: str) -> bool:
    """Whether two codes have the same letters with other digits: 3pl, 4pl."""
    if typed.isalpha() or expected.isalpha():
        return False
    rest = _DIGITS.sub("", expected)
    return rest not in ("", expected) and rest == _DIGITS.sub("", typed)


def _turned(typed: str, expected: str, words: Lexicon) -> Kin | None:
    language = words.language
    if typed in language.negations and expected not in language.negations:
        return Kin.NEGATION
    if typed in language.direction_words and expected in language.direction_words:
        return Kin.DIRECTION
    return Kin.OPPOSITE if (typed, expected) in _contrasts(language.code) else None


@lru_cache(maxsize=8)
def _contrasts(code: str) -> frozenset[tuple[str, str]]:
    pairs = lexicon_of(code).language.contrasts
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


def _by_letters(typed: str, expected: str, language: str, words: Lexicon) -> Kinship:
    parts = other_part(typed, expected, language)
    return _by_parts(*parts, words) if parts else _by_slips(typed, expected, words)


def _by_parts(typed: str, expected: str, words: Lexicon) -> Kinship:
    """Two compounds that differ in one part: another word, in doubt if only by a letter."""
    inner = relate(typed, expected, words.language.code)
    if inner.kin in VETOES:
        return inner
    edits = OSA.distance(typed, expected)
    return Kinship(Kin.RARE if edits == 1 else Kin.REAL, edits)


def _by_slips(typed: str, expected: str, words: Lexicon) -> Kinship:
    language = words.language.code
    known = _known(typed, language)
    budget = edit_budget(len(expected))
    edits = OSA.distance(typed, expected, score_cutoff=budget + 2)
    slip = not known and edits <= 1
    turned = prefix_clash(typed, expected, words, slip=slip)
    turned = turned or suffix_clash(typed, expected, words)
    if turned is not None and not (slip and len(typed) <= len(expected) + 1):
        return Kinship(turned)
    if known and turned is None and _classic_slip(typed, expected, known, language):
        return Kinship(Kin.TYPO, 1)
    if known and same_family(typed, expected, language, strictly=edits <= budget):
        return Kinship(Kin.FAMILY, edits)
    if edits <= budget:
        doubtful = turned is not None or (not known and other_front(typed, expected, words))
        return Kinship(_near_kin(typed, expected, edits, language, doubtful=doubtful), edits)
    if known:
        return Kinship(Kin.OTHER, edits)
    return Kinship(Kin.FAR if _is_far(typed, expected, edits) else Kin.OTHER, edits)


def _is_far(typed: str, expected: str, edits: int) -> bool:
    """Whether a person should look: half of the letters, or one slip in a short word."""
    if len(expected) < _SHORTEST_REST:
        return edits == 1 and len(expected) > 1
    return OSA.normalized_similarity(typed, expected) >= _FAR


def _known(word: str, language: str) -> int:
    """How common the word is; a plural that the dictionary lacks is as its singular."""
    found = count_folded(word, language)
    if found or len(word) <= _FORGIVING or not language.startswith("en"):
        return found
    if word.endswith("s") and not word.endswith("ss"):
        return count_folded(word[:-1], language)
    return count_folded(f"{word}s", language)


def _near_kin(typed: str, expected: str, edits: int, language: str, *, doubtful: bool) -> Kin:
    """The relation of a word within the edit budget: a slip only if it is no word of its own."""
    known = _known(typed, language)
    if known >= COMMON:
        return Kin.REAL
    if known or is_compound(typed, language):
        return Kin.RARE
    if other_ending(typed, expected, lexicon_of(language)):
        return Kin.FAMILY
    if doubtful or not has_dictionary(language):
        return Kin.FAR
    return Kin.FAR if edits > 1 and _means_another(typed, expected, language) else Kin.TYPO


def _means_another(typed: str, expected: str, language: str) -> bool:
    """Whether one edit leads to a word of the dictionary that is no form of the expected one."""
    return any(not same_family(near, expected, language) for near in neighbours(typed, language))


def _classic_slip(typed: str, expected: str, known: int, language: str) -> bool:
    """A word that the dictionary lists but never met, one classic slip from a common one.

    Two neighbours that changed places (chian), or a silent e left out at the end (revers).
    """
    if known > UNMET or len(typed) < _CLASSIC or count_folded(expected, language) < COMMON:
        return False
    swapped = len(typed) == len(expected) and sorted(typed) == sorted(expected)
    silent = language.startswith("en") and expected == f"{typed}e"
    return silent or (swapped and OSA.distance(typed, expected) == 1)
