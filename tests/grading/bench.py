"""Rows per second of grading, against plainly reading and writing the same CSV.

Run it as `python tests/grading/bench.py [ROWS …]`.  A row is one answer; two in a
hundred are distinct.  Everything that `graded/` holds is made and written.
"""

from __future__ import annotations

import csv
import math
import sys
import tempfile
import time
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from quizgen.chance import Stream
from quizgen.grading import store
from quizgen.grading.quiet import no_collection
from quizgen.grading.review import review_rows
from quizgen.grading.score import grade_files
from quizgen.grading.simulate_text import misspelt
from quizgen.grading.summary import summary_lines
from quizgen.items.model import Choice, Item, Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.tables.csv import write_csv

SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = 60
DISTINCT = 0.02
_WORDS = [
    "supply",
    "chain",
    "customer",
    "relationship",
    "demand",
    "forecast",
    "order",
    "inventory",
    "planning",
    "model",
    "network",
    "design",
    "service",
    "strategy",
    "logistics",
    "pricing",
    "segment",
    "channel",
    "loyalty",
    "retention",
    "sourcing",
    "procurement",
    "transport",
    "warehouse",
    "vendor",
    "partner",
    "integration",
    "analysis",
    "mining",
    "cube",
    "portal",
]


def main(sizes: Iterable[int]) -> None:
    """Prints a line for each size, and the slope between the first and the last."""
    import resource  # not there on Windows, where this file is still collected

    measured: list[tuple[int, float]] = []
    print(f"{'rows':>9} {'plain s':>8} {'grade s':>8} {'rows/s':>9} {'times':>6} {'MB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            plain, graded = measure(rows, Path(folder))
            measured.append((rows, graded))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            times = graded / plain
            print(f"{rows:9} {plain:8.2f} {graded:8.2f} {rows / graded:9.0f} {times:6.1f} {peak:6}")
    (few, short), (many, long) = measured[0], measured[-1]
    if many > few:
        print(f"slope {math.log(long / short) / math.log(many / few):.2f} (1 is linear)")


def measure(rows: int, folder: Path) -> tuple[float, float]:
    """Seconds for reading and writing the CSV as it is, and for grading it."""
    quiz = quiz_of(QUESTIONS)
    answers = folder / "answers.csv"
    write_answers(quiz, rows, answers)
    start = time.perf_counter()
    copy(answers, folder / "copy.csv")
    middle = time.perf_counter()
    grade(quiz, answers, folder)
    return middle - start, time.perf_counter() - middle


@no_collection()
def grade(quiz: Quiz, answers: Path, folder: Path) -> None:
    """All that `quizgen grade` makes, into the folder."""
    graded = grade_files(quiz, [(answers.name, answers.read_bytes())])
    write_lines(store.marks_lines(graded), folder / "marks.csv")
    write_lines(store.grades_lines(graded), folder / "grades.csv")
    write_lines(store.stream_grades(graded), folder / "grades.json")
    write_lines([write_csv(review_rows(graded, quiz))], folder / "review.csv")
    summary_lines(graded)


def copy(source: Path, target: Path) -> None:
    """The CSV read and written cell by cell."""
    with source.open(newline="") as lines, target.open("w", newline="") as out:
        csv.writer(out).writerows(csv.reader(lines))


def write_lines(lines: Iterable[str], target: Path) -> None:
    """The lines into a file."""
    with target.open("w", encoding="utf-8", newline="") as out:
        out.writelines(lines)


def quiz_of(questions: int) -> Quiz:
    """A quiz of two forms, half choice and half short answers."""
    stream = Stream("bench", "quiz")
    terms = [" ".join(stream.sample(_WORDS, 2 + n % 2)) for n in range(questions * 4)]
    items: dict[str, Item] = {}
    for n in range(questions):
        if n % 2:
            items[f"c{n}"] = Choice(
                id=f"c{n}", stem=f"s{n}", key=terms[n], distractors=tuple(f"{n} {k}" for k in "xyz")
            )
        else:
            items[f"s{n}"] = Short(id=f"s{n}", prompt=f"p{n}", answer=terms[n])
    forms = tuple(
        Form(
            code,
            tuple(
                Question(
                    (n,),
                    item.id,
                    Decimal(1),
                    tuple(stream.shuffled(range(4))) if isinstance(item, Choice) else (),
                )
                for n, item in enumerate(items.values(), start=1)
            ),
        )
        for code in "AB"
    )
    return Quiz("bench", "Bench", items, forms, rivals=tuple(terms))


def write_answers(quiz: Quiz, rows: int, target: Path) -> None:
    """A long answer file of so many rows, the answers drawn from a pool per question."""
    stream = Stream("bench", rows)
    form = quiz.forms[0]
    share = max(4, int(rows * DISTINCT / (QUESTIONS / 2)))
    pools = [_pool(quiz, question.item, share, stream) for question in form.questions]
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["student_id", "form", "question", "answer"])
        for row in range(rows):
            student, at = divmod(row, QUESTIONS)
            pool = pools[at]
            # The earlier answers of a pool are the commoner ones.
            index = int(len(pool) * stream.fraction() ** 3)
            writer.writerow([f"s{student:07}", "AB"[student % 2], f"q{at + 1}", pool[index]])


def _pool(quiz: Quiz, item_id: str, size: int, stream: Stream) -> list[str]:
    item = quiz.items[item_id]
    if not isinstance(item, Short):
        return list("ABCD")
    found = dict.fromkeys([item.answer, "", *quiz.rivals[:8]])
    while len(found) < size:
        base = item.answer if stream.below(2) else stream.pick(quiz.rivals)
        word = stream.pick(_WORDS)
        found[misspelt(misspelt(base, stream), stream) if stream.below(3) else f"{base} {word}"] = (
            None
        )
    return list(found)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
