"""Clearing the findings of a glossary: a machine of keys, without a terminal.

The walk goes from finding to finding.  Each key gives the next stand; the text
in it is the glossary file with all decisions so far, so stopping loses nothing and
starting again goes on with what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.errors import Problem
from quizgen.glossary import waiting
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
class Progress:
    """Where a walk through the findings stands.

    `queue` are the findings still to come, the current one first; `before` is the
    stand that undo returns to; `decided` counts the findings cleared so far.
    """

    text: str
    queue: tuple[Problem, ...]
    decided: int = 0
    left: int = 0
    before: Progress | None = None
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


def start(text: str, problems: Sequence[Problem]) -> Progress:
    """The start of a walk through the findings, errors first as `check` sorts them by severity."""
    order = {"error": 0, "warning": 1, "info": 2}
    queue = sorted(problems, key=lambda one: order[one.severity.value])
    return Progress(text, tuple(queue))


def go_on_with(progress: Progress, problems: Sequence[Problem]) -> Progress:
    """The walk at its end, taken up with findings that its own decisions brought up."""
    found = start(progress.text, problems)
    return replace(found, decided=progress.decided, left=progress.left, before=progress)


def press(progress: Progress, key: str, own: str = "") -> Progress:
    """Where things stand after a key.

    A capital letter does the same for all findings alike: the same misspelling, or
    the same check.  A key that means nothing here changes nothing.

    Args:
        progress: where the walk stands.
        key: one of `KEYS`, or its capital.
        own: for `o`, the text that was typed.
    """
    small = key.lower()
    if small == "u":
        return progress.before or progress
    if small == "q" or progress.current is None:
        return replace(progress, stopped=True)
    known_word = small == "n" and progress.current.check == "typo"
    alike = _alike(progress) if key.isupper() or known_word else (progress.current,)
    if small == "s":
        return _go_on(progress, progress.text, alike, later=True)
    text = _decided(progress.text, small, own, alike)
    return _go_on(progress, text, alike) if text != progress.text else progress


def _decided(text: str, key: str, own: str, alike: Sequence[Problem]) -> str:
    """The text after a key; unchanged where the key decides nothing."""
    if key not in _DECISIONS or (key == "o" and not own.strip()):
        return text
    for problem in alike:
        text = decide(text, problem, _DECISIONS[key], own)
    return text


def alike_count(progress: Progress) -> int:
    """How many findings a capital letter would decide at once."""
    return len(_alike(progress)) if progress.current else 0


def _alike(progress: Progress) -> tuple[Problem, ...]:
    first = progress.queue[0]
    return tuple(one for one in progress.queue if _key(one) == _key(first))


def _key(problem: Problem) -> tuple[str, str, str]:
    if problem.check == "typo":
        return problem.check, problem.wrong.lower(), problem.correct.lower()
    return problem.check, "", ""


def _go_on(
    progress: Progress, text: str, done: Sequence[Problem], *, later: bool = False
) -> Progress:
    rest = [one for one in progress.queue if one not in done]
    if text != progress.text:
        rest = _still_there(text, rest, done)
    return Progress(
        text,
        tuple(rest),
        progress.decided + (0 if later else len(done)),
        progress.left + (len(done) if later else 0),
        progress,
    )


def _still_there(text: str, rest: Sequence[Problem], done: Sequence[Problem]) -> list[Problem]:
    """The findings that a decision has not cleared with it, as they read now.

    Only findings on the entries that were touched are looked at again.
    """
    touched = {key for one in done for key in one.entries}
    doubtful = {one.check for one in rest if touched & set(one.entries)}
    doubtful -= {waiting.CHECK}
    name = next((one.place.source for one in rest if one.check in doubtful), "")
    glossary, problems = parse_glossary(text, name)
    if problems:
        return list(rest)
    read = [one for one in rest if one.check == waiting.CHECK]
    closed = set(read) - set(waiting.still_open(text, glossary, read))
    rest = [one for one in rest if one not in closed]
    if not doubtful:
        return rest
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
