"""The file of statistics: what `report --bank` writes and a blueprint may name."""

from __future__ import annotations

import json
from typing import Any

from quizgen.errors import InputError, Place, Problem
from quizgen.items.statistics import Exam, Statistics, Summary, Use, summarise
from quizgen.plain import Plain

FORMAT, VERSION = "quizgen/statistics", 1


def print_statistics(statistics: Statistics) -> str:
    """The statistics as the JSON text of their file."""
    summaries = summarise(statistics)
    data = {
        "format": FORMAT,
        "version": VERSION,
        "exams": [
            {
                "fingerprint": exam.fingerprint,
                "quiz": exam.quiz,
                "title": exam.title,
                "date": exam.date,
                "students": exam.students,
                "class": exam.group,
                "roll": " ".join(exam.roll),
                "names": " ".join(exam.names),
            }
            for exam in statistics.exams
        ],
        "items": {
            item: _plain_summary(summaries[item]) | {"history": [_plain_use(use) for use in own]}
            for item, own in sorted(statistics.uses.items())
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def parse_statistics(text: str, name: str) -> Statistics:
    """The statistics of a file; an empty text is an empty file.

    Raises:
        InputError: the text is not such a file; its problems say where.
    """
    if not text.strip():
        return Statistics()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unusable(name, f"it is not JSON ({error})") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _unusable(name, "it is not a file of statistics")
    if data.get("version") != VERSION:
        raise _unusable(name, f"it has version {data.get('version')}, this program reads {VERSION}")
    problems: list[Problem] = []
    plain = Plain(data, lambda path: Place(f"{name}: {path}"), problems)
    exams = tuple(_exam(one) for one in plain.tables("exams"))
    items = plain.table("items")
    uses = {
        item: tuple(_use(one) for one in items.table(item).tables("history")) for item in items.data
    }
    if problems:
        raise InputError(
            f"{problems[0].place}: {problems[0].message}",
            next_step="mend the file, or name another one",
            problems=problems,
        )
    return Statistics(exams, uses)


def _exam(plain: Plain) -> Exam:
    return Exam(
        fingerprint=plain.required("fingerprint"),
        quiz=plain.text("quiz"),
        title=plain.text("title"),
        date=plain.text("date"),
        students=plain.whole("students", 0) or 0,
        group=plain.whole("class", 1) or 1,
        roll=tuple(plain.text("roll").split()),
        names=tuple(plain.text("names").split()),
    )


def _use(plain: Plain) -> Use:
    return Use(
        fingerprint=plain.required("fingerprint"),
        n=plain.whole("n", 0) or 0,
        difficulty=plain.number("difficulty", least=-1.0),
        discrimination=plain.number("discrimination", least=-1.0),
        wording=plain.text("wording"),
        group=plain.whole("class", 1) or 1,
    )


def _plain_summary(summary: Summary) -> dict[str, Any]:
    return {
        "uses": summary.uses,
        "n": summary.n,
        "difficulty": summary.difficulty,
        "discrimination": summary.discrimination,
        "last": summary.last,
    }


def _plain_use(use: Use) -> dict[str, Any]:
    return {
        "fingerprint": use.fingerprint,
        "class": use.group,
        "n": use.n,
        "difficulty": use.difficulty,
        "discrimination": use.discrimination,
        "wording": use.wording,
    }


def _unusable(name: str, why: str) -> InputError:
    return InputError(
        f"{name}: this file cannot be used: {why}",
        next_step="name another file; `quizgen report DIR --bank FILE` starts a new one",
    )
