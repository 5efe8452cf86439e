"""The rungs for short forms: first letters of a term, and a short form spelt out."""

from __future__ import annotations

import re

from quizgen.grading.acronyms import (
    compound_letters,
    is_within,
    joins_beginnings,
    letters_of,
    run_of,
    stands_for,
)
from quizgen.grading.attempt import Attempt, accept, reject, review
from quizgen.grading.model import Match
from quizgen.grading.names import Name
from quizgen.grading.question import Lookup
from quizgen.text.words import COMMON, count_folded

_LONGEST_ACRONYM = 8
_LONGEST_SMALL = 4
_SHORT = 2
_MARKS = re.compile(r"[.&]")
_MARKED = re.compile(r"(?:[A-Za-z]{1,4}[.&])+[A-Za-z]{0,4}")


def acronym(attempt: Attempt) -> Match | None:
    """The first letters of an accepted name; of two names with the same, a person decides."""
    answer, code = attempt.answer, attempt.question.code
    # Without the article of "the SEC" and the plural of "KPIs", if that is how it fits.
    first = None
    for text in dict.fromkeys((answer.folded, " ".join(answer.words), _unmarked(attempt.text))):
        letters = letters_of(text, code)
        found = _initials(letters, attempt) if 0 < len(letters) <= _LONGEST_ACRONYM else None
        if found is not None and found.decision == "accept":
            return found
        first = first or found
    return first


def _unmarked(text: str) -> str:
    """Letters around an "&" or with full stops as one word: CC&S, Ph.D.; "" of any other text."""
    return _MARKS.sub("", text).casefold() if _MARKED.fullmatch(text) else ""


def _initials(letters: str, attempt: Attempt) -> Match | None:
    question = attempt.question
    name = _standing_for(letters, question.accepted, question.code)
    rival = _standing_for(letters, question.rivals, question.code)
    rival = rival or _standing_for(letters, question.near, question.code)
    if name is None:
        return _of_another(letters, rival, attempt)
    if rival is not None:
        step = f"It may stand for “{name.text}” or for “{rival.text}”."
        return review("ambiguous", step, name=name.text, rival=rival.text, credit=1.0)
    doubt = _doubt(letters, name, attempt)
    if doubt:
        step = f"It may stand for “{name.text}”, {doubt}."
        return review("acronym", step, name=name.text, credit=1.0)
    return accept("acronym", name, f"Its letters stand for “{name.text}”.")


def _of_another(letters: str, rival: Name | None, attempt: Attempt) -> Match | None:
    """Capitals that stand for another term only, or perhaps for parts of the words (DNA)."""
    code = attempt.question.code
    capitals = letters in attempt.answer.codes or "." in attempt.text[:-1]
    if not capitals and (len(letters) > _LONGEST_SMALL or count_folded(letters, code)):
        return None
    if rival is not None and capitals:
        step = f"Its letters stand for “{rival.text}”, another term."
        return reject("other-term", step, rival=rival.text)
    for name in attempt.question.accepted.names:
        fits = capitals or len(name.words) > 1
        if fits and not name.codes and is_within(letters, name.words):
            step = f"Its letters stand in “{name.text}” in order, but are not its first ones."
            return review("acronym", step, name=name.text, credit=1.0)
    return _loosely(letters, attempt)


def _loosely(letters: str, attempt: Attempt) -> Match | None:
    """Letters that only a person knows: with a K for a C (EKG), or beginnings turned (PhD)."""
    question = attempt.question
    name = "k" in letters and _standing_for(
        letters.replace("k", "c"), question.accepted, question.code
    )
    if name and not name.codes:
        step = f"With C for K its letters stand for “{name.text}”."
        return review("acronym", step, name=name.text, credit=1.0)
    for name in question.accepted.names:
        words = [word for word in name.words if word not in question.context.lexicon.small]
        if joins_beginnings(letters, words):
            step = f"It is made of the beginnings of the words of “{name.text}”."
            return review("acronym", step, name=name.text, credit=1.0)
    return None


def _doubt(letters: str, name: Name, attempt: Attempt) -> str:
    """Why a person should look at first letters, or "": ROI is usual, RI is not."""
    spoken = [word for word in name.words if word not in {"and", "und"}]
    if len(letters) == _SHORT < len(spoken) and "/" not in attempt.text:
        return "with a small word left out"
    code = attempt.question.code
    german = code.startswith("de")
    if german and len(letters) == _SHORT and any(compound_letters(one, code) for one in spoken[1:]):
        return "with a part of a word left out"
    capitals = letters in attempt.answer.codes or attempt.text == attempt.text.upper()
    return "but it is also a word" if not capitals and _is_said(letters, attempt) else ""


def _is_said(letters: str, attempt: Attempt) -> bool:
    """Whether the letters are a word that an answer may well have: a small one, or of a term."""
    context = attempt.question.context
    small = len(letters) == _SHORT and count_folded(letters, context.code) >= COMMON
    return small or letters in context.lexicon.slight or letters in context.terms


def _standing_for(letters: str, names: Lookup, language: str) -> Name | None:
    """The first name that the letters may stand for."""
    likely = names.by_first.get(letters[0], ())
    return next(
        (name for name in likely if stands_for(letters, tuple(name.folded.split()), language)), None
    )


def spelt_out(attempt: Attempt) -> Match | None:
    """The long form of an accepted short form: known to the glossary, or for a person to see."""
    words, names = attempt.answer.words, attempt.question.accepted.names
    if len(words) == 1 or any(len(name.words) > 1 for name in names):
        return None
    for name in names:
        letters = name.joined
        if len(name.words) == 1 and name.codes and run_of(letters, words) == (0, len(words)):
            step = f"Its first letters are “{name.text}”, but the glossary has no long form of it."
            return review("acronym", step, name=name.text, credit=1.0)
    return None
