"""How long papers take, as ratios to a plain WeasyPrint run of the same page.

    python tests/papers/bench.py

Processor time of this process, the median of several runs, so that a busy machine
changes little.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from statistics import median

import weasyprint

from quizgen.items.model import Choice
from quizgen.papers.desk import Desk, Job, faces_of, fill
from quizgen.papers.render import render_quiz
from quizgen.papers.student import student_view
from quizgen.papers.templates import Templates
from quizgen.quiz.model import Form, FormSection, Paper, Question, Quiz, Student

QUESTIONS = 20
STUDENTS = 300


def quiz_of(forms: int) -> Quiz:
    """A quiz of choice items, half of them with long options."""
    items = [
        Choice(
            id=f"choice:{number}",
            stem=f"Which of these is the meaning of term number {number}, as used in the course?",
            key=("a short one", "a long option that says at some length what is meant " * 2)[
                number % 2
            ],
            distractors=(f"option {number}", "another option", "one more"),
        )
        for number in range(QUESTIONS)
    ]
    numbers = tuple(range(1, QUESTIONS + 1))
    questions = tuple(
        Question((number,), item.id, Decimal(1), (2, 0, 1, 3))
        for number, item in zip(numbers, items, strict=True)
    )
    section = FormSection("Multiple choice", "", numbers)
    return Quiz(
        id="bench",
        title="Bench",
        items={item.id: item for item in items},
        forms=tuple(Form(chr(65 + n), questions, (section,)) for n in range(forms)),
        paper=Paper(institution="Example University", minutes=60),
    )


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median processor time of the work."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found)


def plain_render(quiz: Quiz) -> float:
    """One form through WeasyPrint alone, its style and fonts inside the page."""
    desk = Desk(Templates())
    job = Job("print/paper", "paper.html.jinja", student_view(quiz, quiz.forms[0]), {})
    html = fill(desk, job, faces_of(desk, [fill(desk, job)], "exam"))
    return seconds(lambda: weasyprint.HTML(string=html).write_pdf())


def main() -> None:
    """Prints the table."""
    one, four = quiz_of(1), quiz_of(4)
    render_quiz(one, what=["paper"])
    plain = plain_render(one)
    ours = seconds(lambda: render_quiz(one, what=["paper"]))
    roster = [Student(f"{n:06}", f"Student Number {n}") for n in range(STUDENTS)]
    made = render_quiz(four, roster=roster)
    copies = seconds(lambda: render_quiz(four, roster=roster), times=1) / STUDENTS
    size = len(made.files["print/class-paper.pdf"]) / 1e6
    unit = 1e6 if sys.platform == "darwin" else 1e3
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(f"plain WeasyPrint, one form of {QUESTIONS} questions: {plain:.2f} s")
    print(f"one form, warm:      {ours / plain:.2f} x plain      (at most 1.5)")
    print(f"one of {STUDENTS} copies:   {copies / plain:.3f} x plain     (at most 0.08)")
    print(f"class file, memory:  {size:.1f} MB, {memory:.0f} MB   (at most 20 and 400)")


if __name__ == "__main__":
    main()
