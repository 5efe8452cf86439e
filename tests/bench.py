"""`make bench`: what takes how long, as ratios that hold on any machine.

Run with a word to measure one part only: `python tests/bench.py grade`.
Every figure is the median of several runs; slopes are of log time over log size, so
that 1 is linear.
"""

from __future__ import annotations

import csv
import io
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from quizgen.chance import Stream
from quizgen.glossary.model import Entry, Glossary
from quizgen.text.words import frequencies

RUNS = 3


def main() -> None:
    """Prints every part, or the one that is named."""
    wanted = sys.argv[1:] or list(PARTS)
    for name in wanted:
        print(f"{name}:")
        for line in PARTS[name]():
            print(f"  {line}", flush=True)


def bench_help() -> Iterator[str]:
    """`quizgen --help` against importing typer."""
    ours = seconds(lambda: shell("-m", "quizgen", "--help"), runs=7)
    typer = seconds(lambda: shell("-c", "import typer"), runs=7)
    yield f"quizgen --help / import typer: {ours / typer:.2f} (bar 4)"


def bench_normalize() -> Iterator[str]:
    """Cards read and normalised per second at three sizes."""
    from quizgen.glossary.normalize import normalize
    from quizgen.sources.detect import open_source, read_cards

    def run(size: int) -> Callable[[], object]:
        text = "".join(f"{e.term}\n{e.definition}\n" for e in entries(size))
        return lambda: normalize([read_cards(open_source(text.encode(), "notes.txt"))])

    yield from sized("cards", run, (1_000, 10_000, 100_000), runs=1)


def bench_bank() -> Iterator[str]:
    """Entries turned into items per second at three sizes."""
    from quizgen.items.bank import item_bank

    def run(size: int) -> Callable[[], object]:
        glossary = Glossary(entries=tuple(entries(size)))
        return lambda: item_bank(glossary)

    yield from sized("entries", run, (200, 3_000, 30_000), runs=1)


def bench_grade() -> Iterator[str]:
    """Rows graded and written against plainly reading and writing the same CSV."""
    from quizgen.grading.score import grade_files
    from quizgen.grading.simulate import simulate_class
    from quizgen.grading.store import grades_lines, marks_lines, stream_grades
    from quizgen.quiz.make import make
    from quizgen.quiz.model import Blueprint, Section
    from quizgen.tables.csv import write_csv

    sections = tuple(
        Section(kind, count)
        for kind, count in (("choice", 30), ("matching", 10), ("cloze", 10), ("short", 10))
    )
    asked = Blueprint(title="bench", forms=2, sections=sections)
    quiz = make(Glossary(entries=tuple(entries(200))), asked, seed="bench")
    some = simulate_class(quiz, 400, seed="bench")
    head, rows = some[0], some[1:]
    long_head = ["student_id", "form", "question", "answer"]

    def data(answers: int) -> bytes:
        students = answers // 60
        lines: list[list[str]] = [long_head]
        for number in range(students):
            cells = dict(zip(head, rows[number % len(rows)], strict=False))
            lines += [[f"s{number}", cells["form"], str(q), cells[f"q{q}"]] for q in range(1, 61)]
        return write_csv(lines).encode()

    def graded(content: bytes) -> Callable[[], object]:
        def run() -> int:
            result = grade_files(quiz, [("answers.csv", content)])
            streams = (grades_lines, marks_lines, stream_grades)
            return sum(len(line) for stream in streams for line in stream(result))

        return run

    def plain(content: bytes) -> Callable[[], object]:
        def run() -> int:
            out = io.StringIO()
            csv.writer(out).writerows(csv.reader(io.StringIO(content.decode(), newline="")))
            return len(out.getvalue())

        return run

    times = []
    sizes = (10_020, 100_020, 1_000_020)
    for size in sizes:
        content = data(size)
        ours, base = seconds(graded(content), 1), seconds(plain(content), 3)
        times.append(ours)
        yield f"{size:>9,} rows: {size / ours:>9,.0f} rows/s, {ours / base:.1f} × plain CSV (bar 6)"
    yield f"slope {slope(sizes, times):.2f}"


def bench_papers() -> Iterator[str]:
    """A form against a plain WeasyPrint render of the same HTML; a class set per copy."""
    import weasyprint

    from quizgen.papers.render import render_quiz
    from quizgen.quiz.make import make
    from quizgen.quiz.model import Blueprint, Section, Student

    asked = Blueprint(title="bench", forms=4, sections=(Section("choice", 20),))
    quiz = make(Glossary(entries=tuple(entries(120))), asked, seed="bench")
    one = make(Glossary(entries=tuple(entries(120))), asked, seed="bench")
    pages = render_quiz(quiz, what=("paper",), pdf=False, html=True).files
    html = pages["print/paper-A.html"].decode()
    plain = seconds(lambda: weasyprint.HTML(string=html).write_pdf(), RUNS)
    ours = seconds(lambda: render_quiz(one, what=("paper",)), RUNS) / len(one.forms)
    yield f"one form of 20 choice items / plain render: {ours / plain:.2f} (bar 1.5)"
    roster = [Student(f"s{n:03}", f"Student {n}", quiz.forms[n % 4].code) for n in range(300)]
    start = time.perf_counter()
    files = render_quiz(quiz, roster=roster).files
    per_copy = (time.perf_counter() - start) / len(roster)
    size = max(len(data) for data in files.values()) / 1e6
    yield f"class set of 300: {per_copy / plain:.3f} × plain render per copy (bar .08), {size:.1f} MB"


def bench_report() -> Iterator[str]:
    """5,000 students × 60 questions analysed, against adding the points up."""
    from quizgen.grading.score import grade_files
    from quizgen.grading.simulate import simulate_class
    from quizgen.quiz.make import make
    from quizgen.quiz.model import Blueprint, Section
    from quizgen.reports.analysis import analyse
    from quizgen.tables.csv import write_csv

    asked = Blueprint(title="bench", sections=(Section("choice", 60),))
    quiz = make(Glossary(entries=tuple(entries(200))), asked, seed="bench")
    rows = simulate_class(quiz, 5_000, seed="bench")
    graded = grade_files(quiz, [("a.csv", write_csv(rows).encode())])
    took = seconds(lambda: analyse(graded), RUNS)
    adding = seconds(lambda: sum(m.points for g in graded.grades for m in g.marks), RUNS)
    yield f"5,000 students × 60 questions: {took:.2f} s (bar 5), {took / adding:.0f} × adding up"


def entries(count: int) -> Iterator[Entry]:
    """Made-up entries: two-word terms with definitions of ten dictionary words."""
    known = sorted(w for w, n in frequencies("en").items() if n > 300 and len(w) > 3)
    stream = Stream("bench", "entries")
    for number in range(count):
        first, second = stream.pick(known), stream.pick(known)
        words = " ".join(stream.pick(known) for _ in range(10))
        yield Entry(f"e{number}", f"{first} {second} {number}", f"a {words}", tags=("bench",))


def sized(
    noun: str, run: Callable[[int], Callable[[], object]], sizes: tuple[int, ...], runs: int = RUNS
) -> Iterator[str]:
    """How many per second at each size, and the slope over all."""
    times = [seconds(run(size), runs) for size in sizes]
    for size, took in zip(sizes, times, strict=True):
        yield f"{size:>9,} {noun}: {took:6.2f} s, {size / took:>9,.0f} {noun}/s"
    yield f"slope {slope(sizes, times):.2f}"


def slope(sizes: tuple[int, ...], times: list[float]) -> float:
    """The least-squares slope of log time over log size."""
    return statistics.linear_regression(
        [math.log(size) for size in sizes], [math.log(took) for took in times]
    ).slope


def seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def shell(*arguments: str) -> None:
    """Runs Python with the arguments."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "help": bench_help,
    "normalize": bench_normalize,
    "bank": bench_bank,
    "grade": bench_grade,
    "papers": bench_papers,
    "report": bench_report,
}

if __name__ == "__main__":
    main()
