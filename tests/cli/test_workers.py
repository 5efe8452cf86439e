"""Sharing comparisons out among processes changes nothing but the time they take."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from decimal import Decimal

import pytest

from quizgen.cli import workers
from quizgen.grading.compare import grade_pairs
from quizgen.grading.model import Match
from quizgen.grading.printed import Printed, printed_on
from quizgen.items.model import Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.quiz.policy import Policy

POLICY = Policy()


@pytest.fixture
def pairs() -> list[tuple[Printed, str]]:
    """Answers to one question: right, misspelt, another term, blank."""
    item = Short(id="short:pull", prompt="What waits for orders?", answer="pull model")
    form = Form("A", (Question((1,), item.id, points=Decimal(1), order=()),))
    quiz = Quiz("q", "Q", {item.id: item}, (form,), rivals=("pull model", "push model"))
    texts = ["pull model", "pul model", "push model", "", "Pull Models", "nothing like it"]
    return [(printed_on(form, quiz)[1], text) for text in texts]


@pytest.fixture(autouse=True)
def _small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LEAST_EACH", 1)
    monkeypatch.setattr(workers, "_cores", lambda: 3)


def test_the_matches_are_those_of_one_process_in_the_same_order(
    pairs: list[tuple[Printed, str]],
) -> None:
    assert workers.compare_shared(pairs, POLICY) == grade_pairs(pairs, POLICY)


def test_a_process_that_is_ended_is_stood_in_for(
    pairs: list[tuple[Printed, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = os.getpid()

    def killed(some: Sequence[tuple[Printed, str]], policy: Policy) -> list[Match]:
        if os.getpid() != ours:
            os.kill(os.getpid(), signal.SIGKILL)
        return grade_pairs(some, policy)

    monkeypatch.setattr(workers, "grade_pairs", killed)
    assert workers.compare_shared(pairs, POLICY) == grade_pairs(pairs, POLICY)


def test_a_process_that_cannot_start_is_stood_in_for(
    pairs: list[tuple[Printed, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    assert workers.compare_shared(pairs, POLICY) == grade_pairs(pairs, POLICY)


@pytest.mark.parametrize(("cores", "least"), [(1, 1), (3, 4)])
def test_one_core_or_little_work_needs_no_other_process(
    pairs: list[tuple[Printed, str]], monkeypatch: pytest.MonkeyPatch, cores: int, least: int
) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    monkeypatch.setattr(workers, "LEAST_EACH", least)
    monkeypatch.setattr(workers, "_Part", None)
    assert workers.compare_shared(pairs, POLICY) == grade_pairs(pairs, POLICY)


def test_a_system_that_cannot_copy_a_process_needs_no_other(
    pairs: list[tuple[Printed, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(workers, "_Part", None)
    assert workers.compare_shared(pairs, POLICY) == grade_pairs(pairs, POLICY)
