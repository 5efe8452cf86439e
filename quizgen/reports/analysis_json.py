"""An analysis as plain data, the shape that `report --json` prints."""

from __future__ import annotations

from typing import Any

from quizgen.reports.model import (
    Agreement,
    Analysis,
    Figure,
    FormCheck,
    GroupResult,
    Interval,
    ItemAnalysis,
    OptionAnalysis,
)


def analysis_to_plain(analysis: Analysis) -> dict[str, Any]:
    """The analysis as plain data for JSON: figures, with null where there is none.

    Every mapping that holds a null has beside it `undefined`: the reason by key.
    """
    total, reliability = analysis.total, analysis.reliability
    return {
        "format": "quizgen/report",
        "version": 1,
        "students": analysis.students,
        "questions": analysis.questions,
        "points": float(analysis.points),
        "total": _plain_figures(
            mean=total.mean,
            median=total.median,
            sd=total.sd,
            min=total.min,
            max=total.max,
            q1=total.q1,
            q3=total.q3,
        ),
        "reliability": _plain_figures(
            alpha=reliability.alpha,
            kr20=reliability.kr20,
            alpha_ci95=reliability.alpha_ci95,
            sem=reliability.sem,
        ),
        "items": {one.key: _plain_item(one) for one in analysis.items},
        "sections": [_plain_group(one) for one in analysis.sections],
        "tags": [_plain_group(one) for one in analysis.tags],
        "forms": _plain_forms(analysis.forms),
        "agreements": [_plain_agreement(one) for one in analysis.agreements],
        "void": list(analysis.void),
        "absent": list(analysis.absent),
        "reviews": analysis.reviews,
    }


def _plain_figures(**figures: Figure | Interval) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for name, figure in figures.items():
        plain[name] = _plain_value(figure)
        if plain[name] is None:
            reasons[name] = figure.reason
    return plain | ({"undefined": reasons} if reasons else {})


def _plain_value(figure: Figure | Interval) -> float | list[float] | None:
    if isinstance(figure, Figure):
        return figure.value
    return None if figure.low is None or figure.high is None else [figure.low, figure.high]


def _plain_item(item: ItemAnalysis) -> dict[str, Any]:
    figures = _plain_figures(
        difficulty=item.difficulty,
        discrimination=item.discrimination,
        discrimination_ci95=item.discrimination_ci95,
        upper_lower=item.upper_lower,
        alpha_if_dropped=item.alpha_if_dropped,
    )
    return figures | {
        "n": item.n,
        "points": float(item.points),
        "numbers": dict(item.numbers),
        "options": [_plain_option(one) for one in item.options],
        "accepted": [{"text": one.text, "n": one.n, "reason": one.reason} for one in item.accepted],
        "rejected": [{"text": one.text, "n": one.n, "reason": one.reason} for one in item.rejected],
        "omitted": item.omitted,
        "not_reached": item.not_reached,
        "reviews": item.reviews,
        "forms": _plain_forms(item.forms),
    }


def _plain_option(option: OptionAnalysis) -> dict[str, Any]:
    return {
        "text": option.text,
        "n": option.n,
        "thirds": [option.lower, option.middle, option.upper],
        **_plain_figures(share=option.share, discrimination=option.discrimination),
    }


def _plain_group(group: GroupResult) -> dict[str, Any]:
    return {
        "name": group.name,
        "questions": group.questions,
        "points": float(group.points),
        **_plain_figures(share=group.share),
    }


def _plain_forms(check: FormCheck) -> dict[str, Any]:
    rows = [
        {"form": one.code, "students": one.students, **_plain_figures(mean=one.mean)}
        for one in check.forms
    ]
    return {"results": rows, **_plain_figures(f=check.f, p=check.p)}


def _plain_agreement(one: Agreement) -> dict[str, Any]:
    return {
        "student_id": one.student_id,
        "form": one.form,
        "other_form": one.other_form,
        "own": one.own,
        "other": one.other,
        "p": one.p,
    }
