"""The parts of grades.json that stand for themselves: to plain data and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from quizgen.errors import Place, Problem, Severity
from quizgen.grading.model import GradedQuestion, Ruling
from quizgen.quiz.policy import Band, Policy

_RULING = ("question", "answer", "ruling", "teach", "by", "when", "note", "form", "source", "line")


def number_to_plain(value: Decimal) -> int | float:
    """The number as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def decimal_of(value: object) -> Decimal:
    """The exact number of a JSON number."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def question_to_plain(one: GradedQuestion) -> dict[str, Any]:
    """The question as plain data."""
    return {
        "key": one.key,
        "item": one.item,
        "part": one.part,
        "kind": one.kind,
        "points": number_to_plain(one.points),
        "prompt": one.prompt,
        "answer": one.answer,
        "section": one.section,
        "options": list(one.options),
        "tags": list(one.tags),
        "source": one.source,
        "void": one.void,
    }


def question_of(one: Mapping[str, Any]) -> GradedQuestion:
    """The question that was written as plain data."""
    return GradedQuestion(
        key=one["key"],
        item=one["item"],
        part=int(one["part"]),
        kind=one["kind"],
        points=decimal_of(one["points"]),
        prompt=one["prompt"],
        answer=one["answer"],
        section=one["section"],
        options=tuple(one["options"]),
        tags=tuple(one["tags"]),
        source=one["source"],
        void=bool(one["void"]),
    )


def policy_to_plain(policy: Policy) -> dict[str, Any]:
    """The policy as plain data, with the blueprint's words."""
    passing = policy.pass_percent
    return {
        "typo_credit": number_to_plain(policy.typo_credit),
        "negative": number_to_plain(policy.negative),
        "partial_matching": policy.partial_matching,
        "partial_list": policy.partial_list,
        "wrong_extra": number_to_plain(policy.wrong_extra),
        "round": policy.round,
        "pass": None if passing is None else number_to_plain(passing),
        "bands": [[band.grade, number_to_plain(band.least)] for band in policy.bands],
        "definition_auto": policy.definition_auto,
        "list_order": policy.list_order,
        "list_least": policy.list_least,
    }


def policy_of(one: Mapping[str, Any]) -> Policy:
    """The policy that was written as plain data."""
    return Policy(
        typo_credit=decimal_of(one["typo_credit"]),
        negative=decimal_of(one["negative"]),
        partial_matching=bool(one["partial_matching"]),
        partial_list=bool(one["partial_list"]),
        wrong_extra=decimal_of(one["wrong_extra"]),
        round=one["round"],
        pass_percent=None if one["pass"] is None else decimal_of(one["pass"]),
        bands=tuple(Band(grade, decimal_of(least)) for grade, least in one["bands"]),
        definition_auto=bool(one["definition_auto"]),
        list_order=bool(one["list_order"]),
        list_least=int(one["list_least"]),
    )


def ruling_to_plain(ruling: Ruling) -> dict[str, Any]:
    """The ruling as plain data."""
    return {name: getattr(ruling, name) for name in _RULING}


def problem_to_plain(one: Problem) -> dict[str, Any]:
    """The problem as plain data."""
    return {
        "severity": one.severity.value,
        "check": one.check,
        "source": one.place.source,
        "line": one.place.line,
        "message": one.message,
        "hint": one.hint,
    }


def problem_of(one: Mapping[str, Any]) -> Problem:
    """The problem that was written as plain data."""
    return Problem(
        Severity(one["severity"]),
        one["check"],
        Place(one["source"], one["line"]),
        one["message"],
        one["hint"],
    )
