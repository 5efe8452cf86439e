"""Figures as words: the sentences that the terminal report and the page share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quizgen.reports.compare import LIKELY
from quizgen.reports.correlation import fisher_interval
from quizgen.reports.describe import PAIR
from quizgen.reports.model import Agreement, Analysis, Figure, FormCheck, Interval
from quizgen.text.counted import counted
from quizgen.text.percent import percentage

NONE = "–"
SMALL = 20  # below this no question is flagged for its figures
_UNSURE = 60  # with fewer students the report says how little can be concluded
_EXAMPLE = 0.3


def number(figure: Figure | float | Decimal, digits: int = 1) -> str:
    """The number to so many digits without trailing zeros, a dash where there is none.

    >>> number(2.50), number(-0.04), number(Figure())
    ('2.5', '0', '–')
    """
    value = figure.value if isinstance(figure, Figure) else figure
    if value is None:
        return NONE
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text.replace("-", "−")


def decimals(figure: Figure, digits: int = 2) -> str:
    """The number with all its digits, for columns."""
    if figure.value is None:
        return NONE
    text = f"{figure.value:.{digits}f}"
    return (text if float(text) else text.lstrip("-")).replace("-", "−")


def percent(figure: Figure | float) -> str:
    """A share as a whole percentage.

    >>> percent(0.254)
    '25%'
    """
    value = figure.value if isinstance(figure, Figure) else figure
    return NONE if value is None else percentage(number(100 * value, 0))


def span(interval: Interval, digits: int = 2) -> str:
    """The interval as `0.12 to 0.58`."""
    if interval.low is None or interval.high is None:
        return NONE
    low, high = Figure(interval.low), Figure(interval.high)
    return f"{decimals(low, digits)} to {decimals(high, digits)}"


def count_points(points: Decimal) -> str:
    """The points with their noun.

    >>> count_points(Decimal("1.50"))
    '1.5 points'
    """
    return f"{number(points, 2)} {'point' if points == 1 else 'points'}"


def notes(analysis: Analysis) -> Iterator[str]:
    """What has to be known before the figures are read."""
    if not analysis.students:
        yield "Nobody handed in answers yet, so there is nothing to report."
        return
    if not analysis.questions:
        yield "No question counts: all of them were voided, so there are no figures."
        return
    if analysis.reviews:
        waiting = counted(analysis.reviews, "answer still waits", "answers still wait")
        yield f"{waiting} for your decision (review.csv); the figures may change."
    if analysis.void:
        voided = counted(len(analysis.void), "voided question is", "voided questions are")
        yield f"{voided} left out of all figures."
    if analysis.absent:
        absent = counted(len(analysis.absent), "student")
        yield f"{absent} without any answers left out of all figures."
    yield from _sameness(analysis)
    yield from _smallness(analysis)
    yield from _haste(analysis)


def _sameness(analysis: Analysis) -> Iterator[str]:
    total = analysis.total
    if analysis.students > 1 and total.min.value == total.max.value:
        if _all_blank(analysis):
            yield "Nobody wrote anything, so nothing can be said about single questions."
        elif total.max.value == 0:
            yield "Nobody got a point, so nothing can be said about single questions."
        else:
            yield "All students have the same total, so no question tells them apart."
    if analysis.questions == 1:
        yield "With one question there is no rest of the quiz to compare it with."


def _all_blank(analysis: Analysis) -> bool:
    return all(one.omitted + one.not_reached == one.n for one in analysis.items)


def _smallness(analysis: Analysis) -> Iterator[str]:
    if analysis.students == 1:
        yield "One student took the quiz: this page describes that student, not the questions."
    elif analysis.students < _UNSURE and analysis.total.min.value != analysis.total.max.value:
        yield small_class(analysis.students)


def _haste(analysis: Analysis) -> Iterator[str]:
    """Whether many did not get to the end; a tenth of the class is many."""
    worst = max((one.not_reached for one in analysis.items), default=0)
    if analysis.total.max.value and 10 * worst >= analysis.students:
        students = counted(worst, "student")
        yield f"{students} did not get to the end of the paper: was there enough time?"


def small_class(students: int) -> str:
    """How little a class of this size can say about a question.

    >>> small_class(30).split(": ")[1]
    'a discrimination of 0.30 could as well be −0.07 or 0.60. Read the figures as hints.'
    """
    interval = fisher_interval(Figure(_EXAMPLE), students)
    if interval.low is None:
        return f"With {students} students no figure about a single question means much."
    low, high = span(interval).split(" to ")
    return (
        f"With {students} students the figures for single questions are rough: a discrimination "
        f"of {_EXAMPLE:.2f} could as well be {low} or {high}. Read the figures as hints."
    )


def no_flag_words(analysis: Analysis) -> str:
    """What is said where no question was flagged."""
    if analysis.students < SMALL:
        return (
            f"No question stands out. In a class below {SMALL} students only patterns that need "
            "no statistics are looked for."
        )
    return "No question stands out."


def reliability_words(analysis: Analysis) -> list[str]:
    """What alpha and the error of measurement mean here."""
    figures = analysis.reliability
    if figures.alpha.value is None:
        return [f"Reliability cannot be said: {figures.alpha.reason}."]
    interval = (
        f" (95% interval {span(figures.alpha_ci95)})" if figures.alpha_ci95.reason == "" else ""
    )
    verdict = _verdict(figures.alpha.value, figures.alpha_ci95)
    words = [f"Cronbach’s alpha {decimals(figures.alpha)}{interval}: {verdict}."]
    if figures.sem.value:
        error = f"Standard error of measurement {number(figures.sem, 2)} points"
        words.append(
            f"{error}: with other questions of the same sort, two in three totals would move "
            "by less than this."
        )
    return words


def _verdict(alpha: float, interval: Interval) -> str:
    """What alpha means, in customary steps; nothing where even its sign is open."""
    if interval.low is not None and interval.high is not None and interval.low < 0 < interval.high:
        return "too few students or questions to say how reliable the totals are"
    steps = (
        (0.0, "the questions do not go together, so look for a wrong key"),
        (0.5, "low, so order students by their totals with great care"),
        (0.7, "fair for a short class test"),
        (0.9, "good for a class test"),
    )
    return next((words for limit, words in steps if alpha < limit), "very good")


def form_words(check: FormCheck) -> str:
    """Whether one form was harder, "" with one form."""
    if len(check.forms) < PAIR:
        return ""
    if check.p.value is None:
        return f"Whether one form was harder cannot be said: {check.p.reason}."
    if check.p.value < LIKELY:
        return (
            "The forms differ more than chance explains "
            f"(p = {probability(check.p.value)}): compare their printing and their groups."
        )
    return f"No sign that one form was harder (p = {probability(check.p.value)})."


def probability(p: float) -> str:
    """A probability, with `< 0.001` for what is smaller."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}" if p < 0.1 else f"{p:.2f}"  # noqa: PLR2004 - digits


def agreement_words(one: Agreement, who: str) -> str:
    """One student's agreement with another form, as a question to look into."""
    return (
        f"{who} wrote form {one.form}; where the keys differ, {one.other} answers fit "
        f"form {one.other_form} and {one.own} form {one.form}"
    )


AGREEMENT_ADVICE = (
    "Most often the wrong form was ticked or typed: look at the paper first. By chance alone "
    "about one student in a hundred can stand here. This is no evidence of anything."
)
