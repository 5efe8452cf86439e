"""`make bench`: what takes how long, as ratios that hold on any machine.

Run with a word to measure one part only: `python tests/bench.py grade`.
Every figure is the median of several runs; slopes are of log time over log size, so
that 1 is linear.
"""

from __future__ import annotations

import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from quizgen.chance import Stream
from quizgen.glossary.model import Entry, Glossary
from quizgen.text.words import frequencies
from tests import made_up

RUNS = 3


def main() -> None:
    """Prints every part, or the one that is named."""
    if sys.argv[1:2] == ["bank-of"]:
        print(bank_of(int(sys.argv[2])))
        return
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
    """Entries turned into items at three sizes: seconds of the processor, and memory."""
    sizes = (200, 3_000, 30_000)
    times = []
    for size in sizes:
        took, megabytes = next(script(__file__, "bank-of", str(size))).split()
        times.append(float(took))
        each = 1_000 * times[-1] / size
        yield f"{size:>9,} entries: {times[-1]:6.2f} s CPU, {each:.2f} ms each, {megabytes} MB"
    growth = times[-1] / times[-2]
    yield f"10 × the entries take {growth:.1f} × the time, slope {slope(sizes, times):.2f}"
    yield f"30,000 entries: {times[-1] / 60:.2f} of a minute, {int(megabytes) / 1_000:.2f} of 1 GB"


def bank_of(size: int) -> str:
    """The seconds of the processor and the megabytes that one bank takes."""
    from quizgen.items.bank import item_bank

    glossary = Glossary(entries=tuple(made_up.entries(size)))
    item_bank(Glossary(entries=glossary.entries[:50]))
    start = time.process_time()
    item_bank(glossary)
    took = time.process_time() - start
    return f"{took:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000}"


def bench_grade() -> Iterator[str]:
    """Rows graded and written, against plainly reading and writing the same CSV."""
    yield from script("tests/grading/bench.py")


def bench_papers() -> Iterator[str]:
    """A form and a class set, against plain WeasyPrint renders."""
    yield from script("tests/papers/bench.py")


def script(path: str, *arguments: str) -> Iterator[str]:
    """The lines that a room's own benchmark prints."""
    command = [sys.executable, path, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    yield from done.stdout.splitlines()


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
