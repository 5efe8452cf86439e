"""The nouns that a definition is built on: what the thing described is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import tokens

# The forms whose words can only follow a noun, or stand before one.
ENDS = ("relatives", "prepositions", "participles", "auxiliaries", "determiners", "particles")
_PARTICIPLE = re.compile(r"ied$|[a-z]{3}(?<!e)ed$")
_PART_END = re.compile(r"[,;:(]")
# The stem of a verb has a vowel and two letters: us-ing, cutt-ing, but not str-ing or th-ing.
_GERUND = re.compile(r"(?=[a-z]*[aeiouy][a-z]*ing$)[a-z]{2,}ing$")


_CLAUSES = frozenset({"wer", "was", "wen", "wem", "wessen", "wo", "wie", "wenn", "ob", "dass"})
_SHORTEST_VERB = 3


def head_noun(text: str, language: str = "en", *, single: bool = True) -> str:
    """The noun that a phrase is built on, or "": what the thing described is.

    >>> head_noun("a mathematical technique for estimating sales"), head_noun("programs that run")
    ('technique', 'program')
    >>> head_noun("a protective coating of wax"), head_noun("a person using tools")
    ('coating', 'person')
    """
    words = tokens(_PART_END.split(text, maxsplit=1)[0])
    found = _german_head(words) if language[:2] == "de" else _head(words, language)
    return singular(found, language) if found and single else found


def _head(words: Sequence[str], language: str) -> str:
    """The last noun before what follows a noun: "of", "that", "tied around"."""
    ends = _after_nouns(language)
    rest = [word.lower() for word in words]
    while rest and rest[0] in ends:
        rest.pop(0)
    found = rest[0] if rest else ""
    if language[:2] == "en" and rest == [word.lower() for word in words] and is_gerund(found):
        return found
    for word, following in pairwise([*rest[1:], ""]):
        last = not following or following in ends or following.endswith("ly")
        ended = word[:1].isdigit() or (word in ends and not _is_participle(word))
        if ended or _has_object(word, following):
            break
        if _is_participle(word) and last:
            break
        if not _is_participle(word) and not word.endswith("ly"):
            found = word
    return found


def _has_object(word: str, following: str) -> bool:
    """Whether a word in -ing is a verb here: "using tools", but "a protective coating of wax"."""
    auxiliaries = language_of("en").forms["auxiliaries"]
    ended = following in {"", "of", "that", "which", *auxiliaries}
    return is_gerund(word) and not ended and not _is_participle(following)


@lru_cache(maxsize=8)
def _after_nouns(language: str) -> frozenset[str]:
    rules = language_of(language)
    return rules.stop_words | {word for key in ENDS for word in rules.forms.get(key, ())}


def _is_participle(word: str) -> bool:
    """Whether an English word is or looks like one: "used", "tied", "put"."""
    return (word.endswith("ed") and bool(_PARTICIPLE.search(word))) or word in _participles()


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    return frozenset(language_of("en").forms["participles"])


def starts_with_german_verb(text: str) -> bool:
    """Whether a German definition starts with what its term does: "dient dem Schutz …".

    >>> starts_with_german_verb("erfasst alle Einkünfte"), starts_with_german_verb("ein Verein")
    (True, False)
    """
    first = text.split(" ", 1)[0]
    small = first.lower() not in _after_nouns("de") and first.isalpha()
    return small and first.islower() and first.endswith("t") and len(first) > _SHORTEST_VERB


def _german_head(words: Sequence[str]) -> str:
    """The first noun, which German writes with a capital; none where a clause begins."""
    if words and (words[0].lower() in _CLAUSES or starts_with_german_verb(words[0])):
        return ""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        starts = at == 0 and (following[:1].isupper() or word.lower() in _after_nouns("de"))
        if word[:1].isupper() and not starts:
            return word.lower()
    return ""


def plural_heads(text: str, language: str = "en") -> list[str]:
    """The nouns that a phrase in the plural is built on, each in the singular.

    >>> plural_heads("the fixed wires and ropes that hold the mast"), plural_heads("a wire")
    (['wire', 'rope'], [])
    """
    first = head_noun(text, language, single=False)
    if not first or singular(first, language) == first:
        return []
    rest = text.lower().partition(f"{first} and ")[2]
    second = tokens(rest)[:1]
    return [
        singular(noun, language) for noun in (first, *second) if singular(noun, language) != noun
    ]


def may_be_gerund(word: str) -> bool:
    """Whether an English word in -ing can say what is done: "cutting", "meeting", not "string"."""
    return bool(_GERUND.match(word)) and word not in language_of("en").forms["no_gerunds"]


def is_gerund(word: str) -> bool:
    """Whether an English word in -ing likely says what is done: "cutting", not "meeting"."""
    return may_be_gerund(word) and word not in language_of("en").forms["rarely_gerunds"]
