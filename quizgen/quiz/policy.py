"""How answers earn points: the blueprint's `[grading]`, kept in quiz.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from quizgen.plain import Plain


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the least percentage that earns it."""

    grade: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules a mark follows; the defaults are those of an empty `policy: {}`.

    Args:
        typo_credit: share of the points for an answer accepted as misspelt.
        negative: share of the points taken off for a wrong choice (blank is never penalised).
        partial_matching: each premise earns its own points; else all or none of the set.
        partial_list: a list earns its hits / n; else all or none.
        wrong_extra: share of one list point taken off per wrong extra point.
        round: "none", or what a student's total is rounded to ("0.5", "1").
        pass_percent: percentage of the maximum that passes, if there is a pass mark.
        bands: grades, highest first.
        definition_auto: decide clear definitions without review.
    """

    typo_credit: Decimal = Decimal(1)
    negative: Decimal = Decimal(0)
    partial_matching: bool = True
    partial_list: bool = True
    wrong_extra: Decimal = Decimal(0)
    round: str = "none"
    pass_percent: Decimal | None = None
    bands: tuple[Band, ...] = ()
    definition_auto: bool = False
    list_order: bool = False
    list_least: int = 0


Decision = Literal["accept", "reject", "review"]

_DEFAULT = Policy()


def policy_from_plain(plain: Plain) -> Policy:
    """The policy that a `[grading]` table or a quiz.json `policy` describes."""
    policy = Policy(
        typo_credit=_share(plain, "typo_credit", _DEFAULT.typo_credit),
        negative=_share(plain, "negative", _DEFAULT.negative),
        partial_matching=plain.flag("partial_matching", _DEFAULT.partial_matching),
        partial_list=plain.flag("partial_list", _DEFAULT.partial_list),
        wrong_extra=_share(plain, "wrong_extra", _DEFAULT.wrong_extra),
        round=_round(plain),
        pass_percent=plain.decimal("pass", most=100),
        bands=_bands(plain),
        definition_auto=plain.flag("definition_auto", _DEFAULT.definition_auto),
        list_order=plain.flag("list_order", _DEFAULT.list_order),
        list_least=plain.whole("list_least", 0) or 0,
    )
    plain.done()
    return policy


def policy_to_plain(policy: Policy) -> dict[str, Any]:
    """What differs from the defaults, under the keys of the blueprint."""
    found: dict[str, Any] = {
        name: _number(value) if isinstance(value, Decimal) else value
        for name in _PLAIN_FIELDS
        if (value := getattr(policy, name)) != getattr(_DEFAULT, name)
    }
    if policy.pass_percent is not None:
        found["pass"] = _number(policy.pass_percent)
    if policy.bands:
        found["bands"] = {band.grade: _number(band.least) for band in policy.bands}
    return found


_PLAIN_FIELDS = (
    "typo_credit",
    "negative",
    "partial_matching",
    "partial_list",
    "wrong_extra",
    "round",
    "definition_auto",
    "list_order",
    "list_least",
)


def _share(plain: Plain, key: str, default: Decimal) -> Decimal:
    return plain.decimal(key, default, most=1) or Decimal(0)


def _round(plain: Plain) -> str:
    """“none”, or the step as text, whether it was written as a text or a number."""
    value = plain.raw("round")
    if value is None or value == "none":
        return "none"
    try:
        step = Decimal(str(value))
    except InvalidOperation:
        step = Decimal(0)
    if isinstance(value, bool) or not step.is_finite() or step <= 0:
        plain.report("round", "round must be “none” or a step such as “0.5”", 'round = "0.5"')
        return "none"
    return f"{step.normalize():f}"


def _bands(plain: Plain) -> tuple[Band, ...]:
    """The bands, highest first; written `bands = { A = 90, B = 80 }`."""
    value = plain.raw("bands")
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        plain.report("bands", "bands must be grades with least percentages", _BANDS_HINT)
        return ()
    table = plain.table("bands")
    found = [Band(grade, table.decimal(grade, most=100) or Decimal(0)) for grade in value]
    found.sort(key=lambda band: (-band.least, band.grade))
    if len({band.least for band in found}) < len(found):
        plain.report("bands", "two bands begin at the same percentage", _BANDS_HINT)
    return tuple(found)


_BANDS_HINT = "bands = { A = 90, B = 80, C = 70, D = 60, F = 0 }"


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
