"""The examples of the README's ladder are what the ladder does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import quizgen
from quizgen.grading.reasons import REASONS

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
ROW = re.compile(
    r"^\| ([^|]+) \| ([^|]+) \| (accept|reject|review) \| `([a-z-]+)` \|", re.MULTILINE
)
ROWS = ROW.findall(README)


def test_the_page_shows_examples():
    assert len(ROWS) >= 15


@pytest.mark.parametrize(("asked", "written", "decision", "reason"), ROWS)
def test_the_example_is_decided_as_shown(asked, written, decision, reason):
    names, _, rival = asked.partition("; rival ")
    accepted = names.split(", also ")
    match = quizgen.match_answer(written, accepted, rivals=[rival] if rival else [])
    assert (match.decision, match.reason) == (decision, reason)
    assert reason in REASONS
