"""Right words in the wrong place, shown by a sentence that is otherwise the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.statements import Course
from quizgen.glossary.vocabulary import Vocabulary
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import stem

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
    sentences = _reader(course)
    for one, other, _ in course.near:
        first, second = sentences(one), sentences(other)
        if min(len(first.words), len(second.words)) < _FEWEST:
            continue
        for wrong, right in _swapped(first, second, course.language):
            if not _suspicious(first, second, wrong, right, vocabulary):
                continue
            if vocabulary.cards[wrong] > vocabulary.cards[right]:
                yield _problem(second, first, right, wrong)
            else:
                yield _problem(first, second, wrong, right)


def _swapped(one: _Sentence, other: _Sentence, language: str) -> Iterator[tuple[str, str]]:
    """The words that stand in each other's place: alone different, or beside the same word."""
    here, there = _only(one, other, language), _only(other, one, language)
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


def _only(one: _Sentence, other: _Sentence, language: str) -> list[str]:
    """The words of one sentence that the other has not, in any form."""
    there = Counter(stem(word, language) for word in other.words)
    found = []
    for word in one.words:
        if there[stem(word, language)]:
            there[stem(word, language)] -= 1
        else:
            found.append(word)
    return found


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
