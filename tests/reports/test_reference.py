"""Every figure agrees with references computed elsewhere (data/README.md says how)."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quizgen.grading.model import Graded
from quizgen.reports.analysis import analyse, analysis_to_plain
from quizgen.reports.beta import f_quantile, f_tail

DATA = Path(__file__).parent / "data"
REFERENCE: dict[str, Any] = json.loads((DATA / "reference.json").read_text("utf-8"))
PSYCH: dict[str, Any] = json.loads((DATA / "psych.json").read_text("utf-8"))
SETS: dict[str, Any] = REFERENCE["sets"] | {
    f"psych-{name}": one | {"most": [1.0] * len(one["items"])} for name, one in PSYCH.items()
}


@pytest.fixture
def plain_of(make_question, make_mark, make_grade):
    def build(name: str) -> dict[str, Any]:
        wanted = SETS[name]
        questions = tuple(
            make_question(k + 1, points=Decimal(str(most))) for k, most in enumerate(wanted["most"])
        )
        grades = tuple(
            make_grade(
                n,
                [
                    make_mark(questions[k], k + 1, Decimal(str(points)))
                    if points is not None
                    else make_mark(
                        questions[k], k + 1, Decimal(0), response="", reason="blank", option=None
                    )
                    for k, points in enumerate(row)
                ],
            )
            for n, row in enumerate(wanted["rows"])
        )
        forms = {"A": tuple(one.key for one in questions)}
        return analysis_to_plain(
            analyse(Graded("exam", "Exam", "", "en", questions, forms, grades))
        )

    return build


@pytest.mark.parametrize("name", SETS)
def test_the_totals_agree_with_the_reference(name, plain_of):
    total = plain_of(name)["total"]
    for figure, wanted in SETS[name]["total"].items():
        assert total[figure] == pytest.approx(wanted, abs=1e-6), figure


@pytest.mark.parametrize("name", SETS)
def test_the_reliability_agrees_with_the_reference(name, plain_of):
    reliability = plain_of(name)["reliability"]
    for figure, wanted in SETS[name]["reliability"].items():
        assert reliability[figure] == (
            None if wanted is None else pytest.approx(wanted, abs=1e-6)
        ), figure


@pytest.mark.parametrize("name", SETS)
def test_every_item_agrees_with_the_reference(name, plain_of):
    items = list(plain_of(name)["items"].values())
    assert len(items) == len(SETS[name]["items"])
    for item, wanted in zip(items, SETS[name]["items"], strict=True):
        for figure, value in wanted.items():
            assert item[figure] == (None if value is None else pytest.approx(value, abs=1e-6)), (
                figure
            )


def test_every_option_agrees_with_the_reference(make_question, make_mark, make_grade):
    chosen, wanted = REFERENCE["options"]["chosen"], REFERENCE["options"]["options"]
    questions = tuple(make_question(k + 1) for k in range(len(wanted)))
    grades = tuple(
        make_grade(
            n,
            [
                make_mark(
                    questions[k],
                    k + 1,
                    Decimal(int(option == 0)),
                    option=option if option >= 0 else None,
                    response="ABCD"[option] if option >= 0 else "",
                )
                for k, option in enumerate(row)
            ],
        )
        for n, row in enumerate(chosen)
    )
    forms = {"A": tuple(one.key for one in questions)}
    analysis = analyse(Graded("exam", "Exam", "", "en", questions, forms, grades))
    for item, options in zip(analysis.items, wanted, strict=True):
        for got, value in zip(item.options, options, strict=True):
            assert got.n == value["n"]
            assert got.share.value == pytest.approx(value["share"], abs=1e-6)
            assert got.discrimination.value == (
                None
                if value["discrimination"] is None
                else pytest.approx(value["discrimination"], abs=1e-6)
            )


@pytest.mark.parametrize(("p", "d1", "d2", "wanted"), REFERENCE["f_quantiles"])
def test_quantiles_of_f_agree_with_the_reference(p, d1, d2, wanted):
    assert f_quantile(p, d1, d2) == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize(("p", "d1", "d2", "f"), REFERENCE["f_quantiles"])
def test_the_tail_of_f_undoes_its_quantile(p, d1, d2, f):
    assert f_tail(f, d1, d2) == pytest.approx(1 - p, abs=1e-9)
