"""The check for misspelt words, and for right words in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.misspelt import misspelt
from quizgen.glossary.slips import doubts_of, open_doubts, wrong_words
from quizgen.glossary.statements import Course, Statement
from quizgen.glossary.vocabulary import Vocabulary, words_of

_LETTERS = re.compile(r"[^\W\d_]+")


def typos(course: Course) -> Iterator[Problem]:
    """Misspelt words at their lines, then words that another source has otherwise."""
    vocabulary = _vocabulary(course)
    wrong = misspelt(vocabulary)
    for one in course.statements:
        fronts = one.spelled if one.preferred or one.front != one.place else ""
        if one.front.line == one.place.line or fronts:
            yield from _in_text(fronts, one.front, one, wrong)
        yield from _in_text(one.all_text, one.place, one, wrong)
    for text, place in course.loose:
        yield from _in_text(text, place, None, wrong)
    yield from wrong_words(course, vocabulary)
    yield from _kept_doubts(course, vocabulary)


def doubts(course: Course) -> dict[str, tuple[str, ...]]:
    """What an entry should remember: its words that a text without a term has otherwise."""
    return doubts_of(course, _vocabulary(course)) if course.loose else {}


def _kept_doubts(course: Course, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The doubts that stand in the glossary, as long as their word does."""
    for one in course.statements:
        for wrong, right, place in open_doubts(one.entry) if one.preferred else ():
            if wrong.lower() not in vocabulary.known:
                yield Problem(
                    Severity.WARNING,
                    "typo",
                    one.place,
                    f"“{wrong}” here, “{right}” in the otherwise same sentence at {place}: "
                    "one of the two may be a slip",
                    f"if “{right}” is meant, write it here; else take the doubt out",
                    wrong=wrong,
                    correct=right,
                    entries=(one.entry.id,),
                )


def _vocabulary(course: Course) -> Vocabulary:
    known = frozenset(word.lower() for word in course.known_words)
    vocabulary = Vocabulary(course.language, known=known)
    for one in course.statements:
        vocabulary.add(one.spelled if one.preferred else "", one.all_text)
    for text, _ in course.loose:
        vocabulary.add("", text)
    return vocabulary


def _in_text(
    text: str, place: Place, one: Statement | None, wrong: dict[str, str]
) -> Iterator[Problem]:
    if wrong.keys().isdisjoint(_LETTERS.findall(text.lower())):
        return
    told: set[str] = set()
    for word in words_of(text):
        meant = wrong.get(word.lower(), "")
        if meant and word not in told:
            told.add(word)
            correct = cased(meant, word)
            yield Problem(
                Severity.WARNING,
                "typo",
                place,
                f"“{word}” is probably “{correct}”",
                f'write “{correct}”, or known_words = ["{word.lower()}"] if it is right',
                wrong=word,
                correct=correct,
                entries=(one.entry.id,) if one else (),
            )


def cased(word: str, like: str) -> str:
    """`word` with the capitals of `like`.

    >>> cased("customer", "Cusotmer")
    'Customer'
    """
    if like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
