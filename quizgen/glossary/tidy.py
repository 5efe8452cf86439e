"""Clearing the findings of a glossary: a machine of keys, without a terminal.

A session goes from finding to finding.  Each key gives the next session; the text
in it is the glossary file with all decisions so far, so stopping loses nothing and
starting again goes on with what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.errors import Problem
from quizgen.glossary.checks import check
from quizgen.glossary.mend import Decision, decide
from quizgen.glossary.model import Entry
from quizgen.glossary.store import parse_glossary

# What each key does, in the order in which they are shown.
KEYS: dict[str, str] = {
    "a": "apply",
    "n": "not an error",
    "o": "own text",
    "k": "keep the entry out of quizzes",
    "x": "take the other definition",
    "s": "later",
    "u": "undo",
    "q": "stop",
}
_DECISIONS: dict[str, Decision] = {"a": "apply", "n": "ok", "o": "own", "k": "skip", "x": "swap"}


@dataclass(frozen=True, slots=True)
class Session:
    """Where a walk through the findings stands.

    `queue` are the findings still to come, the current one first; `before` is the
    session that undo returns to; `decided` counts the findings cleared so far.
    """

    text: str
    queue: tuple[Problem, ...]
    decided: int = 0
    left: int = 0
    before: Session | None = None
    stopped: bool = False

    @property
    def current(self) -> Problem | None:
        """The finding to decide on, None at the end."""
        return self.queue[0] if self.queue and not self.stopped else None

    @property
    def entry(self) -> Entry | None:
        """The entry that the current finding speaks of first."""
        if self.current is None:
            return None
        glossary, _ = parse_glossary(self.text, self.current.place.source)
        wanted = next(iter(self.current.entries), "")
        return next((one for one in glossary.entries if one.id == wanted), None)


def start(text: str, problems: Sequence[Problem]) -> Session:
    """A session over the findings, errors first as `check` sorts them by severity."""
    order = {"error": 0, "warning": 1, "info": 2}
    queue = sorted(problems, key=lambda one: order[one.severity.value])
    return Session(text, tuple(queue))


def press(session: Session, key: str, own: str = "") -> Session:
    """The session after a key.

    A capital letter does the same for all findings alike: the same misspelling, or
    the same check.  A key that means nothing here leaves the session as it is.

    Args:
        session: where the walk stands.
        key: one of `KEYS`, or its capital.
        own: for `o`, the text that was typed.
    """
    small = key.lower()
    if small == "u":
        return session.before or session
    if small == "q" or session.current is None:
        return replace(session, stopped=True)
    known_word = small == "n" and session.current.check == "typo"
    alike = _alike(session) if key.isupper() or known_word else (session.current,)
    if small == "s":
        return _go_on(session, session.text, alike, later=True)
    text = _decided(session.text, small, own, alike)
    return _go_on(session, text, alike) if text != session.text else session


def _decided(text: str, key: str, own: str, alike: Sequence[Problem]) -> str:
    """The text after a key; unchanged where the key decides nothing."""
    if key not in _DECISIONS or (key == "o" and not own.strip()):
        return text
    for problem in alike:
        text = decide(text, problem, _DECISIONS[key], own)
    return text


def alike_count(session: Session) -> int:
    """How many findings a capital letter would decide at once."""
    return len(_alike(session)) if session.current else 0


def _alike(session: Session) -> tuple[Problem, ...]:
    first = session.queue[0]
    return tuple(one for one in session.queue if _key(one) == _key(first))


def _key(problem: Problem) -> tuple[str, str, str]:
    if problem.check == "typo":
        return problem.check, problem.wrong.lower(), problem.correct.lower()
    return problem.check, "", ""


def _go_on(session: Session, text: str, done: Sequence[Problem], *, later: bool = False) -> Session:
    rest = [one for one in session.queue if one not in done]
    if text != session.text:
        rest = _still_there(text, rest, done)
    return Session(
        text,
        tuple(rest),
        session.decided + (0 if later else len(done)),
        session.left + (len(done) if later else 0),
        session,
    )


def _still_there(text: str, rest: Sequence[Problem], done: Sequence[Problem]) -> list[Problem]:
    """The findings that a decision has not cleared with it, as they read now.

    Only findings on the entries that were touched are looked at again.
    """
    touched = {key for one in done for key in one.entries}
    doubtful = {one.check for one in rest if touched & set(one.entries)}
    if not doubtful:
        return list(rest)
    name = done[0].place.source
    glossary, problems = parse_glossary(text, name)
    if problems:
        return list(rest)
    now = {
        (one.check, one.entries, one.wrong): one for one in check(glossary, only=sorted(doubtful))
    }
    kept = []
    for one in rest:
        found = now.get((one.check, one.entries, one.wrong))
        if one.check not in doubtful or not touched & set(one.entries):
            kept.append(one)
        elif found is not None:
            kept.append(found)
    return kept
