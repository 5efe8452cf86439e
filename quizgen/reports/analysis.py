"""What a graded class says about itself and about each question.

Conventions: blanks score nothing and stay in; questions are pooled over the forms by
their key; voided questions and students without a mark are left out and named; the
total's figures are of the totals as handed out, all others of the points as marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from quizgen.grading.model import Grade, Graded
from quizgen.papers.labels import Labels
from quizgen.reports.analysis_json import analysis_to_plain
from quizgen.reports.describe import mean, quantile, standard_deviation, variance
from quizgen.reports.form_check import check_forms, find_agreements
from quizgen.reports.item_analysis import analyse_item, difficulty, is_blank, share_out
from quizgen.reports.model import Analysis, Figure, GroupResult, Reliability, Total
from quizgen.reports.reliability import cronbach_alpha, feldt_interval, kr20, standard_error
from quizgen.reports.sheet import Column, Sheet, line_up, section_title

__all__ = ["analyse", "analysis_to_plain", "describe_totals"]


def analyse(graded: Graded) -> Analysis:
    """The analysis of a graded class; what cannot be said is None with its reason."""
    sheet, label = line_up(graded), Labels.of(graded.language)
    group = share_out(sheet)
    last = [_last_answered(grade) for grade in sheet.grades]
    items = tuple(analyse_item(column, group, last) for column in sheet.columns)
    return Analysis(
        students=len(sheet.grades),
        questions=len(sheet.columns),
        points=sum((one.question.points for one in sheet.columns), Decimal(0)),
        total=describe_totals([float(grade.score) for grade in sheet.grades]),
        reliability=_reliability(sheet),
        items=items,
        sections=_group_results(sheet.columns, lambda one: [section_title(one.question, label)]),
        tags=_group_results(sheet.columns, lambda one: one.question.tags),
        forms=check_forms(sheet),
        agreements=find_agreements(sheet),
        void=tuple(one.key for one in graded.questions if one.void),
        absent=tuple(one.student_id for one in sheet.absent),
        reviews=sum(one.reviews for one in items),
    )


def describe_totals(totals: Sequence[float]) -> Total:
    """The figures of the totals."""
    return Total(
        mean=mean(totals),
        median=quantile(totals, 0.5),
        sd=standard_deviation(totals),
        min=quantile(totals, 0.0),
        max=quantile(totals, 1.0),
        q1=quantile(totals, 0.25),
        q3=quantile(totals, 0.75),
    )


def _last_answered(grade: Grade) -> int:
    return max((mark.number for mark in grade.marks if not is_blank(mark)), default=0)


def _reliability(sheet: Sheet) -> Reliability:
    columns = sheet.common
    totals = sheet.common_totals
    alpha = cronbach_alpha([variance(one.points) for one in columns], totals)
    return Reliability(
        alpha=alpha,
        kr20=kr20([one.points for one in columns], [float(one.question.points) for one in columns]),
        alpha_ci95=feldt_interval(alpha, len(totals), len(columns)),
        sem=standard_error(alpha, totals),
    )


def _group_results(
    columns: Iterable[Column], names: Callable[[Column], Sequence[str]]
) -> tuple[GroupResult, ...]:
    groups: dict[str, list[Column]] = {}
    for column in columns:
        for name in dict.fromkeys(names(column)):
            if name:
                groups.setdefault(name, []).append(column)
    return tuple(
        GroupResult(
            name=name,
            questions=len(own),
            points=sum((one.question.points for one in own), Decimal(0)),
            share=_weighted_share(own),
        )
        for name, own in groups.items()
    )


def _weighted_share(columns: Sequence[Column]) -> Figure:
    """The points won over the points to be won; each question weighs its points."""
    asked = [(difficulty(one), float(one.question.points) * len(one.marks)) for one in columns]
    possible = sum(weight for one, weight in asked if one.value is not None)
    if not possible:
        return Figure(reason="nobody could win points here")
    return Figure(sum((one.value or 0.0) * weight for one, weight in asked) / possible)
