"""Whether one form was harder, and whose answers fit another form better.

Source: the exact sign test for agreement: of the numbers at which exactly one of two
keys accepts what the student wrote, each would be the more likely with probability 1/2.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quizgen.grading.model import Grade
from quizgen.reports.compare import LIKELY, compare_forms
from quizgen.reports.item_analysis import is_blank
from quizgen.reports.model import Agreement, FormCheck
from quizgen.reports.sheet import Sheet
from quizgen.text.fold import fold

Key = Mapping[int, frozenset[str]]


def check_forms(sheet: Sheet) -> FormCheck:
    """The mean share of the points per form, and whether they differ more than by chance."""
    return compare_forms(_shares_by_form(sheet))


def find_agreements(sheet: Sheet) -> tuple[Agreement, ...]:
    """The students whose answers fit another form better than their own, clearest first.

    What a form's key accepts is learnt from the marks of those who wrote that form,
    so a number is compared only where somebody got it right there.
    """
    keys = _accepted_by_form(sheet)
    found = [
        agreement
        for grade in sheet.grades
        for agreement in [_closest(grade, keys)]
        if agreement is not None
    ]
    return tuple(sorted(found, key=lambda one: (round(one.p, 6), one.student_id)))


def _shares_by_form(sheet: Sheet) -> dict[str, list[float]]:
    """Per form the share of the points each student won, questions weighted by points."""
    most = [0.0] * len(sheet.grades)
    for column in sheet.columns:
        for student in column.students:
            most[student] += float(column.question.points)
    shares: dict[str, list[float]] = {}
    for grade, total, possible in zip(sheet.grades, sheet.totals, most, strict=True):
        if possible:
            shares.setdefault(grade.form, []).append(total / possible)
    return shares


def _accepted_by_form(sheet: Sheet) -> dict[str, Key]:
    found: dict[str, dict[int, set[str]]] = {}
    for grade in sheet.grades:
        for number, text, right in _written(grade):
            if right:
                found.setdefault(grade.form, {}).setdefault(number, set()).add(text)
    return {
        form: {number: frozenset(texts) for number, texts in numbers.items()}
        for form, numbers in sorted(found.items())
    }


def _written(grade: Grade) -> Iterator[tuple[int, str, bool]]:
    for mark in grade.marks:
        if not is_blank(mark) and mark.reason != "by-hand":
            yield mark.number, fold(mark.response), mark.points > 0


def _closest(grade: Grade, keys: Mapping[str, Key]) -> Agreement | None:
    """The form that fits better than the student's own, the clearest if there are several."""
    written = list(_written(grade))
    found = [
        _compare(grade, written, form, key) for form, key in keys.items() if form != grade.form
    ]
    better = [one for one in found if one.other > one.own and one.p < LIKELY]
    return min(better, key=lambda one: (round(one.p, 6), one.other_form)) if better else None


def _compare(
    grade: Grade, written: Sequence[tuple[int, str, bool]], form: str, key: Key
) -> Agreement:
    fits = Counter((right, text in key[number]) for number, text, right in written if number in key)
    own, other = fits[True, False], fits[False, True]
    return Agreement(
        grade.student_id, grade.name, grade.form, form, own, other, _sign_test(other, own + other)
    )


def _sign_test(heads: int, throws: int) -> float:
    """How often a fair coin shows at least so many heads.

    >>> _sign_test(9, 10)
    0.0107421875
    """
    return sum(math.comb(throws, k) for k in range(heads, throws + 1)) / (1 << throws)
