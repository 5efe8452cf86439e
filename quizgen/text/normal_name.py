"""One spelling for every way a term is written."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.words import is_word

_OPTIONAL_PLURAL = re.compile(r"\((?:e?s|n|en)\)")
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TAIL = re.compile(r"[\s:;,.…\-–—]*\b(?:defined|definition)\b[\s:]*$", re.IGNORECASE)
_PLURALS = (
    (re.compile(r"(?<=[^aeiou\d])ies$"), "y"),
    (re.compile(r"(ss|sh|ch|x|z)es$"), r"\1"),
    (re.compile(r"(?<![usi\d])s$"), ""),
)
_CAPITAL_S = re.compile(r"S\W*$")
_NO_PLURAL = {"series", "species", "news", "always", "perhaps", "goods", "sales", "logistics"}


def singular(word: str, language: str = "en") -> str:
    """A folded English noun without its plural ending; other languages unchanged.

    >>> [singular(w) for w in ("systems", "policies", "processes", "business", "analysis")]
    ['system', 'policy', 'process', 'business', 'analysis']
    """
    if language[:2] != "en" or len(word) < 4 or word in _NO_PLURAL:  # noqa: PLR2004
        return word
    for ending, replacement in _PLURALS:
        if ending.search(word):
            return ending.sub(replacement, word)
    return word


@lru_cache(maxsize=1 << 18)
def normal_name(term: str, language: str = "en") -> str:
    """The name under which two spellings of a term are the same entry.

    Case, hyphens, articles, a plural at the end (but not the S of HTTPS), parentheses,
    "defined" and a trailing colon do not count.

    >>> normal_name("The Supply-Chain Management System(s) (SCM) defined:")
    'supply chain management system'
    """
    bare = _OPTIONAL_PLURAL.sub("", term)
    outside = _PARENTHESIS.sub(" ", bare)
    bare = outside if fold(outside, language) else bare
    shorter = _TAIL.sub("", bare)
    bare = shorter if fold(shorter, language) else bare
    words = fold(bare, language).split()
    articles = language_of(language).articles
    while len(words) > 1 and words[0] in articles:
        words.pop(0)
    if words and not _is_acronym(bare, words[-1]):
        words[-1] = singular(words[-1], language)
    return " ".join(words)


def _is_acronym(text: str, last: str) -> bool:
    """Whether the S at the end stands for a word, as in SaaS, and not for a plural."""
    return bool(_CAPITAL_S.search(text)) and not is_word(last)
