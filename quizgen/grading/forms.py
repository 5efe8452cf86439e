"""Two words that are forms of one: plural, tense, spelling, number words, short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quizgen.grading.lexicon import lexicon_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import stem
from quizgen.text.words import count_folded, us_spelling

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# Up to thirty-nine: longer ones are letters of something else.
ROMAN = {f"{'x' * (n // 10)}{_ONES[n % 10]}": n for n in range(1, 40)}
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th|te|ten|ter)")
_DECIMAL = re.compile(r"\d{1,9}[.,]\d{1,9}")
_SHORTEST_RESPELT = 5
_RESPELT = (
    (re.compile("ae(?=[mdstcov])|oe(?=[dstcbulo]|a)(?!s$)"), "e"),
    (re.compile("sulph"), "sulf"),
    (re.compile("(?<=[aei])bre$"), "ber"),
    (re.compile("alumini"), "alumin"),
    (re.compile("our(?=is[mt])"), "or"),
)
_VOWEL = re.compile(r"[aeiouy]")
# No "er": Arbeit and Arbeiter are two words.
_GERMAN_ENDINGS = ("e", "en", "es", "em", "n", "s", "se", "nen")
# Zeugnis, Zeugnisse; Lehrerin, Lehrerinnen: not after other letters.
_ENDING_AFTER = {"se": "sse", "nen": "innen"}
_OTHER_PLURALS = {"s", "es", "x", "en", "n"}
_GERMAN_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_ALSO_SINGULAR = {"sales", "goods"}
_GREEK_LATIN = (
    ("a", "ae"),
    ("is", "es"),
    ("ix", "ices"),
    ("ex", "ices"),
    ("on", "a"),
    ("um", "a"),
    ("us", "i"),
)
_SHORTEST_STEM = 3
_SHORTEST_FAMILY = 4
_SHORTEST_COMPOUND = 8
_LONGEST_CONTRACTION = 6
_LONGEST_LETTERS = 5


def number_of(word: str, language: str = "en") -> float | None:
    """The value of a number written in digits or words, cardinal or ordinal.

    >>> number_of("third"), number_of("3rd"), number_of("12"), number_of("order")
    (3, 3, 12, None)
    """
    if word.isalpha():
        return lexicon_of(language).numbers.get(word)
    if word.isdecimal() and len(word) < 10:  # noqa: PLR2004 - longer ones are codes
        return int(word)
    if _DECIMAL.fullmatch(word):
        return float(word.replace(",", "."))
    found = _ORDINAL_DIGITS.fullmatch(word)
    if found:
        return int(found[1][:9])
    return lexicon_of(language).numbers.get(word)


def roman(word: str) -> int | None:
    """The value of a Roman numeral up to thirty-nine."""
    return ROMAN.get(word)


@lru_cache(maxsize=65536)
def base_form(word: str, language: str = "en") -> str:
    """One spelling for the plural and singular, British and American forms of a word.

    >>> base_form("centres"), base_form("third"), base_form("&")
    ('center', '#3', 'and')
    """
    if word == "&":
        return "and" if not language.startswith("de") else "und"
    value = number_of(word, language)
    if value is not None:
        return f"#{value}"
    if not language.startswith("en") or _is_letters(word):
        return word
    return _respelt(us_spelling(singular(us_spelling(word))))


def _respelt(word: str) -> str:
    """One spelling of what British and American books write in two ways beyond any list.

    >>> _respelt("hyperglycaemia"), _respelt("oesophagus"), _respelt("sulphate"), _respelt("fibre")
    ('hyperglycemia', 'esophagus', 'sulfate', 'fiber')
    """
    if len(word) < _SHORTEST_RESPELT:
        return word
    for british, american in _RESPELT:
        word = british.sub(american, word)
    return word


def _is_letters(word: str) -> bool:
    """Whether a short word that no dictionary has may be made of first letters (https)."""
    return len(word) <= _LONGEST_LETTERS and not count_folded(_respelt(word))


@lru_cache(maxsize=65536)
def same_word(one: str, other: str, language: str = "en") -> bool:
    """Whether two folded words are forms of the same word.

    >>> same_word("selling", "sell"), same_word("centralised", "centralized")
    (True, True)
    >>> same_word("analytic", "analytical"), same_word("customer", "custom")
    (True, False)
    """
    if base_form(one, language) == base_form(other, language):
        return True
    if language.startswith("en"):
        alike = _same_english(us_spelling(one), us_spelling(other))
        return alike or _same_plural(one, other)
    if language.startswith("de"):
        return _same_german(one, other)
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    return len(short) > _SHORTEST_STEM and long.removeprefix(short) in _OTHER_PLURALS


def same_family(one: str, other: str, language: str = "en", *, strictly: bool = False) -> bool:
    """Whether two words share their stem, or the longer stem continues the shorter one.

    >>> same_family("quote", "quotation"), same_family("quote", "quotation", strictly=True)
    (True, False)
    """
    left, right = stem(one, language), stem(other, language)
    if strictly:
        return left == right
    shorter = min(len(left), len(right))
    return shorter >= _SHORTEST_FAMILY and left[:shorter] == right[:shorter]


@lru_cache(maxsize=65536)
def shortens(short: str, word: str, language: str = "en") -> bool:
    """Whether `short` is a usual way to shorten `word`: a known one, or its consonants.

    >>> shortens("mgt", "management"), shortens("qty", "quantity"), shortens("cat", "category")
    (True, True, False)
    """
    known = lexicon_of(language).abbreviations.get(short)
    if known is not None and same_word(known, word, language):
        return True
    return (
        1 < len(short) <= min(_LONGEST_CONTRACTION, len(word) - 2)
        and (short[0], short[-1]) == (word[0], word[-1])
        and short.isalpha()
        and not _VOWEL.search(short[:-1])
        and not count_folded(short, language)
        and _is_subsequence(short, word)
    )


def _is_subsequence(short: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in short)


def _same_english(one: str, other: str) -> bool:
    shared = _lemmas(one) & _lemmas(other)
    if _turns_round(one, other):
        return False
    irregular = lexicon_of("en").irregular
    if any(lemma in {one, other} for lemma in shared):
        return True
    if irregular.get(one, one) == irregular.get(other, other):
        return True
    if count_folded(one) and count_folded(other) and any(count_folded(lemma) for lemma in shared):
        return True
    return _same_adjective(one, other) or _same_adjective(other, one)


def is_done(typed: str, expected: str, language: str = "en") -> bool:
    """Whether what was done to a thing is written for the thing: nitrated for nitrate.

    >>> is_done("nitrated", "nitrate"), is_done("delivered", "deliver")
    (True, False)
    """
    if not language.startswith("en") or not typed.endswith("ed") or expected.endswith("ed"):
        return False
    bare = us_spelling(expected)
    return bare in _lemmas(us_spelling(typed)) and not _lemmas(bare) & lexicon_of(language).verbs


def is_doer(one: str, other: str, language: str) -> bool:
    """Whether one of two German words may be who does it and the other what is done or had.

    >>> is_doer("mieter", "miete", "de"), is_doer("kunden", "kunde", "de")
    (True, False)
    """
    short, long = sorted((one, other), key=lambda word: (word.endswith("er"), word))
    stems = {short.removesuffix(end) for end in ("en", "e", "")}
    return language.startswith("de") and long != short and long.removesuffix("er") in stems - {long}


def _turns_round(one: str, other: str) -> bool:
    """Whether one acts and the other is acted on: a controlling and a controlled variable."""
    return (one.endswith("ing") and other.endswith("ed")) or (
        one.endswith("ed") and other.endswith("ing")
    )


def names_another_thing(one: str, other: str, language: str = "en") -> bool:
    """Whether one of two forms is a doing and the other may be a thing of its own.

    >>> names_another_thing("plan", "planning"), names_another_thing("sell", "selling")
    (True, False)
    """
    doing = [word for word in (one, other) if singular(word).endswith("ing")]
    if not language.startswith("en") or len(doing) != 1:
        return False
    bare = other if doing[0] == one else one
    return not _lemmas(us_spelling(bare)) & lexicon_of(language).verbs


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(root for root in _roots(word) if len(root) >= _SHORTEST_STEM) | {word}


def _roots(word: str) -> Iterator[str]:
    plain = singular(word)
    yield plain
    if word.endswith(("ses", "oes")):
        yield word[:-2]
    if word in _ALSO_SINGULAR:
        yield word[:-1]
    for ending in ("ing", "ed"):
        if plain.endswith(ending) and _VOWEL.search(plain[: -len(ending)]):
            root = plain[: -len(ending)]
            yield root
            yield f"{root}e"
            if root[-1:] == root[-2:-1]:
                yield root[:-1]
            if root.endswith("i"):
                yield f"{root[:-1]}y"


def _same_adjective(one: str, other: str) -> bool:
    """analytic/analytical, transaction/transactional."""
    if one.endswith("ic"):
        return other in {f"{one}al", f"{one}s", f"{one}ally"}
    return one.endswith(("tion", "sion")) and other == f"{one}al"


def _same_plural(one: str, other: str) -> bool:
    """analysis/analyses, index/indices, criterion/criteria: both must be words."""
    for singular_end, plural_end in _GREEK_LATIN:
        for left, right in ((one, other), (other, one)):
            if left.endswith(singular_end) and right == left[: -len(singular_end)] + plural_end:
                return (
                    bool(count_folded(left) and count_folded(right)) and len(left) > _SHORTEST_STEM
                )
    return False


def _same_german(one: str, other: str) -> bool:
    """Forms that differ in an inflectional ending, also with an umlaut (Bestand, Bestände)."""
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(short) <= _SHORTEST_STEM or _lost_its_end(short, long):
        return False
    if any(_ends_like(short, long, ending) for ending in _GERMAN_ENDINGS):
        return True
    if len(short) >= _SHORTEST_COMPOUND and _lacks_joint(short, long):
        return True
    for umlaut, plain in _GERMAN_UMLAUTS:
        at = long.rfind(umlaut)
        if at >= 0:
            without = long[:at] + plain + long[at + 2 :]
            if any(short + ending == without for ending in ("e", "en", "n")):
                return True
    return False


def _lost_its_end(short: str, long: str) -> bool:
    """Whether only the last e of a known word is missing, and no word is left."""
    return short + "e" == long and bool(count_folded(long, "de")) and not count_folded(short, "de")


def _lacks_joint(short: str, long: str) -> bool:
    """Whether only the s that joins a compound is missing (Sicherheitsbestand)."""
    cuts = range(_SHORTEST_STEM, len(long) - _SHORTEST_STEM)
    return any(long[at] == "s" and long[:at] + long[at + 1 :] == short for at in cuts)


def _ends_like(short: str, long: str, ending: str) -> bool:
    if ending in _ENDING_AFTER and not long.endswith((_ENDING_AFTER[ending], "er")):
        return False
    if short + ending == long:
        return True
    cut = next(
        (short[: -len(end)] for end in ("en", "er", "es", "em", "e") if short.endswith(end)), short
    )
    return len(cut) > _SHORTEST_STEM and long in {cut + ending, f"{cut}er"} and cut != short
