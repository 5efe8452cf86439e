"""Feedback pages as files: one PDF for the whole class, or one for each student.

Students are set in batches, in other processes where more than one is asked for;
the order and the bytes do not depend on how many there are.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from quizgen.errors import InputError
from quizgen.grading.model import Graded
from quizgen.papers.pdf import Printed
from quizgen.reports.feedback_view import FeedbackView, StudentPage, student_pages
from quizgen.reports.pages import Press, class_texts, fill_page, print_page, set_up
from quizgen.text.slug import free_slug

_TEMPLATE = "feedback.html.jinja"
_BATCH = 15


@dataclass(frozen=True, slots=True)
class Feedback:
    """The pages of a class, ready to be set; nothing here is a file yet."""

    view: FeedbackView
    press: Press

    @property
    def students(self) -> int:
        """How many students get a page."""
        return len(self.view.students)


def feedback_pages(
    graded: Graded,
    *,
    order: Sequence[str] = (),
    codes: Mapping[str, str] | None = None,
    distribution: bool = True,
    size: str = "A4",
    templates: Sequence[Path] = (),
) -> Feedback:
    """The feedback pages of a class.

    Args:
        graded: the class.
        order: student ids in the order of the roster; others follow as they were graded.
        codes: each student's code in the posted list (`posted.posted_codes`), if it is posted.
        distribution: whether to show the class's distribution, from ten students on.
        size: A4 or Letter.
        templates: folders that are searched before the built-in templates.

    Raises:
        InputError: nobody handed in answers.
    """
    if not graded.grades:
        raise InputError(
            "nobody handed in answers yet, so there are no feedback pages",
            next_step="grade a class first: quizgen grade QUIZ ANSWERS",
        )
    place = {student_id: index for index, student_id in enumerate(order)}
    pages = student_pages(graded, codes=codes, distribution=distribution)
    view = FeedbackView(
        title=graded.title or graded.quiz,
        name=" · ".join(one for one in (graded.quiz, graded.fingerprint) if one),
        students=tuple(sorted(pages, key=lambda one: place.get(one.student_id, len(place)))),
        language=graded.language,
        size=size,
        markup=graded.markup,
    )
    return Feedback(view, set_up(class_texts(graded, graded.language), templates))


def feedback_html(feedback: Feedback) -> str:
    """All pages as one HTML document."""
    return fill_page(feedback.press, _TEMPLATE, feedback.view)


def print_feedback(
    feedback: Feedback,
    *,
    split: bool = False,
    processes: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, bytes]:
    """The pages as PDF files by their paths.

    Args:
        feedback: the pages.
        split: a file for each student, `feedback/student-ID.pdf`; else `feedback.pdf` for
            printing on both sides, where every student begins on a new sheet.
        processes: how many work at once; a script that asks for more than one needs the
            usual `if __name__ == "__main__":` around its call.
        progress: is told after each batch how many students it held.

    Raises:
        SystemLibraryError: WeasyPrint's libraries are missing.
    """
    names = file_names(feedback.view.students)
    batches = list(_batches(feedback, 1 if split else _BATCH))
    printed = _print_all(batches, processes, tagged=split, progress=progress)
    if split:
        return {f"feedback/{name}": one.data for name, one in zip(names, printed, strict=True)}
    return {"feedback.pdf": _bind(list(printed))}


def file_names(students: Sequence[StudentPage]) -> list[str]:
    """A file name for each student, made of the student's id; safe and all different.

    The prefix keeps names such as `con`, which Windows reserves, from standing alone.
    """
    taken: list[str] = []
    for one in students:
        taken.append(free_slug(one.student_id, frozenset(taken), "unnamed"))
    return [f"student-{name}.pdf" for name in taken]


def _batches(feedback: Feedback, size: int) -> Iterator[Feedback]:
    students = feedback.view.students
    for start in range(0, len(students), size):
        view = replace(feedback.view, students=students[start : start + size])
        yield replace(feedback, view=view)


def _print_all(
    batches: Sequence[Feedback], processes: int, *, tagged: bool, progress: Callable[[int], None]
) -> Iterator[Printed]:
    """The batches set, in order; in other processes where that pays."""
    jobs = [(batch, tagged) for batch in batches]
    workers = min(processes, len(jobs))
    if workers <= 1:
        for job in jobs:
            yield _print_batch(job)
            progress(job[0].students)
        return
    # A fresh interpreter for each worker: a fork would copy the engine's threads half.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        for batch, printed in zip(batches, pool.map(_print_batch, jobs), strict=True):
            yield printed
            progress(batch.students)


def _print_batch(job: tuple[Feedback, bool]) -> Printed:
    feedback, tagged = job
    return print_page(feedback.press, _TEMPLATE, feedback.view, tagged=tagged, name="feedback")


def _bind(parts: Sequence[Printed]) -> bytes:
    """The parts as one PDF, each beginning on the front of a sheet."""
    import pikepdf  # noqa: PLC0415 - needed for the bound file only

    with pikepdf.new() as whole:
        for index, part in enumerate(parts):
            with pikepdf.open(BytesIO(part.data)) as pages:
                whole.pages.extend(pages.pages)
                if part.pages % 2 and index < len(parts) - 1:
                    box = pages.pages[-1].mediabox
                    whole.add_blank_page(page_size=(float(box[2]), float(box[3])))
        out = BytesIO()
        whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()
