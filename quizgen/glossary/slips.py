"""Right words in the wrong place, shown by a sentence that is otherwise the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.model import Entry
from quizgen.glossary.statements import Course
from quizgen.glossary.vocabulary import Vocabulary
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import stem, words_beyond

_DOUBT = re.compile(r"(?P<wrong>[^:]+): (?P<right>.+) \((?P<place>.*)\)")
_FEWEST = 6
_NEAR = 2
_LONG = 4
_MOST = 5


@dataclass(frozen=True, slots=True)
class _Sentence:
    entry: str
    place: Place
    words: tuple[str, ...]


def wrong_words(course: Course, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Words that differ between two nearly equal sentences and look like a slip."""
    for here, there, wrong, right in _slips(course, vocabulary):
        yield _problem(here, there, wrong, right)


def doubts_of(course: Course, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """For each entry the words that only a text without a term has otherwise.

    That text is not in the glossary, so that nothing else would tell of them later.
    """
    found: dict[str, dict[str, None]] = {}
    for here, there, wrong, right in _slips(course, vocabulary):
        if here.entry and not there.entry:
            found.setdefault(here.entry, {})[f"{wrong}: {right} ({there.place})"] = None
    return {entry: tuple(told) for entry, told in found.items()}


def open_doubts(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The doubts whose word still stands in the definition: wrong, right, where.

    >>> entry = Entry("pilot", "Pilot", "a trail of a drug", doubts=("trail: trial (n.txt:9)",))
    >>> list(open_doubts(entry))
    [('trail', 'trial', 'n.txt:9')]
    """
    for doubt in entry.doubts:
        told = _DOUBT.fullmatch(doubt)
        if told and re.search(rf"\b{re.escape(told['wrong'])}\b", entry.definition, re.IGNORECASE):
            yield told["wrong"], told["right"], told["place"]


def _slips(
    course: Course, vocabulary: Vocabulary
) -> Iterator[tuple[_Sentence, _Sentence, str, str]]:
    """The sentence with the likelier slip, the other one, and the two words."""
    sentences = _reader(course)
    for one, other, _ in course.near:
        first, second = sentences(one), sentences(other)
        if min(len(first.words), len(second.words)) < _FEWEST:
            continue
        for wrong, right in _swapped(first, second, course.language):
            if not _suspicious(first, second, wrong, right, vocabulary):
                continue
            if vocabulary.cards[wrong] > vocabulary.cards[right]:
                yield second, first, right, wrong
            else:
                yield first, second, wrong, right


def _swapped(one: _Sentence, other: _Sentence, language: str) -> Iterator[tuple[str, str]]:
    """The words that stand in each other's place: alone different, or beside the same word."""
    here = words_beyond(one.words, other.words, language)
    there = words_beyond(other.words, one.words, language)
    if len(here) == len(there) == 1 and one.words[:1] != (here[0],):
        yield here[0], there[0]
    elif here and there and max(len(here), len(there)) <= _MOST:
        for word in (w for w in here if w not in one.words[:2]):
            beside = _beside(one, word, language)
            found = [w for w in there if beside & _beside(other, w, language)]
            if len(found) == 1:
                yield word, found[0]


def _beside(sentence: _Sentence, word: str, language: str) -> set[tuple[int, str]]:
    """The neighbours of a word, each with its side."""
    at = sentence.words.index(word)
    near = {n: sentence.words[at + n] for n in (-1, 1) if 0 <= at + n < len(sentence.words)}
    return {(side, stem(one, language)) for side, one in near.items()}


def _reader(course: Course) -> Callable[[int], _Sentence]:
    """Gives the sentence at a number: statements first, then the loose texts."""
    small = language_of(course.language).stop_words
    size = len(course.statements)

    def sentence(n: int) -> _Sentence:
        words = tuple(w for w in fold(course.texts[n], course.language).split() if w not in small)
        if n < size:
            return _Sentence(course.statements[n].entry.id, course.statements[n].place, words)
        return _Sentence("", course.loose[n - size][1], words)

    return sentence


def _suspicious(
    one: _Sentence, other: _Sentence, wrong: str, right: str, vocabulary: Vocabulary
) -> bool:
    """Whether the two words are a slip for each other rather than a choice of words."""
    if min(len(wrong), len(right)) < _LONG or not (wrong.isalpha() and right.isalpha()):
        return False
    if wrong.startswith(right) or right.startswith(wrong):
        return False
    if OSA.distance(wrong, right) <= _NEAR and wrong[0] == right[0]:
        return True
    same = one.entry == other.entry or "" in {one.entry, other.entry}
    rare, common = sorted((vocabulary.cards[wrong], vocabulary.cards[right]))
    return same and rare == 1 and common > 1


def _problem(here: _Sentence, there: _Sentence, wrong: str, right: str) -> Problem:
    return Problem(
        Severity.WARNING,
        "typo",
        here.place,
        f"“{wrong}” here, “{right}” in the otherwise same sentence at {there.place}: "
        "one of the two may be a slip",
        f"if “{right}” is meant, write it here",
        wrong=wrong,
        correct=right,
        entries=(here.entry,) if here.entry else (),
    )
