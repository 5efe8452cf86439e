"""Checks on what one definition says: leaks, fragments, left-over marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quizgen.errors import NOTHING_TO_DO, Problem, Severity
from quizgen.glossary.entries import kind_of
from quizgen.glossary.similar import stems, things_said
from quizgen.glossary.statements import Course, Statement
from quizgen.glossary.toml_text import quote
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name

OPEN_END = re.compile(
    r"(?:\betc\b\.?|\band so (?:on|forth)\b|\band (?:more|others?)\b|\.\.\.|…)[\s.)\"”]*$",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"(?<![\w*])\*{1,2}(?=\S)[^*\n]{1,200}?(?<=\S)\*{1,2}(?![\w*])"
    r"|</?(?:b|i|u|em|strong|br|div|p|span|sub|sup|li|ul|ol)\b[^<>]*>"
    r"|&(?:nbsp|amp|lt|gt|quot|#\d+);|\{\{c\d+::"
)
_BROKEN = re.compile(r"\ufffd|Ã[\x80-\xbf©¤¶¼Ÿ¨ª«]|â€[™œ\x9d\x93\x94“”¢]|Â[ °«»§]")
_SHOWN = 60
_VERY_SHORT = 3
_FEW = 10
_MOST_SHORT = 0.6
_HEADLESS = {
    "en": ("for", "with", "of", "by", "from", "and", "or"),
    "de": ("fuer", "mit", "von", "durch", "aus", "und", "oder"),
}
_LONGEST_NAME = 5


def empty_definitions(course: Course) -> Iterator[Problem]:
    """Entries that have neither a definition nor points."""
    for one in course.statements:
        if not one.text.strip() and not one.items:
            message = f"“{one.entry.term}” has no definition"
            yield _problem(one, "empty-definition", message, 'definition = "…"', Severity.ERROR)


def fragments(course: Course) -> Iterator[Problem]:
    """Definitions of fewer than three words that carry meaning, or without a beginning.

    Where most are that short it is a list of words, and said once.
    """
    asked = [one for one in course.statements if one.preferred and not one.items]
    short = [one for one in asked if _kind(one, course.language) == "fragment" and one.text]
    if len(short) >= _FEW and len(short) > _MOST_SHORT * len(asked):
        message = f"{len(short)} of {len(asked)} definitions are a word or two, as in a vocabulary"
        hint = f"{NOTHING_TO_DO} if this is what the course is about"
        yield _problem(short[0], "fragment", message, hint, Severity.INFO)
        return
    hint = "write a full sentence, or skip = true to keep it out of quizzes"
    for one in short:
        message = f"“{one.text}” is too short to define “{one.entry.term}”"
        yield _problem(one, "fragment", message, hint)
    for one in asked:
        why = _incomplete(one.text, course.language)
        if why and one.text.strip() and _kind(one, course.language) == "term":
            message = f"the definition of “{one.entry.term}” {why}"
            yield _problem(one, "fragment", message, hint, Severity.INFO)


def _kind(one: Statement, language: str) -> str:
    return kind_of(one.entry.term, one.text, one.items, language)


def _incomplete(text: str, language: str) -> str:
    """What a definition lacks that is long enough but no phrase of its own, or ""."""
    first = fold(text, language).split()[:1]
    if first and first[0] in _HEADLESS.get(language[:2], ()):
        return f"starts with “{first[0]}”: the thing itself is not named"
    sentence = text[:1].isupper() and text.endswith((".", "!"))
    if things_said(text, language) <= _VERY_SHORT and not sentence:
        return "is very short"
    return ""


def answer_leaks(course: Course) -> Iterator[Problem]:
    """Definitions that hold the very term they should ask for."""
    for one in course.statements:
        if one.entry.kind == "question" or one.items or not one.preferred:
            continue
        if one.text and leaks(one.entry.term, one.text, course.language):
            message = f"the definition gives away its term “{one.entry.term}”"
            hint = 'put it in other words, or ok = ["answer-leak"] to leave it'
            yield _problem(one, "answer-leak", message, hint)


def leaks(term: str, text: str, language: str = "en") -> bool:
    """Whether every word of `term` that carries meaning stands in `text`.

    >>> leaks("Data visualization", "the visualization of data in charts")
    True
    >>> leaks("Loyalty program", "a program that rewards buyers")
    False
    """
    words = _words_of(term, language)
    return bool(words) and words <= set(stems(text, language))


@lru_cache(maxsize=65536)
def _words_of(term: str, language: str) -> frozenset[str]:
    """The words of a term that give it away, "system" and the like left out of long ones."""
    name = normal_name(term, language)
    words = frozenset(stems(name, language))
    tails = language_of(language).generic_tails
    kept = [word for word in name.split() if word not in tails]
    core = frozenset(stems(" ".join(kept), language)) if " ".join(kept) != name else words
    return core if len(core) > 1 else words


def aliases_in_stems(course: Course) -> Iterator[Problem]:
    """Definitions that hold another name of their term, declared or said on the spot."""
    for one in course.statements:
        if one.items or not one.text or not one.preferred:
            continue
        names = _names_in(one, course.language) if one.entry.aliases else []
        told = _also_called(one.text, course.language)
        if told and told not in names:
            message = f"the definition tells another name of “{one.entry.term}”: “{told}”"
            hint = f"aliases = [{', '.join(map(quote, (*one.entry.aliases, told)))}]"
            yield _problem(one, "alias-in-stem", message, hint, Severity.INFO)
        elif names and not leaks(one.entry.term, one.text, course.language):
            shown = ", ".join(f"“{name}”" for name in names)
            message = f"the definition gives away a name of “{one.entry.term}”: {shown}"
            hint = 'put it in other words, or ok = ["alias-in-stem"] to leave it'
            yield _problem(one, "alias-in-stem", message, hint, Severity.INFO)


def _names_in(one: Statement, language: str) -> list[str]:
    """The aliases of a statement's term that stand in it."""
    folded = f" {fold(one.text, language)} "
    return [name for name in one.entry.aliases if f" {fold(name, language)} " in folded]


def _also_called(text: str, language: str) -> str:
    """The name after "also known as" and the like, "" where there is none."""
    pattern = _calling(language)
    found = pattern.search(text) if pattern else None
    return found[1].strip() if found and len(found[1].split()) <= _LONGEST_NAME else ""


@lru_cache(maxsize=16)
def _calling(language: str) -> re.Pattern[str] | None:
    phrases = "|".join(map(re.escape, language_of(language).also_called))
    tail = r"\s+[\"“]?([^,;.()\"”]+)"
    return re.compile(rf"\b(?:{phrases}){tail}", re.IGNORECASE) if phrases else None


def open_ended(course: Course) -> Iterator[Problem]:
    """Definitions and points that end in "etc."."""
    for one in course.statements:
        for text in (one.text, *one.items):
            found = OPEN_END.search(text)
            if found:
                message = f"“{one.entry.term}” ends in “{found[0].strip()}”: what else counts?"
                hint = "finish the list, or take the words off"
                yield _problem(one, "open-ended", message, hint, Severity.INFO)
                break


def leftover_markup(course: Course) -> Iterator[Problem]:
    """Asterisks, tags and entities that would be printed as they stand."""
    if course.markup:
        return
    for one in course.statements:
        for text in (one.spelled, one.all_text):
            found = MARKUP.search(text)
            if found:
                shown = found[0][:_SHOWN]
                message = f"“{shown}” would be printed with its marks"
                hint = 'take the marks off, or markup = "markdown" at the top of the file'
                yield _problem(one, "markup", message, hint, Severity.INFO)
                break


def broken_letters(course: Course) -> Iterator[Problem]:
    """Letters that an earlier change of encoding has broken."""
    for one in course.statements:
        found = _BROKEN.search(f"{one.spelled} {one.all_text}")
        if found:
            message = f"broken letters in “{one.entry.term}”: “{found[0]}”"
            yield _problem(one, "encoding", message, "write the letters that belong there")


def _problem(
    one: Statement, check: str, message: str, hint: str, severity: Severity = Severity.WARNING
) -> Problem:
    return Problem(severity, check, one.place, message, hint, entries=(one.entry.id,))
