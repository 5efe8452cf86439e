"""Alternating lines kept in step by a small dynamic programme.

Each line is a front, a back, more of a back, half a card, or a title.  The cheapest
sequence of roles wins; how much a line costs as a front or a back is learnt from the
file (see `likeness`).  A role that breaks the alternation costs extra, so that one
missing term costs once and does not shift the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.sources.boilerplate import is_title
from quizgen.sources.likeness import Costs, Features, Role, features_of, learn, strangeness
from quizgen.sources.lines import BULLET, Line, words_of

_SAMPLE = 1500
_ROUNDS = 3
_LONE_BACK = 3.2
_LONE_FRONT = 3.6
_MORE = 4.0
_MORE_BULLET = 0.3
_MORE_WRAPPED = 1.5
_ACROSS_BLANK = 2.0
_FIRST_TITLE = {True: 0.5, False: 3.0}
_LATER_TITLE = 2.0
_TITLE_AS_HALF = 2.0
_LONGEST_TITLE = 80
_WIDE = 55
_WRAPPED_AT = 110
_FULL = 0.9
_INFINITE = float("inf")
_UNFINISHED = words_of(
    """
    a an the of to in on at by for from with and or as is are was were that which its their than
    der die das den dem des ein eine und oder von zu mit für in auf bei ist sind le la les de des
    du et ou à dans pour par que un une el los las y o en con por para del al
    """
)

Step = tuple[Role, int, int, float]
Came = tuple[tuple[int, Role], ...]
# States after a line: nothing open, a back that may go on, a front that wants its back.
_CLOSED, _BACK_OPEN, _FRONT_OPEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Aligned:
    """The role of each line, and how sure they are.

    `telling` is false where fronts look like backs, so that a missing line cannot be
    found.
    """

    roles: list[Role]
    telling: bool


@dataclass(frozen=True, slots=True)
class _Sign:
    """What is known of a line beforehand; `more` is the cost of going on with a back."""

    features: Features
    title: bool
    more: float
    wrapped: float


def align(lines: Sequence[Line]) -> Aligned:
    """The role of each line, in the order of the lines."""
    signs = _signs(lines)
    sample = signs[:_SAMPLE]
    features = [sign.features for sign in sample]
    best: tuple[float, Costs, list[Role]] = (_INFINITE, learn([], []), [])
    for guess in _first_guesses(sample):
        roles, known, total = guess, guess, _INFINITE
        costs = learn(features, roles)
        for _ in range(_ROUNDS):
            costs, known = learn(features, roles), roles
            total, roles = _cheapest(sample, costs, known)
        total += strangeness(features, roles)
        if total < best[0] - 1e-6:
            best = (total, costs, known)
    return Aligned(_cheapest(signs, best[1], best[2])[1], best[1].break_factor < 2)  # noqa: PLR2004


def _first_guesses(signs: Sequence[_Sign]) -> list[list[Role]]:
    """Nothing known; strict turns; strict turns after a title; the same after each title."""
    turns: tuple[Role, Role] = ("front", "back")
    strict = [turns[n % 2] for n in range(len(signs))]
    after: list[Role] = ["title", *strict]
    restarted: list[Role] = []
    turn = 0
    for sign in signs:
        restarted.append("title" if sign.title else turns[turn % 2])
        turn = 0 if sign.title else turn + 1
    return [[], strict, after[: len(signs)], restarted]


def _signs(lines: Sequence[Line]) -> list[_Sign]:
    width = max((len(line.text) for line in lines), default=0)
    found: list[_Sign] = []
    for at, line in enumerate(lines):
        title = (at == 0 or len(line.text) <= _LONGEST_TITLE) and is_title(line.text)
        across = _ACROSS_BLANK if line.after_blank else 0.0
        sure = _INFINITE
        if BULLET.match(line.text):
            sure = _MORE_BULLET + across
        elif at and line.text[:1].islower() and _breaks_off(lines[at - 1].text, line.text, width):
            sure = _MORE_WRAPPED + across
        found.append(_Sign(features_of(line), title, _MORE + across, sure))
    return found


def is_unfinished(text: str) -> bool:
    """Whether a line ends in a comma, or in a word that no sentence ends in.

    >>> is_unfinished("roots that host bacteria that"), is_unfinished("a leaf")
    (True, False)
    """
    return text.endswith(",") or text.rsplit(None, 1)[-1].casefold() in _UNFINISHED


def _breaks_off(text: str, after: str, width: int) -> bool:
    """Whether a line ends where an editor broke it: in the middle of a sentence.

    An editor breaks a line only where the next word would not have fitted, `width`
    being the longest line of the file.
    """
    if text[-1:] in ".!?:":
        return False
    if is_unfinished(text):
        return True
    needed = len(text) + 1 + len(after.split(None, 1)[0])
    return width <= _WRAPPED_AT and len(text) > _WIDE and needed > _FULL * width


def _cheapest(
    signs: Sequence[_Sign], costs: Costs, known: Sequence[Role]
) -> tuple[float, list[Role]]:
    """The cheapest roles and what they cost."""
    totals = [0.0, _INFINITE, _INFINITE]
    trail: list[Came] = []
    for at, sign in enumerate(signs):
        emit = costs.of(sign.features, known[at] if at < len(known) else "title")
        steps = _steps(sign, emit, costs.break_factor, first=at == 0)
        totals, came = _advance(totals, steps)
        trail.append(came)
    end = min((_CLOSED, _BACK_OPEN), key=lambda state: totals[state])
    return totals[end], _walk_back(trail, end)


def _steps(sign: _Sign, emit: tuple[float, float], factor: float, *, first: bool) -> list[Step]:
    """The roles a line can take: from which state, to which, at what cost."""
    as_front, as_back = emit
    charge = _TITLE_AS_HALF if sign.title else 0.0
    steps: list[Step] = [("back", _FRONT_OPEN, _BACK_OPEN, as_back + charge)]
    for state in (_CLOSED, _BACK_OPEN):
        steps.append(("front", state, _FRONT_OPEN, as_front + charge))
        steps.append(("lone back", state, _CLOSED, as_back + factor * _LONE_BACK))
        steps.append(("lone front", state, _CLOSED, as_front + factor * _LONE_FRONT))
        if sign.title or first:
            extra = _FIRST_TITLE[sign.title] if first else _LATER_TITLE
            steps.append(("title", state, _CLOSED, min(as_front, as_back) + extra))
    if not first:
        more = min(factor * sign.more, sign.wrapped)
        steps.append(("more", _BACK_OPEN, _BACK_OPEN, min(as_back, as_front + 1) + more))
    return steps


def _advance(totals: list[float], steps: list[Step]) -> tuple[list[float], Came]:
    new = [_INFINITE, _INFINITE, _INFINITE]
    came: list[tuple[int, Role]] = [(0, "title"), (0, "title"), (0, "title")]
    for role, source, target, cost in steps:
        total = totals[source] + cost
        if total < new[target]:
            new[target] = total
            came[target] = (source, role)
    return new, tuple(came)


def _walk_back(trail: Sequence[Came], end: int) -> list[Role]:
    roles: list[Role] = []
    state = end
    for came in reversed(trail):
        state, role = came[state]
        roles.append(role)
    return roles[::-1]
