"""The words of an answer put beside the words of a name, one to one."""

from __future__ import annotations

from collections.abc import Sequence
from operator import and_
from typing import NamedTuple

from quizgen.grading.acronyms import run_of
from quizgen.grading.kin import Kin, Kinship
from quizgen.grading.names import Name, fuses_numbers
from quizgen.grading.relate import relate
from quizgen.text.words import count_folded

_LONGEST_RUN = 4
_SHORTEST_JOINED = 5
_LONGEST_SHORT = 5
_MOST_EDITS = 3

# Where a run of words starts and ends, and with it the words written together.
Span = tuple[int, int]
Run = tuple[int, int, str]


class Pair(NamedTuple):
    """A typed word and the expected word that it stands for."""

    typed: str
    expected: str
    at: int
    kinship: Kinship


class Alignment(NamedTuple):
    """Which words found each other, and which were left.

    `pairs` stand in the order of the name; `extra` are typed words with their places.
    """

    name: Name
    typed: tuple[str, ...]
    pairs: tuple[Pair, ...]
    missing: tuple[str, ...]
    extra: tuple[tuple[int, str], ...]

    @property
    def in_order(self) -> bool:
        """Whether the matched words stand in the name's order."""
        places = [pair.at for pair in self.pairs]
        return places == sorted(places)


def align(answer: Name, name: Name, language: str = "en") -> Alignment:
    """The answer's words beside the name's; words written together or apart are fitted first."""
    expected = _join_expected(list(name.words), list(answer.words), answer, language)
    typed = _join_typed(list(answer.words), expected, language)
    pairs, used = _equal_pairs(typed, expected)
    candidates = _candidates(typed, expected, pairs, used, (answer, name), language)
    for kinship, at, place in candidates:
        if place not in pairs and at not in used:
            pairs[place] = Pair(typed[at], expected[place], at, kinship)
            used.add(at)
    return Alignment(
        name=name,
        typed=tuple(typed),
        pairs=tuple(pairs[place] for place in sorted(pairs)),
        missing=tuple(word for place, word in enumerate(expected) if place not in pairs),
        extra=tuple((at, word) for at, word in enumerate(typed) if at not in used),
    )


def _equal_pairs(typed: Sequence[str], expected: Sequence[str]) -> tuple[dict[int, Pair], set[int]]:
    """Equal words, each with the nearest free place."""
    pairs: dict[int, Pair] = {}
    used: set[int] = set()
    if set(expected).isdisjoint(typed):
        return pairs, used
    equal = [
        (abs(at - place), place, at)
        for place, word in enumerate(expected)
        for at, other in enumerate(typed)
        if other == word
    ]
    for _, place, at in sorted(equal):
        if place not in pairs and at not in used:
            pairs[place] = Pair(typed[at], typed[at], at, Kinship(Kin.SAME))
            used.add(at)
    return pairs, used


def _candidates(
    typed: Sequence[str],
    expected: Sequence[str],
    pairs: dict[int, Pair],
    used: set[int],
    sides: tuple[Name, Name],
    language: str,
) -> list[tuple[Kinship, int, int]]:
    """The possible further pairs, best first."""
    found: list[tuple[Kinship, int, int]] = []
    answer, name = sides
    marked = bool(answer.cut or answer.codes or name.codes)
    for place, word in enumerate(expected):
        if place in pairs:
            continue
        for at, other in enumerate(typed):
            if at in used:
                continue
            kinship = relate(other, word, language)
            if marked:
                kinship = _marked(kinship, other, word, sides)
            if kinship.kin is not Kin.OTHER:
                found.append((kinship, at, place))
    if len(found) > 1:
        found.sort(key=_closeness)
    return found


def _closeness(one: tuple[Kinship, int, int]) -> tuple[Kin, int, int, int, int]:
    kinship, at, place = one
    return kinship.kin, kinship.edits, abs(at - place), place, at


def _marked(kinship: Kinship, typed: str, expected: str, sides: tuple[Name, Name]) -> Kinship:
    """The relation where words are cut or codes: of a code no letter may differ."""
    answer, name = sides
    if kinship.kin >= Kin.TYPO and typed in answer.cut and expected.startswith(typed):
        return Kinship(Kin.SHORT)
    if typed in answer.codes or expected in name.codes:
        if kinship.kin is Kin.FORM and typed.rstrip("s") == expected.rstrip("s"):
            return Kinship(Kin.OTHER)
        if kinship.kin in {Kin.TYPO, Kin.RARE, Kin.FAR, Kin.REAL}:
            spelt = expected.isalpha() and len(expected) > _LONGEST_SHORT
            slip = kinship.edits == 1 and (len(name.words) > 1 or spelt)
            return Kinship(Kin.FAR if slip or expected not in name.codes else Kin.OTHER, 1)
    return kinship


def _join_typed(typed: list[str], expected: list[str], language: str) -> list[str]:
    """The typed words, those joined that the name writes as one word."""
    if len(typed) == 1:
        return typed
    runs = _free_runs(typed, expected)
    whole = "".join(typed)
    for word in expected:
        if word in typed:
            continue
        run = (_run_spelling(word, typed) if word in whole else None) or _run_like(
            word, typed, runs, language
        )
        if run:
            return _joined(typed, run, "".join(typed[run[0] : run[1]]))
    return typed


def _run_like(word: str, typed: list[str], runs: list[Run], language: str) -> Span | None:
    for start, end, joined in runs:
        if _comparable(joined, word) and _is_written_apart(
            typed[start:end], joined, word, language
        ):
            return start, end
    return None


def _join_expected(expected: list[str], typed: list[str], answer: Name, language: str) -> list[str]:
    """The name's words, those joined that the answer writes as one word or as first letters."""
    if len(expected) == 1:
        return expected
    runs = _free_runs(expected, typed)
    whole = "".join(expected)
    for word in typed:
        if word in expected:
            continue
        run = (_run_spelling(word, expected) if word in whole else None) or _run_written(
            word, expected, runs, language
        )
        if run:
            return _joined(expected, run, "".join(expected[run[0] : run[1]]))
        run = run_of(word, expected, language) if _may_be_short(word, answer, language) else None
        if run and run[1] - run[0] < len(expected):
            return _joined(expected, run, word)
    return expected


def _run_written(word: str, expected: list[str], runs: list[Run], language: str) -> Span | None:
    for start, end, joined in runs:
        if _comparable(word, joined) and _is_written_as_one(
            word, expected[start:end], joined, language
        ):
            return start, end
    return None


def _joined(words: list[str], run: Span, whole: str) -> list[str]:
    return [*words[: run[0]], whole, *words[run[1] :]]


def _run_spelling(whole: str, words: list[str]) -> Span | None:
    """The run of words that, written together, is the whole."""
    spans = (
        (start, end) for start in range(len(words)) for end in range(start + 2, len(words) + 1)
    )
    return next((span for span in spans if _is_spelling(words[span[0] : span[1]], whole)), None)


def _is_spelling(words: Sequence[str], whole: str) -> bool:
    return "".join(words) == whole and not fuses_numbers(words)


def _free_runs(words: list[str], others: list[str]) -> list[Run]:
    """Runs of two to four neighbours of which the other side has none, short ones first."""
    free = [word not in others for word in words]
    if not any(map(and_, free, free[1:])):
        return []
    return [
        (start, start + length, "".join(words[start : start + length]))
        for length in range(2, min(len(words), _LONGEST_RUN) + 1)
        for start in range(len(words) - length + 1)
        if all(free[start : start + length])
    ]


def _is_written_apart(parts: Sequence[str], joined: str, word: str, language: str) -> bool:
    """The parts together are the expected word; a slip must stand in an unknown part."""
    all_known = all(count_folded(part, language) for part in parts)
    return relate(joined, word, language).kin <= (Kin.FORM if all_known else Kin.TYPO)


def _is_written_as_one(word: str, parts: Sequence[str], joined: str, language: str) -> bool:
    """The typed word is the parts together; what is left beside a part must not be a word."""
    kin = relate(word, joined, language).kin
    rests = (word.removeprefix(parts[0]), word.removesuffix(parts[-1]))
    hidden = any(rest != word and count_folded(rest, language) for rest in rests)
    return kin <= Kin.FORM or (kin is Kin.TYPO and not hidden)


def _comparable(one: str, other: str) -> bool:
    left, right = len(one), len(other)
    return -_MOST_EDITS <= left - right <= _MOST_EDITS and min(left, right) >= _SHORTEST_JOINED


def _may_be_short(word: str, answer: Name, language: str) -> bool:
    return word in answer.codes or (
        len(word) <= _LONGEST_SHORT and not count_folded(word, language)
    )
