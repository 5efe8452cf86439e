"""The rungs for short forms: first letters of a term, and a short form spelt out."""

from __future__ import annotations

from quizgen.grading.acronyms import is_within, letters_of, run_of, stands_for
from quizgen.grading.attempt import Attempt, accept, reject, review
from quizgen.grading.model import Match
from quizgen.grading.names import Name
from quizgen.grading.question import Lookup
from quizgen.text.words import COMMON, count_folded

_LONGEST_ACRONYM = 8
_LONGEST_SMALL = 4
_SHORT = 2


def acronym(attempt: Attempt) -> Match | None:
    """The first letters of an accepted name; of two names with the same, a person decides."""
    answer, code = attempt.answer, attempt.question.code
    # Without the article of "the SEC" and the plural of "KPIs", if that is how it fits.
    first = None
    for text in dict.fromkeys((answer.folded, " ".join(answer.words), _without_and(attempt.text))):
        letters = letters_of(text, code)
        found = _initials(letters, attempt) if 0 < len(letters) <= _LONGEST_ACRONYM else None
        if found is not None and found.decision == "accept":
            return found
        first = first or found
    return first


def _without_and(text: str) -> str:
    """Letters around an "&" as one word, as in CC&S; "" of any other text."""
    return text.replace("&", "").casefold() if "&" in text and text.isascii() else ""


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
    capitals = letters in attempt.answer.codes
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
    return _with_k(letters, attempt)


def _with_k(letters: str, attempt: Attempt) -> Match | None:
    """Letters with a K where the name has the C that Greek and German write with a K: EKG."""
    question = attempt.question
    name = _standing_for(letters.replace("k", "c"), question.accepted, question.code)
    if name is None or "k" not in letters or name.codes:
        return None
    step = f"With C for K its letters stand for “{name.text}”."
    return review("acronym", step, name=name.text, credit=1.0)


def _doubt(letters: str, name: Name, attempt: Attempt) -> str:
    """Why a person should look at first letters, or "": ROI is usual, RI is not."""
    spoken = [word for word in name.words if word not in {"and", "und"}]
    if len(letters) == _SHORT < len(spoken) and "/" not in attempt.text:
        return "with a small word left out"
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
