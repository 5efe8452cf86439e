"""Answers that follow a ruling: they say what an answer says that an instructor ruled on.

An answer follows a ruling if it says the same, or says all of it and besides only words
that answers ruled alike have shown to be harmless.  Where two answers that say all of
it were ruled alike, each with words of its own, a few further words are harmless too.
Nothing is followed across a negation or number, with the words in another order, with a
word of answers ruled otherwise, or where a contrary ruling is as near: all that stays
in review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizgen.grading.gists import Frame, Gist, frame_of, gist_of, leaves_out
from quizgen.grading.meaning import nearest, opposed
from quizgen.grading.model import Match

_FULL, _NONE = Decimal(1), Decimal(0)
_RESEMBLES = 0.5
_OFTEN = 2
_FURTHER = 3


@dataclass(frozen=True, slots=True)
class Precedent:
    """An answer as it was written, and the share that it earns by a ruling, 0 to 1."""

    text: str
    share: Decimal

    def as_match(self) -> Match:
        """The match of an answer that follows this one."""
        verdict = "rejected" if self.share == _NONE else "accepted"
        if self.share not in {_FULL, _NONE}:
            verdict = f"gave {self.share:.0%} of the points to"
        steps = (f"It says what “{self.text}” says, which an instructor {verdict}.",)
        if self.share == _NONE:
            return Match("reject", 0.0, 0.0, "like-ruling", self.text, steps=steps)
        credit = round(float(self.share), 9)
        return Match("accept", credit, 1.0, "like-ruling", self.text, steps=steps)


@dataclass(frozen=True, slots=True)
class Precedents:
    """All precedents of a question, made ready for comparing.

    Args:
        frame: the question.
        ruled: the answers ruled on, each with its gist.
        right: the words of answers with full points, and of the accepted texts.
        wrong: the words that stand in rejected answers only.
    """

    frame: Frame
    ruled: tuple[tuple[Gist, Precedent], ...]
    right: Mapping[str, float]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Near:
    """A precedent that an answer says all of, and how many words it has besides."""

    extra: int
    precedent: Precedent
    follows: bool


def prepare_precedents(
    prompt: str, accepted: Sequence[str], ruled: Sequence[Precedent], language: str
) -> Precedents:
    """The precedents of a question.

    Args:
        prompt: what was asked.
        accepted: the accepted texts.
        ruled: the answers that were ruled on, in an order of their own.
        language: the language of all these.
    """
    frame = frame_of(prompt, accepted, language, [one.text for one in ruled])
    gists = [(gist_of(one.text, frame), one) for one in ruled]
    full = [gist_of(text, frame) for text in accepted]
    full += [gist for gist, one in gists if one.share == _FULL]
    right = {word: 1.0 for gist in full for word in gist.core}
    wrong = {word for gist, one in gists if one.share == _NONE for word in gist.core}
    found = tuple((gist, one) for gist, one in gists if gist.words)
    return Precedents(frame, found, right, frozenset(wrong - right.keys()))


def find_precedent(text: str, known: Precedents, *, strictly: bool = False) -> Precedent | None:
    """The precedent that an answer follows, or None where a person has to decide.

    Args:
        text: the answer.
        known: the precedents of its question.
        strictly: whether only the same words will do.

    >>> ruled = [Precedent("the tilt", Decimal(1)), Precedent("rotation", Decimal(0))]
    >>> known = prepare_precedents("What causes seasons on Earth?", [], ruled, "en")
    >>> find_precedent("the Earth's tilt", known).text
    'the tilt'
    >>> find_precedent("its rotation and tilt", known)
    """
    gist = gist_of(text, known.frame)
    same = [one for found, one in known.ruled if found.words == gist.words]
    if same or strictly:
        return same[0] if len({one.share for one in same}) == 1 else None
    near = list(_near(gist, known))
    least = min((one.extra for one in near), default=0)
    nearest_ones = [one for one in near if one.extra == least]
    if len({one.precedent.share for one in nearest_ones}) != 1:
        return None
    return next((one.precedent for one in nearest_ones if one.follows), None)


def _near(gist: Gist, known: Precedents) -> Iterator[_Near]:
    for other, one in known.ruled:
        if other.signs == gist.signs and says(gist, other):
            extra = gist.said - other.said - gist.asked
            yield _Near(len(extra), one, _is_harmless(extra, gist, other, one.share, known))


def says(gist: Gist, other: Gist) -> bool:
    """Whether an answer says all of another, in the same order."""
    if not other.said - other.asked <= gist.said:
        return False
    shared = gist.said & other.said
    if not any(word.isalpha() for word in shared):
        return False
    if len(shared) < len(other.said):
        return leaves_out(gist, other)
    return other.words == tuple(word for word in gist.words if word in shared)


def _is_harmless(
    extra: frozenset[str], gist: Gist, other: Gist, share: Decimal, known: Precedents
) -> bool:
    """Whether the further words of an answer leave the verdict on the other as it is."""
    right = frozenset(known.right)
    if share not in {_FULL, _NONE} or (share == _NONE and _resembles(gist, known)):
        return False
    if opposed(known.right, dict.fromkeys(extra, 1.0), known.frame.language):
        return False
    alike, against = (right, known.wrong) if share == _FULL else (known.wrong, right)
    unknown = extra - alike
    often = len(unknown) <= _FURTHER and _is_often_so(other, share, known)
    return not extra & against and (not unknown or often)


def _is_often_so(other: Gist, share: Decimal, known: Precedents) -> bool:
    """Whether several answers that say all of another were ruled alike, and none otherwise."""
    core = frozenset(other.core)
    shares = {gist.core: one.share for gist, one in known.ruled if core <= gist.said}
    return len(shares) >= _OFTEN and set(shares.values()) == {share}


def _resembles(gist: Gist, known: Precedents) -> bool:
    """Whether a word of the answer is near to a word of a right answer."""
    language = known.frame.language
    return any(nearest(word, known.right, language) >= _RESEMBLES for word in gist.core)
