"""Answer files to responses: the layout is found by the header, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from quizgen.errors import InputError, Place, Problem, Severity, UsageError, sort_problems
from quizgen.quiz.model import Quiz, Student
from quizgen.responses.course import Course, course_of
from quizgen.responses.fit import Rights, best_form, check_forms, right_letters
from quizgen.responses.ids import UNIDENTIFIED
from quizgen.responses.long import read_long
from quizgen.responses.model import Response, Responses
from quizgen.responses.present import check_alike, check_roster, check_roster_forms, check_totals
from quizgen.responses.repeats import RULES, Rule, join_repeats
from quizgen.responses.rows import AnswerFile, open_answers
from quizgen.responses.wide import BLANK_MARKS, read_wide

_MOST_LISTED = 20


def read_responses(
    files: Sequence[tuple[str, bytes]],
    quiz: Quiz,
    *,
    roster: Sequence[Student] = (),
    mapping: Mapping[str, str] | None = None,
    duplicates: str = "",
) -> Responses:
    """What every student handed in, in file order; whoever is in a file is in here.

    Args:
        files: names and bytes of CSV, TSV or XLSX files, wide or long.
        quiz: the record of what was printed.
        roster: adds names and forms, and shows who is missing.
        mapping: what a column is, where its header does not say: `{"q3": "What is …?"}`.
        duplicates: "first", "last" or "compare" for a student who is there twice.

    Raises:
        InputError: a file that cannot be read for certain, with all lines concerned.
        UsageError: an unknown rule for duplicates.
    """
    rule = _rule(duplicates)
    course = course_of(quiz, roster)
    opened = [open_answers(data, name, quiz, mapping or {}) for name, data in files]
    problems: list[Problem] = []
    _check_missing_columns(opened, course)
    found = [row for file in opened for row in _read(file, course, rule)]
    rights = right_letters(quiz)
    # Before rows are joined: what is joined, or left out by a rule, is seen no more.
    problems.extend(_check_quizzes(found, course))
    problems.extend(_check_numbers(found, course))
    rows = join_repeats(_identified(found, problems), rule, problems)
    for file in opened:
        problems.extend(file.problems)
    lost = (row for row in rows if row.form not in course.numbers)
    problems.extend(_unknown_form(row, course, rights) for row in lost)
    _stop_on_errors(problems)
    problems.extend(check_alike(rows))
    problems.extend(check_totals(rows))
    problems.extend(check_roster(rows, course, roster))
    other_forms = list(check_roster_forms(rows, course, rights))
    told = {problem.place for problem in other_forms}
    rest = [row for row in rows if Place(row.source, row.line) not in told] if told else rows
    problems.extend([*other_forms, *check_forms(rest, rights)])
    return Responses(tuple(rows), tuple(sort_problems(problems)))


def _rule(duplicates: str) -> Rule:
    for rule in RULES:
        if rule == duplicates:
            return rule
    raise UsageError(
        f"“{duplicates}” is no rule for duplicates",
        next_step="use --duplicates first, last or compare",
    )


def _read(file: AnswerFile, course: Course, rule: Rule) -> Iterator[Response]:
    return read_long(file, course, rule) if file.columns.is_long else read_wide(file, course)


def _identified(rows: Sequence[Response], problems: list[Problem]) -> Iterator[Response]:
    """The rows, each with an id: answers without one are kept under their line."""
    several = len({row.source for row in rows}) > 1
    for row in rows:
        if row.student_id:
            yield row
            continue
        place = f"{row.source}:{row.line}" if several else f"line {row.line}"
        problems.append(
            Problem(
                Severity.WARNING,
                "unidentified",
                Place(row.source, row.line),
                "there are answers here but no student id; "
                f"they are graded as “{UNIDENTIFIED}{place}”",
                "write the student's id into this row and grade again",
            )
        )
        yield replace(row, student_id=f"{UNIDENTIFIED}{place}")


def _check_missing_columns(files: Sequence[AnswerFile], course: Course) -> None:
    if not files:
        raise UsageError("no answer file was given", next_step="name the file with the answers")
    if any(file.columns.is_long for file in files):
        return
    wanted = sorted({n for numbers in course.numbers.values() for n in numbers})
    covered = {n for file in files for n in _covered(file, course)}
    missing = [number for number in wanted if number not in covered]
    if missing:
        names = ", ".join(file.name for file in files)
        raise InputError(
            f"{names}: there is no column for {_questions(missing)}",
            next_step="add a column for each question (q1, q2, …), empty where nobody answered",
        )


def _covered(file: AnswerFile, course: Course) -> set[int]:
    columns = file.columns
    found = {number for _, number in columns.numbers}
    found.update(number for _, number in columns.points)
    found.update(number for _, block in columns.blocks for number in block)
    keys = {key for _, key in columns.keys}
    for numbers in course.by_key.values():
        found.update(number for key, number in numbers.items() if key in keys)
    for sets in course.sets.values():
        for first, numbers_of_set in sets.items():
            if first in found:
                found.update(numbers_of_set)
    return found


def _questions(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_MOST_LISTED])
    more = f" and {len(numbers) - _MOST_LISTED} more" if len(numbers) > _MOST_LISTED else ""
    return f"question{'s' if len(numbers) > 1 else ''} {shown}{more}"


def _check_quizzes(rows: Iterable[Response], course: Course) -> Iterator[Problem]:
    """An error for each row that names another quiz."""
    for row in rows:
        if row.quiz and not course.is_this_quiz(row.quiz):
            yield course.other_quiz(row.quiz, Place(row.source, row.line))


def _check_numbers(rows: Iterable[Response], course: Course) -> Iterator[Problem]:
    """An error for answers or points under numbers that the form does not have."""
    for row in rows:
        known = course.numbers.get(row.form)
        if known is not None and not (row.answers.keys() <= known and row.by_hand.keys() <= known):
            yield from _beyond(row, known)


def _beyond(row: Response, known: frozenset[int]) -> Iterator[Problem]:
    filled = {n for n, text in row.answers.items() if text.strip() not in {"", *BLANK_MARKS}}
    beyond = sorted((filled | row.by_hand.keys()) - known)
    if beyond:
        yield Problem(
            Severity.ERROR,
            "unknown-question",
            Place(row.source, row.line),
            f"there is something under {_questions(beyond)}, which form {row.form} does not "
            f"have (student “{row.student_id}”)",
            "look whether the columns are named by the numbers on the paper, and whether this "
            "is the right quiz; empty the cells if they do not belong",
        )


def _unknown_form(row: Response, course: Course, rights: Rights) -> Problem:
    known = ", ".join(course.numbers)
    what = f"there is no form “{row.form[:20]}”" if row.form else "the form is not given"
    return Problem(
        Severity.ERROR,
        "form",
        Place(row.source, row.line),
        f"{what} for student “{row.student_id}”; the quiz has {known}",
        best_form(row.answers, rights) or "write the form, or give --roster class.csv",
    )


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    errors = [one for one in sort_problems(problems) if one.severity is Severity.ERROR]
    if not errors:
        return
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    message = " ".join(errors[0].message.splitlines())
    raise InputError(
        f"{errors[0].place}: {message}{more}",
        next_step=errors[0].hint,
        problems=sort_problems(problems),
    )
