"""The class report for the terminal: how the class did, and which questions to look at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from quizgen.grading.model import Graded
from quizgen.papers.markup import plain
from quizgen.reports.describe import PAIR
from quizgen.reports.flags import Flag, find_flags, flags_by_key
from quizgen.reports.model import Analysis, GroupResult, ItemAnalysis
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
from quizgen.reports.tally import Bin, tally
from quizgen.text.clean import printable
from quizgen.text.counted import counted
from quizgen.text.percent import percentage

_LEAST_WIDTH = 60
_MOST_SCORES = 60
_BAR = "█"


def report_text(graded: Graded, analysis: Analysis, *, width: int = 80) -> str:
    """The class report as plain text, at most `width` characters wide."""
    width = max(width, _LEAST_WIDTH)
    lines = [*_head(graded, analysis, width)]
    if analysis.students and analysis.questions:
        flags = find_flags(graded, analysis)
        for part in (
            _totals(graded, analysis, width),
            _groups("By section", analysis.sections, width),
            _groups("By tag", analysis.tags, width),
            _trust(analysis, width),
            _to_look_at(graded, analysis, flags, width),
            _table(analysis, flags, width),
            _agreements(analysis, width),
            _scores(graded, width),
        ):
            block = list(part)
            lines.extend(["", *block] if block else [])
    return "\n".join(printable(line).rstrip() for line in lines).rstrip() + "\n"


def _head(graded: Graded, analysis: Analysis, width: int) -> Iterator[str]:
    yield from _wrap(plain(graded.title or graded.quiz, graded.markup), width)
    yield " · ".join(
        [
            counted(analysis.students, "student"),
            counted(analysis.questions, "question"),
            count_points(analysis.points),
            f"quiz {graded.quiz} {graded.fingerprint}".strip(),
        ]
    )
    for note in notes(analysis):
        yield from _wrap(note, width)


def _totals(graded: Graded, analysis: Analysis, width: int) -> Iterator[str]:
    total = analysis.total
    yield "How the class did"
    spread = f", SD {number(total.sd)}" if total.sd.value is not None else ""
    share = (total.mean.value or 0.0) / (float(analysis.points) or 1.0)
    figures = (
        f"mean {number(total.mean)} of {number(analysis.points, 2)} ({percent(share)}), "
        f"median {number(total.median)}{spread}, from {number(total.min)} to "
        f"{number(total.max)}, middle half {number(total.q1)} to {number(total.q3)}"
    )
    yield from _wrap(figures, width, "  ")
    percents = [float(grade.percent) for grade in graded.grades if grade.marks]
    yield from _bars(tally(percents), width)


def _bars(bins: Sequence[Bin], width: int) -> Iterator[str]:
    most = max(one.students for one in bins)
    room = width - 18
    scale = max(1.0, most / room)
    for one in bins:
        bar = _BAR * max(round(one.students / scale), 1 if one.students else 0)
        yield f"  {one.label:>7} │{bar} {one.students or ''}"


def _groups(title: str, groups: Sequence[GroupResult], width: int) -> Iterator[str]:
    if len(groups) < PAIR:
        return
    yield title
    room = max(len(title), min(max(len(one.name) for one in groups), width - 32))
    for one in groups:
        name = _short(one.name, room)
        yield f"  {name:<{room}}  {percent(one.share):>4}  {counted(one.questions, 'question'):>13}"


def _trust(analysis: Analysis, width: int) -> Iterator[str]:
    yield "How far to trust the totals"
    for words in (*reliability_words(analysis), form_words(analysis.forms)):
        yield from _wrap(words, width, "  ")
    if len(analysis.forms.forms) > 1:
        for form in analysis.forms.forms:
            yield f"  form {form.code}: {percent(form.mean)}, {counted(form.students, 'student')}"


def _to_look_at(
    graded: Graded, analysis: Analysis, flags: Sequence[Flag], width: int
) -> Iterator[str]:
    grouped = flags_by_key(flags)
    if not grouped:
        yield from _wrap(no_flag_words(analysis), width)
        return
    yield f"Questions to look at ({len(grouped)} of {analysis.questions})"
    for item in analysis.items:
        if item.key in grouped:
            prompt = _short(plain(item.prompt, graded.markup), width - 20)
            yield from _wrap(f"{item.place}  {prompt}", width, "  ")
            for flag in grouped[item.key]:
                yield from _flag(flag, width)


def _flag(flag: Flag, width: int) -> Iterator[str]:
    yield from textwrap.wrap(flag.text, width, initial_indent="    - ", subsequent_indent="      ")
    if flag.paste:
        yield from textwrap.wrap(
            f"into {flag.into}:", width, initial_indent="      ", subsequent_indent="      "
        )
        yield f"        {flag.paste}"


def _table(analysis: Analysis, flags: Sequence[Flag], width: int) -> Iterator[str]:
    grouped = flags_by_key(flags)
    room = max(len("question"), min(max(len(one.place) for one in analysis.items), width // 4))
    yield "All questions"
    head = ("discrimination (95%)", "27%", "blank")
    yield f"  {'question':<{room}}  {'won':>5}  {head[0]:<24} {head[1]:>6}  {head[2]:>5}"
    for item in analysis.items:
        yield _row(item, room, flagged=item.key in grouped)


def _row(item: ItemAnalysis, room: int, *, flagged: bool) -> str:
    r = decimals(item.discrimination)
    interval = (
        f" ({span(item.discrimination_ci95)})" if item.discrimination_ci95.low is not None else ""
    )
    blank = item.omitted + item.not_reached
    return (
        f"  {_short(item.place, room):<{room}}  {percent(item.difficulty):>5}  {r + interval:<24} "
        f"{decimals(item.upper_lower):>6}  {blank or '':>5}{'  look' if flagged else ''}"
    )


def _agreements(analysis: Analysis, width: int) -> Iterator[str]:
    if not analysis.agreements:
        return
    yield "Answers that fit another form better"
    for one in analysis.agreements:
        yield from _wrap(agreement_words(one, one.name or one.student_id), width, "  ")
    yield from _wrap(AGREEMENT_ADVICE, width, "  ")


def _scores(graded: Graded, width: int) -> Iterator[str]:
    """Everybody's points, where that is a page at most."""
    if len(graded.grades) > _MOST_SCORES:
        yield f"Scores: see grades.csv, {counted(len(graded.grades), 'student')}."
        return
    yield "Scores"
    ids = max(len(one.student_id) for one in graded.grades)
    ids = min(ids, width // 4)
    room = min(max(len(one.name) for one in graded.grades), width // 3)
    for one in graded.grades:
        name, form = _short(one.name, room), f"form {one.form}" if one.form else ""
        yield (
            f"  {_short(one.student_id, ids):<{ids}}  {name:<{room}}  {form:<7}  "
            f"{number(one.score, 2):>6}  {percentage(one.percent):>6}  {one.band}"
        )


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent)


def _short(text: str, room: int) -> str:
    """The text in one line, cut with an ellipsis where it is longer than the room."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: max(room - 1, 0)].rstrip() + "…"
