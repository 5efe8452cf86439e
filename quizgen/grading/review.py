"""What still waits for a person, in clusters that one decision settles.

A cluster holds answers to one question with the same evidence: the same reason,
name and rival, nearly the same suggested share, the same numbers and negations, and
words in the same order that differ by at most one slip.  So a ruling on its first row
can hold for all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from quizgen.errors import Problem, Severity
from quizgen.grading.compare import grade_response
from quizgen.grading.distinct import Counted, count_marks
from quizgen.grading.model import Graded, GradedQuestion, Mark, Match, Ruling
from quizgen.grading.printed import Printed, printed_on
from quizgen.grading.quiet import no_collection
from quizgen.grading.ruled import answer_key, has_letters
from quizgen.grading.rulings import REVIEW_HEAD, parse_rulings
from quizgen.quiz.model import Quiz
from quizgen.tables import Table
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import content_words

# Reasons that say nothing about how right the answer is.
_NO_SUGGESTION = frozenset(
    ["illegible", "ambiguous", "several", "no-option", "two-readings", "by-hand", "too-long"]
)
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_PARTS = re.compile(r"[,;\n•]")
# Reasons of definitions, in which who does what to whom hangs on the order of all words.
_IN_ORDER = frozenset(["definition", "swapped", "negation", "opposite", "keywords", "copied"])
_LEAST_WORD = 5
_SAME_SHARE = 0.1
_LEAST_UNCERTAINTY = 0.1
_LONGEST_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """One distinct answer that waits, and how many students gave it."""

    question: str
    form: str
    answer: str
    students: int
    match: Match


@dataclass(frozen=True, slots=True)
class Cluster:
    """Answers that one decision settles, the commonest first.

    `name` is the question as a rulings file names it: a question key, or form and
    number where letters mean another option on every form.
    """

    name: str
    question: GradedQuestion
    answers: tuple[Waiting, ...]

    @property
    def students(self) -> int:
        """How many students wait for this decision."""
        return sum(one.students for one in self.answers)

    @property
    def suggested(self) -> str:
        """The ruling that the evidence points to; "" where it points nowhere."""
        return suggestion(self.answers[0].match)


@no_collection()
def clusters(graded: Graded, quiz: Quiz, counted: Sequence[Counted] = ()) -> list[Cluster]:
    """All that waits, ordered by how many students times how uncertain it is.

    Args:
        graded: the graded class.
        quiz: the record of what was printed.
        counted: the marks as `count_marks` has them, where they are counted already.
    """
    questions = {question.key: question for question in graded.questions}
    order = {key: index for index, key in enumerate(questions)}
    groups: list[list[Waiting]] = []
    by_evidence: dict[tuple[object, ...], list[list[Waiting]]] = {}
    for one in _waiting(graded, quiz, counted or count_marks(graded.grades)):
        evidence = _evidence(one, graded.language)
        known = by_evidence.setdefault(evidence, [])
        near = next((g for g in known if _alike(g[0], one, graded.language)), None)
        if near is None:
            known.append([one])
            groups.append(known[-1])
        else:
            near.append(one)
    found = [Cluster(_name(g[0]), questions[_key(g[0])], tuple(g)) for g in groups]
    return sorted(
        found,
        key=lambda one: (-_weight(one), order[one.question.key], one.name, one.answers[0].answer),
    )


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


def suggestion(match: Match) -> str:
    """The ruling that a match in review points to.

    >>> suggestion(Match("review", 0.62, 0.62, "definition"))
    '62%'
    """
    if match.reason in _NO_SUGGESTION and not match.matched:
        return ""
    percent = round(match.credit * 100)
    if percent >= 100:  # noqa: PLR2004 - per cent
        return "accept"
    return f"{percent}%" if percent > 0 else "reject"


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


def _key(one: Waiting) -> str:
    return one.question


def _weight(cluster: Cluster) -> float:
    match = cluster.answers[0].match
    uncertain = 1.0 if not cluster.suggested else 1 - abs(2 * match.credit - 1)
    return round(cluster.students * max(uncertain, _LEAST_UNCERTAINTY), 6)


def _evidence(one: Waiting, language: str) -> tuple[object, ...]:
    match = one.match
    alone = one.answer if one.form or match.reason in _NO_SUGGESTION else ""
    text = one.answer[:_LONGEST_COMPARED]
    negations = language_of(language).negations
    words = fold(text, language).split()
    return (
        one.question,
        one.form,
        match.reason,
        match.matched,
        match.rival,
        _tendency(match),
        sum(1 for word in words if word in negations),
        tuple(_NUMBERS.findall(text)),
        alone,
    )


def _tendency(match: Match) -> str:
    """Whether the evidence points to all, to nothing or to a part of the points."""
    told = suggestion(match)
    return "part" if told.endswith("%") else told


def _alike(first: Waiting, second: Waiting, language: str) -> bool:
    """Nearly the same share, and the same words but for endings, or one word with one slip."""
    if round(abs(first.match.credit - second.match.credit), 6) > _SAME_SHARE:
        return False
    one, other = first.answer[:_LONGEST_COMPARED], second.answer[:_LONGEST_COMPARED]
    if len(first.answer) > _LONGEST_COMPARED or len(second.answer) > _LONGEST_COMPARED:
        return first.answer == second.answer
    ordered = first.match.reason in _IN_ORDER
    stems, others = (_stems(text, language, ordered=ordered) for text in (one, other))
    if stems and stems == others:
        return True
    return _one_slip(fold(one, language).split(), fold(other, language).split())


def _stems(text: str, language: str, *, ordered: bool) -> list[tuple[str, ...]]:
    """The stems of each part between commas; the parts of a list may stand in any order."""
    if ordered:
        return [content_words(text, language)]
    parts = (content_words(part, language) for part in _PARTS.split(text))
    return sorted(part for part in parts if part)


def _one_slip(words: Sequence[str], others: Sequence[str]) -> bool:
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and all(
        min(len(one), len(other)) >= _LEAST_WORD and OSA.distance(one, other) <= 1
        for one, other in differing
    )


def count_waiting(found: Iterable[Cluster]) -> int:
    """How many answers of students wait in these clusters."""
    return sum(one.students for one in found)
