"""Rows per second of grading, against plainly reading and writing the same CSV.

Run it as `python tests/grading/bench.py [long|wide] [ROWS …]`.  A row of a long file
is one answer, a row of a wide one a student; for a hundred rows there are two distinct
answers.  Everything that `graded/` holds is made and written.
"""

from __future__ import annotations

import csv
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from quizgen.chance import Stream
from quizgen.cli.workers import compare_shared
from quizgen.grading import score, store
from quizgen.grading.distinct import count_marks
from quizgen.grading.review import review_rows
from quizgen.grading.simulate_text import misspelt
from quizgen.grading.summary import summary_lines
from quizgen.items.model import Choice, Item, Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.responses.detect import read_responses
from quizgen.tables.csv import write_csv
from quizgen.text.quiet import no_collection

SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = {"long": 60, "wide": 8}
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


def main(layouts: Sequence[str], sizes: Sequence[int]) -> None:
    """Prints the table of each layout, each measured by a process of its own."""
    if len(layouts) == 1:
        show(layouts[0], sizes)
        return
    for layout in layouts:
        sys.stdout.flush()
        command = [sys.executable, __file__, layout, *map(str, sizes)]
        subprocess.run(command, check=True)


def show(layout: str, sizes: Sequence[int]) -> None:
    """Prints a line for each size, and the slope between the first and the last."""
    import resource  # not there on Windows, where this file is still collected

    print(f"{layout} file, {QUESTIONS[layout]} questions; times are those of plain reading and")
    print("writing, by the clock and in seconds of all processors")
    print(f"{'rows':>9} {'plain s':>8} {'grade s':>8} {'rows/s':>9}", end="")
    print(f" {'times':>6} {'cpu s':>7} {'times':>6} {'MB':>6}")
    measured: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            plain, plain_cpu, graded, cpu = measure(layout, rows, Path(folder))
            measured.append((rows, graded))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{rows:9} {plain:8.2f} {graded:8.2f} {rows / graded:9.0f}", end="")
            print(f" {graded / plain:6.1f} {cpu:7.2f} {cpu / plain_cpu:6.1f} {peak:6}", flush=True)
    (few, short), (many, long) = measured[0], measured[-1]
    if many > few:
        print(f"slope {math.log(long / short) / math.log(many / few):.2f} (1 is linear)")


def measure(layout: str, rows: int, folder: Path) -> tuple[float, float, float, float]:
    """Seconds for reading and writing the CSV as it is, and for grading it, each twice.

    The first is by the clock, the second that of all processors together.
    """
    quiz = quiz_of(QUESTIONS[layout])
    answers = folder / "answers.csv"
    WRITERS[layout](quiz, rows, answers)
    plain = timed(lambda: copy(answers, folder / "copy.csv"))
    return (*plain, *timed(lambda: grade(quiz, answers, folder)))


def timed(run: Callable[[], None]) -> tuple[float, float]:
    """How long a run takes, and for how long it keeps processors busy."""
    busy, start = _busy(), time.perf_counter()
    run()
    return time.perf_counter() - start, _busy() - busy


def _busy() -> float:
    """Seconds that this process and those it started have computed so far."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


@no_collection()
def grade(quiz: Quiz, answers: Path, folder: Path) -> None:
    """All that `quizgen grade` makes, into the folder."""
    responses = read_responses([(answers.name, answers.read_bytes())], quiz)
    graded = score.grade(quiz, responses, compare=compare_shared)
    del responses
    counted = count_marks(graded.grades)
    summary_lines(graded, counted=counted)
    write_lines(store.grades_lines(graded, counted), folder / "grades.csv")
    write_lines(store.marks_lines(graded, counted), folder / "marks.csv")
    write_lines([write_csv(review_rows(graded, quiz, counted=counted))], folder / "review.csv")
    write_lines(store.stream_grades(graded, counted), folder / "grades.json")


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


def write_long(quiz: Quiz, rows: int, target: Path) -> None:
    """A long answer file of so many rows, the answers drawn from a pool per question."""
    stream = Stream("bench", rows)
    pools = pools_of(quiz, rows, stream)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["student_id", "form", "question", "answer"])
        for row in range(rows):
            student, at = divmod(row, len(pools))
            answer = drawn(pools[at], stream)
            writer.writerow([f"s{student:07}", "AB"[student % 2], f"q{at + 1}", answer])


def write_wide(quiz: Quiz, rows: int, target: Path) -> None:
    """A wide answer file of so many students, the answers drawn from a pool per question."""
    stream = Stream("bench", rows)
    pools = pools_of(quiz, rows, stream)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["student_id", "form", *(f"q{n}" for n in range(1, len(pools) + 1))])
        for student in range(rows):
            answers = [drawn(pool, stream) for pool in pools]
            writer.writerow([f"s{student:07}", "AB"[student % 2], *answers])


def pools_of(quiz: Quiz, rows: int, stream: Stream) -> list[list[str]]:
    """The answers that each question may get; all together two for a hundred rows."""
    form = quiz.forms[0]
    share = max(4, int(rows * DISTINCT / (len(form.questions) / 2)))
    return [_pool(quiz, question.item, share, stream) for question in form.questions]


def drawn(pool: Sequence[str], stream: Stream) -> str:
    """One of the pool; the earlier answers are the commoner ones."""
    return pool[int(len(pool) * stream.fraction() ** 3)]


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


WRITERS: dict[str, Callable[[Quiz, int, Path], None]] = {"long": write_long, "wide": write_wide}

if __name__ == "__main__":
    named = [one for one in sys.argv[1:] if one in WRITERS]
    main(named or list(WRITERS), [int(one) for one in sys.argv[1:] if one not in WRITERS] or SIZES)
