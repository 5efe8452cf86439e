"""A long comparison shared out among processes, where the machine has several cores.

Every answer is compared on its own, so who compares it changes nothing: the matches
are the same, in the same order, whatever became of the other processes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from quizgen.grading.compare import grade_pairs
from quizgen.grading.model import Match

if TYPE_CHECKING:
    from quizgen.grading.printed import Printed
    from quizgen.quiz.policy import Policy

    Pairs = Sequence[tuple[Printed, str]]

# Fewer are compared before another process has started.
LEAST_EACH = 2_000
_MOST_PROCESSES = 4
_SAMPLE = 200
_FIELDS = attrgetter("decision", "credit", "score", "reason", "matched", "rival", "steps")


def compare_shared(pairs: Pairs, policy: Policy) -> list[Match]:
    """What `grade_pairs` gives, with the work shared out where there is enough of it."""
    count = min(_cores(), _MOST_PROCESSES, len(pairs) // LEAST_EACH)
    if count < 2 or not _can_fork():  # noqa: PLR2004 - one process is this one
        return grade_pairs(pairs, policy)
    # Dictionaries and prepared questions are loaded now, once, and not by each process.
    grade_pairs(pairs[:: max(len(pairs) // _SAMPLE, 1)], policy)
    parts = [pairs[start::count] for start in range(count)]
    others = [_Part(part, policy) for part in parts[1:]]
    found = [grade_pairs(parts[0], policy), *(other.matches() for other in others)]
    matches: list[Match] = [found[0][0]] * len(pairs)
    for start, some in enumerate(found):
        matches[start::count] = some
    return matches


class _Part:
    """A share of the pairs, compared by a process of its own."""

    def __init__(self, pairs: Pairs, policy: Policy) -> None:
        self._pairs = pairs
        self._policy = policy
        self._ours, theirs = multiprocessing.Pipe(duplex=False)
        forked = multiprocessing.get_context("fork")
        self._process = forked.Process(target=_compare, args=(theirs, pairs, policy), daemon=True)
        try:
            self._process.start()
        except OSError:
            self._ours.close()
        finally:
            theirs.close()

    def matches(self) -> list[Match]:
        """The matches; compared here if the process could not start, or was ended."""
        try:
            rows: list[tuple[Any, ...]] = self._ours.recv()
            self._process.join()
        except (EOFError, OSError):
            return grade_pairs(self._pairs, self._policy)
        return [Match(*row) for row in rows]


def _compare(answer: Connection, pairs: Pairs, policy: Policy) -> None:
    # An interrupt is told once, by the process that the person started.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answer.send([_FIELDS(match) for match in grade_pairs(pairs, policy)])
    answer.close()


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Whether a copy of this process is safe: not beside threads, nor with Apple's libraries."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    return forks and sys.platform != "darwin" and threading.active_count() == 1
