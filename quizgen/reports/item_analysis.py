"""What one question did: difficulty, discrimination, its options, its wordings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.model import Mark
from quizgen.reports.compare import compare_forms
from quizgen.reports.correlation import FLAT_SECOND, TOO_FEW, correlate, fisher_interval
from quizgen.reports.describe import PAIR, constant, deviations, mean, variance
from quizgen.reports.groups import LOWER, MIDDLE, UPPER, thirds, upper_lower, upper_lower_groups
from quizgen.reports.model import Figure, FormCheck, ItemAnalysis, OptionAnalysis, Wording
from quizgen.reports.reliability import ONE_QUESTION, cronbach_alpha
from quizgen.reports.sheet import Column, Sheet
from quizgen.text.fold import fold

NOBODY_ASKED = "nobody was asked this question"
NO_POINTS = "the question is worth no points"
_LONGEST_LETTER = 2  # past Z come AA, AB …


@dataclass(frozen=True, slots=True)
class Class:
    """What all questions share: the two groups, the thirds, the spread of each question.

    `variances` and `totals` are of the questions that everybody was asked.
    """

    size: int
    upper: tuple[int, ...]
    lower: tuple[int, ...]
    thirds: tuple[int, ...]
    variances: Mapping[str, float]
    totals: tuple[float, ...]
    forms: tuple[str, ...]


def share_out(sheet: Sheet) -> Class:
    """The class as the questions see it."""
    upper, lower = upper_lower_groups(sheet.totals)
    return Class(
        size=len(sheet.grades),
        upper=tuple(upper),
        lower=tuple(lower),
        thirds=tuple(thirds(sheet.totals)),
        variances={one.question.key: variance(one.points) for one in sheet.common},
        totals=sheet.common_totals,
        forms=tuple(grade.form for grade in sheet.grades),
    )


def analyse_item(column: Column, group: Class, last: Sequence[int]) -> ItemAnalysis:
    """The analysis of one question.

    Args:
        column: the question and its marks.
        group: what all questions share.
        last: per student, the highest number that was answered.
    """
    question = column.question
    discrimination = _discrimination(column, group)
    blanks = [
        mark.number < last[student]
        for student, mark in zip(column.students, column.marks, strict=True)
        if is_blank(mark)
    ]
    accepted, rejected = _wordings(column.marks) if not question.options else ((), ())
    return ItemAnalysis(
        key=question.key,
        item=question.item,
        kind=question.kind,
        prompt=question.prompt,
        answer=question.answer,
        points=question.points,
        numbers=column.numbers,
        n=len(column.marks),
        difficulty=difficulty(column),
        discrimination=discrimination,
        discrimination_ci95=fisher_interval(discrimination, len(column.marks)),
        upper_lower=_upper_lower(column, group),
        alpha_if_dropped=_alpha_if_dropped(column, group),
        options=_options(column, group),
        accepted=accepted,
        rejected=rejected,
        omitted=blanks.count(True),
        not_reached=blanks.count(False),
        forms=_by_form(column, group),
        reviews=sum(mark.decision == "review" for mark in column.marks),
    )


def difficulty(column: Column) -> Figure:
    """The share of the points won by those who were asked; blanks count as nothing."""
    most = float(column.question.points)
    won = mean(column.points, NOBODY_ASKED)
    if won.value is None:
        return won
    return Figure(won.value / most) if most else Figure(reason=NO_POINTS)


def _by_form(column: Column, group: Class) -> FormCheck:
    """The share of the points won on each form; a misprint on one of them shows here."""
    most = float(column.question.points)
    shares: dict[str, list[float]] = {}
    for student, points in zip(column.students, column.points, strict=True):
        shares.setdefault(group.forms[student], []).append(points / most if most else 0.0)
    return compare_forms(shares)


def is_blank(mark: Mark) -> bool:
    """Whether the student left the number empty (a mark by hand needs no text)."""
    return not mark.response.strip() and mark.option is None and mark.reason != "by-hand"


def _discrimination(column: Column, group: Class) -> Figure:
    if not column.marks:
        return Figure(reason=NOBODY_ASKED)
    if len(group.variances) == 1 and column.question.key in group.variances:
        return Figure(reason="there is no other question to compare with")
    return correlate(column.points, column.rests)


def _upper_lower(column: Column, group: Class) -> Figure:
    if not column.marks:
        return Figure(reason=NOBODY_ASKED)
    most = float(column.question.points)
    if not most:
        return Figure(reason=NO_POINTS)
    shares = [points / most for points in column.points]
    if len(shares) == group.size:
        return upper_lower(shares, group.upper, group.lower)
    return upper_lower(shares, *upper_lower_groups(column.totals))


def _alpha_if_dropped(column: Column, group: Class) -> Figure:
    key = column.question.key
    if key not in group.variances:
        return Figure(reason="not every student was asked this question")
    if len(group.variances) <= PAIR:
        return Figure(reason=f"{ONE_QUESTION}, and dropping this leaves fewer")
    others = [value for name, value in group.variances.items() if name != key]
    rests = [total - own for total, own in zip(group.totals, column.points, strict=True)]
    return cronbach_alpha(others, rests)


def _options(column: Column, group: Class) -> tuple[OptionAnalysis, ...]:
    parts = group.thirds if len(column.marks) == group.size else thirds(column.totals)
    chosen = [mark.option for mark in column.marks]
    spread = None if not chosen or constant(column.rests) else deviations(column.rests)
    return tuple(
        _option(text, [place for place, one in enumerate(chosen) if one == index], parts, spread)
        for index, text in enumerate(column.question.options)
    )


def _option(
    text: str, choosers: list[int], parts: Sequence[int], spread: list[float] | None
) -> OptionAnalysis:
    counts = Counter(parts[place] for place in choosers)
    everybody = len(parts)
    share = Figure(len(choosers) / everybody) if everybody else Figure(reason=NOBODY_ASKED)
    return OptionAnalysis(
        text=text,
        n=len(choosers),
        share=share,
        discrimination=_point_biserial(choosers, everybody, spread),
        lower=counts[LOWER],
        middle=counts[MIDDLE],
        upper=counts[UPPER],
    )


def _point_biserial(choosers: list[int], everybody: int, spread: list[float] | None) -> Figure:
    """The correlation of choosing an option with the rest score (Lord and Novick 1968, 15.3).

    With d the distance of a rest score from the mean, the sum of d over the choosers
    is all that is needed: r = sum d / sqrt(m (n - m) / n * sum of all d²).
    """
    chose = len(choosers)
    if everybody < PAIR:
        return Figure(reason=TOO_FEW)
    if not chose:
        return Figure(reason="nobody chose it")
    if chose == everybody:
        return Figure(reason="everybody chose it")
    if spread is None:
        return Figure(reason=FLAT_SECOND)
    together = math.fsum(spread[place] for place in choosers)
    scale = chose * (everybody - chose) / everybody * math.fsum(one * one for one in spread)
    return Figure(max(-1.0, min(1.0, together / math.sqrt(scale))))


def _wordings(marks: Sequence[Mark]) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """The texts accepted and those rejected, the most frequent first; not those in review."""
    accepted: dict[str, list[Mark]] = {}
    rejected: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.response.strip() and mark.decision != "review":
            side = accepted if mark.decision == "accept" else rejected
            side.setdefault(fold(meant_text(mark)), []).append(mark)
    return _by_frequency(accepted), _by_frequency(rejected)


def meant_text(mark: Mark) -> str:
    """What the student wrote; for a letter of a word bank, the expression behind it."""
    written = mark.response.strip()
    if len(written) > _LONGEST_LETTER:
        return written
    behind = mark.matched if mark.decision == "accept" else mark.nearest_other_term
    return behind or written


def _by_frequency(texts: Mapping[str, list[Mark]]) -> tuple[Wording, ...]:
    found = [
        Wording(_most_common(meant_text(mark) for mark in marks), len(marks), marks[0].reason)
        for marks in texts.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.n, one.text)))


def _most_common(texts: Iterable[str]) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text))
