"""What a list answer says beside its points: denials, and words that are no point."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.grading.denied import denials
from quizgen.grading.lexicon import Lexicon
from quizgen.grading.points import Found, trimmed
from quizgen.grading.question import TermQuestion
from quizgen.text.fold import fold

_FEW_WORDS = 6


def count_strays(
    parts: Sequence[str],
    chosen: Sequence[Found],
    points: Sequence[TermQuestion],
    lexicon: Lexicon,
) -> int:
    """How many words that mean something stand in parts with points, and belong to none."""
    known = {word for point in points for name in point.accepted.names for word in name.words}
    known |= lexicon.language.stop_words | lexicon.fillers
    covered = _covered(chosen)
    used = {one.part for one in chosen}
    return sum(
        1
        for number in sorted(used)
        for at, word in enumerate(trimmed(parts[number].split(), lexicon))
        if (number, at) not in covered and not set(fold(word).split()) <= known
    )


def too_many_strays(count: int, points: int) -> bool:
    """Whether so many words are a heap to pick from rather than an answer."""
    return count > max(_FEW_WORDS, 2 * points)


def denying_words(
    parts: Sequence[str], found: Sequence[Found], lexicon: Lexicon
) -> tuple[tuple[int, str], ...]:
    """The words that deny and belong to no point, each with the number of its part."""
    covered = _covered([one for one in found if one.match.decision == "accept"])
    written = [trimmed(part.split(), lexicon) for part in parts]
    return tuple(
        (number, words[at])
        for number, words in enumerate(written)
        for at in sorted(denials(words, lexicon))
        if (number, at) not in covered
    )


def _covered(found: Sequence[Found]) -> frozenset[tuple[int, int]]:
    return frozenset((one.part, at) for one in found for at in range(one.start, one.end))
