"""Flaws of the options of a choice item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quizgen.items.flaw_context import Context
from quizgen.items.kinds import alike
from quizgen.items.model import Choice, Item
from quizgen.items.names import is_acronym, is_plural, shared_words, telling_words
from quizgen.items.phrases import one_form
from quizgen.items.said import said
from quizgen.items.strangers import is_stranger
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.tokens import word_count

_ABOVE = re.compile(
    r"\b(?:all|none|both|any|neither) (?:of )?(?:the )?(?:above|these|those|options|answers)\b"
    r"|\b(?:alle|keine) der (?:genannten|obigen)|\bboth a and b\b",
    re.IGNORECASE,
)
_LONGER = 1.35
_MUCH_LONGER = 1.6
_MORE_WORDS = 4
_SHORT = 7
_ARTICLE_AT_END = re.compile(r"\ban? (?:____|[?:.]?$)")
# Choosing among options looks at the same texts that are checked right after.
_RECENT = 256


def key_not_unique(item: Item, around: Context) -> Iterator[str]:
    """A wrong option that is right too: the key again, or a name too near to it."""
    if not isinstance(item, Choice):
        return
    key = normal_name(item.key, around.language)
    for option in item.distractors:
        if normal_name(option, around.language) == key:
            yield f"“{option}” is the key once more"
            continue
        other = around.entry_of(option)
        if around.field and item.entry in around.field.lex.facts and other:
            relation = around.field.relations.between(other, item.entry)
            if relation != "unrelated":
                yield f"“{option}” would be right too ({relation})"


def duplicate_options(item: Item, around: Context) -> Iterator[str]:
    """Two wrong options that are one."""
    if isinstance(item, Choice):
        seen: dict[str, str] = {}
        for option in item.distractors:
            name = normal_name(option, around.language)
            if name in seen:
                yield f"“{option}” and “{seen[name]}” are the same option"
            seen[name] = option


def too_few_options(item: Item, _around: Context) -> Iterator[str]:
    """No wrong option at all."""
    if isinstance(item, Choice) and not item.distractors:
        yield "there is no wrong option"


def two_options(item: Item, _around: Context) -> Iterator[str]:
    """One wrong option: a guess is right every other time."""
    if isinstance(item, Choice) and len(item.distractors) == 1:
        yield "only two options, so that half of all guesses are right"


def all_of_the_above(item: Item, _around: Context) -> Iterator[str]:
    """An option that speaks of the other options."""
    if isinstance(item, Choice):
        for option in (item.key, *item.distractors):
            if word_count(option) <= _SHORT and _ABOVE.search(option):
                yield f"“{option}” speaks of the other options"


def clang_words(item: Item, around: Context) -> Iterator[str]:
    """A word of the key that the stem says, while most wrong options share none with it."""
    if isinstance(item, Choice):
        yield from clang(item.stem, item.key, item.distractors, around.language)


@lru_cache(maxsize=_RECENT)
def clang(stem: str, key: str, options: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The flaw `clang_words` in these texts."""
    words = said(stem, language).words
    shared = shared_words(telling_words(key, language), words, language)
    if not shared:
        return ()
    given = [shared_words(telling_words(option, language), words, language) for option in options]
    also = [shown for shown in given if shown]
    most = max((len(shown) for shown in also), default=0)
    if len(also) * 2 < len(options) or len(shared) > most:
        return (f"stem and key share “{min(shared)}”, most wrong options do not",)
    return ()


def longest_option(item: Item, around: Context) -> Iterator[str]:
    """A key that is longer than every wrong option by far."""
    if isinstance(item, Choice):
        yield from long_key(item.stem, item.key, item.distractors, around.language)


@lru_cache(maxsize=_RECENT)
def long_key(_stem: str, key: str, options: tuple[str, ...], _language: str) -> tuple[str, ...]:
    """The flaw `longest_option` in these texts."""
    if not options:
        return ()
    longest = max(map(len, options))
    most_words = max(map(word_count, options))
    words = word_count(key)
    wordy = words > most_words * _LONGER and words - most_words >= _MORE_WORDS
    if wordy or (len(key) > longest * _MUCH_LONGER and words > most_words):
        return (f"the key has {words} words, the next longest option {most_words}",)
    return ()


def grammar_cue(item: Item, around: Context) -> Iterator[str]:
    """Only the key fits the number or the article that the stem asks for."""
    if isinstance(item, Choice):
        yield from odd_number(item.stem, item.key, item.distractors, around.language)


@lru_cache(maxsize=_RECENT)
def odd_number(stem: str, key: str, options: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The flaw `grammar_cue` in these texts."""
    if language[:2] != "en":
        return ()
    found = []
    if _ARTICLE_AT_END.search(stem):
        found.append("the stem ends in “a” or “an”, which fits some options only")
    if word_count(key) > _SHORT:
        return tuple(found)
    plural = [is_plural(option) for option in options]
    if is_plural(key) and not any(plural):
        found.append("the key is the only plural among the options")
    if not is_plural(key) and plural and all(plural):
        found.append("the key is the only singular among the options")
    return tuple(found)


def heterogeneous_options(item: Item, around: Context) -> Iterator[str]:
    """Options of different make: the only acronym, the only one-word key, mixed phrases."""
    if isinstance(item, Choice):
        yield from odd_make(item.stem, item.key, item.distractors, around.language)


@lru_cache(maxsize=_RECENT)
def odd_make(_stem: str, key: str, options: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The flaw `heterogeneous_options` in these texts."""
    if not options:
        return ()
    texts = (key, *options)
    lengths = [word_count(option) for option in texts]
    if max(lengths) > _SHORT:
        return () if one_form(texts, language) else ("the options mix phrases and sentences",)
    found = []
    if is_acronym(key) and not any(is_acronym(option) for option in options):
        found.append("the key is the only acronym among the options")
    if lengths[0] == 1 and min(lengths[1:]) >= 3:  # noqa: PLR2004 - one word against three
        found.append("the key is one word, every other option has three or more")
    if lengths[0] >= min(lengths[1:]) + 4 or max(lengths) - min(lengths) > 5:  # noqa: PLR2004 - names of another make
        found.append("the options differ much in their number of words")
    return tuple(found)


def off_topic_options(item: Item, around: Context) -> Iterator[str]:
    """Most wrong options have nothing to do with the entry, in topic or in kind."""
    field = around.field
    if not isinstance(item, Choice) or not field or item.entry not in field.topics.places:
        return
    known = [other for option in item.distractors if (other := around.entry_of(option))]
    off = [other for other in known if is_stranger(field, item.entry, other)]
    if known and len(off) * 2 > len(known):
        yield f"{len(off)} of the wrong options are of another topic or another kind of thing"


def other_kind(item: Item, around: Context) -> Iterator[str]:
    """A wrong option that names another kind of thing: an act beside machines."""
    field, one = around.field, around.facts(item.entry) if isinstance(item, Choice) else None
    if not isinstance(item, Choice) or not field or not one:
        return
    for option in item.distractors:
        other = around.facts(around.entry_of(option))
        if other and alike(one.kind, other.kind) < 0 and is_stranger(field, one.id, other.id):
            yield f"“{option[:40]}” is a kind of {other.kind}, the key a kind of {one.kind}"


def convergence(item: Item, around: Context) -> Iterator[str]:
    """A key that shares words with most options while they share none with each other."""
    if isinstance(item, Choice):
        yield from converging(item.stem, item.key, item.distractors, around.language)


@lru_cache(maxsize=_RECENT)
def converging(_stem: str, key: str, options: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The flaw `convergence` in these texts."""
    if word_count(key) > _SHORT:
        return ()
    words = [said(option, language).words for option in (key, *options)]
    links = [
        len([True for at, other in enumerate(words) if at != own and word & other])
        for own, word in enumerate(words)
    ]
    shared = {one for other in words[1:] for one in words[0] & other}
    if links[0] == len(options) > max(links[1:], default=0) and len(shared) > 1:
        return ("the key shares a word with every option, no other option does",)
    return ()


# What the texts of the stem and the options alone tell a student who knows nothing.
CUES = (clang, odd_number, odd_make, long_key, converging)


@lru_cache(maxsize=1 << 16)
def marked_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that test-wise students read as signs: always, never, usually."""
    marked = _marked(language)
    return tuple(word for word in fold(text, language).split() if word in marked)


@lru_cache(maxsize=16)
def _marked(language: str) -> frozenset[str]:
    forms = language_of(language).forms
    return frozenset((*forms.get("absolute_words", ()), *forms.get("vague_words", ())))


def absolute_words(item: Item, around: Context) -> Iterator[str]:
    """Always, never, usually in options: words that test-wise students read as signs."""
    if isinstance(item, Choice):
        for option in (item.key, *item.distractors):
            found = marked_words(option, around.language)
            if found:
                yield f"“{found[0]}” in the option “{option[:40]}”"
