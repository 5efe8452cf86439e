"""What still waits for a person, in clusters that one decision settles.

A cluster holds answers to one question with the same evidence (see `clusters`), so that a
ruling on its first row can hold for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quizgen.errors import Problem, Severity
from quizgen.grading.clusters import Cluster, Waiting, group_alike, suggestion
from quizgen.grading.compare import grade_response
from quizgen.grading.distinct import Counted, count_marks
from quizgen.grading.model import Graded, Mark, Match, Ruling
from quizgen.grading.printed import Printed, first_prints, printed_on
from quizgen.grading.queue_order import order_queue
from quizgen.grading.ruled import answer_key, has_letters
from quizgen.grading.rulings import REVIEW_HEAD, parse_rulings
from quizgen.quiz.model import Quiz
from quizgen.tables import Table
from quizgen.text.fold import fold
from quizgen.text.quiet import no_collection


@no_collection()
def clusters(graded: Graded, quiz: Quiz, counted: Sequence[Counted] = ()) -> list[Cluster]:
    """All that waits, in the order in which decisions settle most.

    Args:
        graded: the graded class.
        quiz: the record of what was printed.
        counted: the marks as `count_marks` has them, where they are counted already.
    """
    questions = {question.key: question for question in graded.questions}
    order = {key: index for index, key in enumerate(questions)}
    waiting = _waiting(graded, quiz, counted or count_marks(graded.grades))
    prints = first_prints(quiz)
    groups = group_alike(waiting, prints, graded.language)
    found = [Cluster(_name(g[0]), questions[g[0].question], tuple(g)) for g in groups]
    return order_queue(found, prints, order)


@no_collection()
def review_rows(
    graded: Graded,
    quiz: Quiz,
    rulings: Sequence[Ruling] = (),
    counted: Sequence[Counted] = (),
) -> list[list[str]]:
    """The rows of review.csv: a header, then a row per distinct answer that waits.

    Args:
        graded: the graded class.
        quiz: the record of what was printed.
        rulings: what was decided already; their `teach` stands where it was given
            without a ruling.
        counted: the marks as `count_marks` has them, where they are counted already.
    """
    teach = {
        (one.question, fold(one.answer, graded.language)): one.teach
        for one in rulings
        if one.teach and not one.ruling
    }
    rows = [list(REVIEW_HEAD)]
    for number, cluster in enumerate(clusters(graded, quiz, counted), start=1):
        for one in cluster.answers:
            at = (cluster.question.key, fold(one.answer, graded.language))
            rows.append(
                [
                    str(number),
                    cluster.name,
                    cluster.question.prompt,
                    one.answer,
                    str(one.students),
                    suggestion(one.match),
                    one.match.reason,
                    "",
                    teach.get(at, ""),
                ]
            )
    return rows


def lost_rulings(review: Table, rulings: Sequence[Ruling], quiz: Quiz) -> list[Ruling]:
    """The decisions in a filled review.csv that are not among the given rulings.

    One that cannot be read (`mayb`) is a decision too, and stands as it was written.
    """
    filled, problems = parse_rulings(review, quiz)
    filled += _unread(review, problems)
    given = {(one.question, fold(one.answer), one.ruling.lower()) for one in rulings}
    return [
        one for one in filled if (one.question, fold(one.answer), one.ruling.lower()) not in given
    ]


def _unread(review: Table, problems: Iterable[Problem]) -> list[Ruling]:
    """The filled rows of which an error says that they cannot be followed."""
    lines = {
        one.place.line
        for one in problems
        if one.check == "ruling" and one.severity is Severity.ERROR
    }
    rows = [row for row in review.rows if row.line in lines]
    head = [cell.strip().lower() for cell in review.rows[0].cells] if rows else []
    found = [(row.line, dict(zip(head, row.cells, strict=False))) for row in rows]
    return [
        Ruling(
            question=cells.get("question", ""),
            answer=cells.get("answer", ""),
            ruling=cells.get("ruling", ""),
            teach=cells.get("teach", ""),
            source=review.name,
            line=line,
        )
        for line, cells in found
    ]


def _waiting(graded: Graded, quiz: Quiz, counts: Iterable[Counted]) -> list[Waiting]:
    """Each distinct answer that waits, the commonest first, then by question and text."""
    prints = {
        form.code: {one.key: one for one in printed_on(form, quiz).values()} for form in quiz.forms
    }
    texts: dict[tuple[str, str, str], Counter[str]] = {}
    marks: dict[tuple[str, str, str], Mark] = {}
    held: dict[tuple[str, str, str], Printed] = {}
    for counted in counts:
        mark = counted.mark
        printed = prints.get(counted.form, {}).get(mark.key)
        if printed is not None and mark.decision == "review" and mark.reason != "void":
            form = _form_of(counted.form, mark, printed)
            at = (mark.key, form, answer_key(mark.response, printed))
            texts.setdefault(at, Counter())[mark.response] += counted.students
            held[at] = printed
            first = marks.setdefault(at, mark)
            marks[at] = min(first, mark, key=lambda one: one.response)
    matches = _matches(graded)
    found = [
        Waiting(
            question=at[0],
            form=at[1],
            answer=min(count, key=lambda text: (-count[text], text)),
            students=sum(count.values()),
            match=_match(marks[at], held[at], matches),
        )
        for at, count in texts.items()
    ]
    order = {question.key: index for index, question in enumerate(graded.questions)}
    return sorted(found, key=lambda one: (-one.students, order[one.question], one.form, one.answer))


def _matches(graded: Graded) -> Mapping[tuple[str, str], Match]:
    return {
        (one.key, one.text): one.match for one in graded.answers if one.match.decision == "review"
    }


def _match(mark: Mark, printed: Printed, matches: Mapping[tuple[str, str], Match]) -> Match:
    """The match behind a mark; where letters count, that of the form it was written on."""
    if has_letters(printed):
        found: Match | None = grade_response(printed, mark.response)
    else:
        found = matches.get((mark.key, mark.response))
    if found is not None and found.reason == mark.reason:
        return found
    return Match("review", 0.0, 0.0, mark.reason, mark.matched, mark.nearest_other_term)


def _form_of(form: str, mark: Mark, printed: Printed) -> str:
    """Form and number where an answer means something else on every form."""
    return f"{form}{mark.number}" if has_letters(printed) else ""


def _name(one: Waiting) -> str:
    return one.form or one.question
