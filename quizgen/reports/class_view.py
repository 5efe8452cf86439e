"""What the page of the class report shows, as texts ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quizgen.grading.model import Graded
from quizgen.reports.charts import Dot, histogram, scatter
from quizgen.reports.describe import PAIR
from quizgen.reports.item_rows import ItemRow, bar_width, item_rows
from quizgen.reports.model import Analysis, GroupResult
from quizgen.reports.remarks import (
    AGREEMENT_ADVICE,
    agreement_words,
    count_points,
    decimals,
    form_words,
    no_flag_words,
    notes,
    number,
    percent,
    reliability_words,
    span,
)
from quizgen.reports.tally import Bin, tally, tally_words
from quizgen.text.counted import counted
from quizgen.text.percent import percentage


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure at the head of the report."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A section, tag or form with the share of its points, `width` in percent for a bar."""

    name: str
    note: str
    share: str
    width: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A line of the score table."""

    student: str
    name: str
    form: str
    score: str
    percent: str
    band: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole class report."""

    title: str
    facts: str
    name: str
    notes: tuple[str, ...]
    tiles: tuple[Tile, ...]
    histogram: Markup
    histogram_words: str
    sections: tuple[GroupRow, ...]
    tags: tuple[GroupRow, ...]
    reliability: tuple[str, ...]
    form_words: str
    forms: tuple[GroupRow, ...]
    agreements: tuple[str, ...]
    agreement_advice: str
    items: tuple[ItemRow, ...]
    no_flag_words: str
    scatter: Markup
    scores: tuple[ScoreRow, ...]
    has_bands: bool
    max: str
    size: str = "A4"
    language: str = "en"
    theme: str = "report"
    edition: str = "standard"
    markup: str = ""


def report_view(graded: Graded, analysis: Analysis, *, size: str = "A4") -> ReportView:
    """The class report for the instructor."""
    told = bool(analysis.students and analysis.questions)
    items = tuple(item_rows(graded, analysis)) if told else ()
    bins = tally([float(grade.percent) for grade in graded.grades if grade.marks])
    return ReportView(
        title=graded.title or graded.quiz,
        facts=_facts(analysis),
        name=quiz_name(graded),
        notes=tuple(notes(analysis)),
        tiles=_tiles(analysis) if told else (),
        histogram=picture(_histogram(bins)) if told else Markup(""),
        histogram_words=tally_words(bins),
        sections=_groups(analysis.sections),
        tags=_groups(analysis.tags),
        reliability=tuple(reliability_words(analysis)),
        form_words=form_words(analysis.forms),
        forms=_forms(analysis),
        agreements=tuple(_agreements(analysis)),
        agreement_advice=AGREEMENT_ADVICE,
        items=items,
        no_flag_words=no_flag_words(analysis),
        scatter=_scatter(analysis, items) if items else Markup(""),
        scores=_scores(graded),
        has_bands=any(grade.band for grade in graded.grades),
        max=number(analysis.points, 2),
        size=size,
        markup=graded.markup,
    )


def quiz_name(graded: Graded) -> str:
    """What the foot of a page calls the quiz: its id and fingerprint."""
    return " · ".join(one for one in (graded.quiz, graded.fingerprint) if one)


def picture(svg: str) -> Markup:
    """A drawing of this package, in which all texts are escaped, as it stands on a page."""
    return Markup(svg)  # noqa: S704 - drawn by this package, texts escaped


def _facts(analysis: Analysis) -> str:
    return " · ".join(
        [
            counted(analysis.students, "student"),
            counted(analysis.questions, "question"),
            count_points(analysis.points),
        ]
    )


def _tiles(analysis: Analysis) -> tuple[Tile, ...]:
    total, alpha = analysis.total, analysis.reliability.alpha
    share = percent((total.mean.value or 0.0) / (float(analysis.points) or 1.0))
    return (
        Tile("Mean", number(total.mean), f"{share} of {number(analysis.points, 2)}"),
        Tile("Median", number(total.median)),
        Tile("Range", f"{number(total.min)} to {number(total.max)}"),
        Tile("Middle half", f"{number(total.q1)} to {number(total.q3)}", "quartiles"),
        Tile("SD", number(total.sd), "of the totals"),
        Tile("Alpha", decimals(alpha), span(analysis.reliability.alpha_ci95)),
    )


def _histogram(bins: Sequence[Bin]) -> str:
    return histogram(
        bins,
        title="How many students reached which share of the points",
        across="share of the points",
        up="students",
    )


def _groups(groups: Sequence[GroupResult]) -> tuple[GroupRow, ...]:
    if len(groups) < PAIR:
        return ()
    return tuple(
        GroupRow(
            one.name,
            counted(one.questions, "question"),
            percent(one.share),
            bar_width(one.share.value),
        )
        for one in groups
    )


def _forms(analysis: Analysis) -> tuple[GroupRow, ...]:
    rows = analysis.forms.forms
    if len(rows) < PAIR:
        return ()
    return tuple(
        GroupRow(
            f"Form {one.code}",
            counted(one.students, "student"),
            percent(one.mean),
            bar_width(one.mean.value),
        )
        for one in rows
    )


def _agreements(analysis: Analysis) -> Iterator[str]:
    for one in analysis.agreements:
        yield agreement_words(one, one.name or one.student_id)


def _scatter(analysis: Analysis, items: Sequence[ItemRow]) -> Markup:
    dots = [
        Dot(item.place.partition(" ")[0], x, y, bool(row.flags))
        for item, row in zip(analysis.items, items, strict=True)
        if (x := item.difficulty.value) is not None and (y := item.discrimination.value) is not None
    ]
    if not dots:
        return Markup("")
    return picture(scatter(dots, title="Difficulty and discrimination of the questions"))


def _scores(graded: Graded) -> tuple[ScoreRow, ...]:
    return tuple(
        ScoreRow(
            grade.student_id,
            grade.name,
            grade.form,
            number(grade.score, 2),
            percentage(grade.percent),
            grade.band,
        )
        for grade in graded.grades
    )
