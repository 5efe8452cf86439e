"""Words, stems and sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import snowballstemmer

from quizgen.text.fold import fold
from quizgen.text.languages import language_of

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_BREAKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_CAPITAL = re.compile(r"(?<=[^\w.!?])[^\W\d_a-zà-ÿ][a-zà-ÿ]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-zà-ÿ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|acc|fig|no|ex|dr|mr|mrs|prof|z\.b|bzw|d\.h|usw|ca)|\b[a-z])\.[\"”’)]*\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words of `text` as written; hyphens and apostrophes inside a word stay.

    >>> tokens("A 360-degree view, don't split.")
    ('A', '360-degree', 'view', "don't", 'split')
    """
    return tuple(_words(text))


@lru_cache(maxsize=1 << 17)
def word_count(text: str) -> int:
    """How many words `text` has, as `tokens` finds them.

    >>> word_count("A 360-degree view, don't split.")
    5
    """
    return len(_words(text))


def _words(text: str) -> list[str]:
    # Without a letter beyond ASCII, a hyphen and an apostrophe there is a way three times as fast.
    plain = text.isascii() and "-" not in text and "'" not in text
    return text.translate(_BREAKS).split() if plain else _WORD.findall(text)


@lru_cache(maxsize=1 << 18)
def stem(word: str, language: str = "en") -> str:
    """The stem of a folded word by the language's Snowball rules, else the word.

    >>> stem("customers"), stem("analysed", "en")
    ('custom', 'analys')
    """
    stemmer = None if word.isdecimal() else _stemmer(language)
    return stemmer(word) if stemmer else word


@lru_cache(maxsize=1 << 16)
def content_words(text: str, language: str = "en") -> tuple[str, ...]:
    """The stems of the words of `text` that carry meaning, in order, with repeats.

    >>> content_words("The flow of goods to the customers")
    ('flow', 'good', 'custom')
    """
    if not language_of(language).nouns:
        return stems(fold(text, language).split(), language)
    return tuple(stem(word, language) for word in telling_words(text, language))


def telling_words(text: str, language: str = "en") -> list[str]:
    """The folded words of `text` that carry meaning, in order, with repeats.

    A small word with the capital of a German noun is that noun.

    >>> telling_words("Waren, die im Lager waren", "de")
    ['waren', 'lager', 'waren']
    >>> telling_words("Was waren die Ursachen?", "de")
    ['ursachen']
    """
    rules = language_of(language)
    nouns = _nouns(text, rules.nouns, language) if rules.nouns else frozenset()
    words = fold(text, language).split()
    return [word for word in words if word not in rules.stop_words or word in nouns]


def _nouns(text: str, known: frozenset[str], language: str) -> frozenset[str]:
    """The known nouns that `text` writes with a capital, where that is not a question's start."""
    capitals = _CAPITAL.findall(text.rstrip()[:-1] if text.rstrip().endswith("?") else f" {text}")
    return known.intersection(fold(word, language) for word in capitals)


def stems(words: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """The stems of those folded words that carry meaning, in order, with repeats.

    >>> stems(["the", "flow", "of", "goods"])
    ('flow', 'good')
    """
    return tuple(filter(None, map(_telling(language), words)))


def words_beyond(words: Iterable[str], others: Iterable[str], language: str = "en") -> list[str]:
    """The folded words that the others have in no form, as often as they stand beyond them.

    >>> words_beyond(["the", "boats", "the", "end"], ["boat", "the"])
    ['the', 'end']
    """
    left = Counter(stem(word, language) for word in others)
    found = []
    for word in words:
        key = stem(word, language)
        if left[key]:
            left[key] -= 1
        else:
            found.append(word)
    return found


@lru_cache(maxsize=16)
def _telling(language: str) -> Callable[[str], str]:
    """What a word adds to a text: its stem, or "" for a small word."""
    stop = language_of(language).stop_words

    @cache  # a language has so many words, and a text asks for one after the other
    def telling(word: str) -> str:
        return "" if word in stop else stem(word, language)

    return telling


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`; an abbreviation's full stop does not end one.

    >>> sentences("Goods flow, e.g. Parts. Money flows back.")
    ('Goods flow, e.g. Parts.', 'Money flows back.')
    """
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[start : end.start()]):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return tuple(part for part in [*found, text[start:].strip()] if part)


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Callable[[str], str] | None:
    name = language_of(language).snowball
    if not name:
        return None
    word_stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return word_stem
