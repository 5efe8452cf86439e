"""rulings.csv (and a filled review.csv) to rulings, each checked against the quiz.

`question` is an item id, `ITEM-ID#2` for its second part, or form and number (`C17`).
A ruling on the first row of a review cluster holds for the cluster's empty rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.grading.earn import plain
from quizgen.grading.lettered import read_choice
from quizgen.grading.model import Ruling
from quizgen.grading.printed import Printed, printed_on
from quizgen.grading.ruled import has_letters, parse_verdict
from quizgen.quiz.model import Quiz
from quizgen.responses.headers import parse_form_number, parse_number
from quizgen.responses.places import places_on
from quizgen.tables import Row, Table
from quizgen.tables.guard import unguard
from quizgen.text.fold import fold

RULINGS_HEAD = ("question", "answer", "ruling", "teach", "by", "when", "note")
REVIEW_HEAD = (
    "cluster",
    "question",
    "prompt",
    "answer",
    "students",
    "suggested",
    "reason",
    "ruling",
    "teach",
)
WHOLE_QUESTION = ("void", "all", "also=", "only=")
TEACH = ("", "alias", "never")
_KNOWN = frozenset([*RULINGS_HEAD, *REVIEW_HEAD])


@dataclass(frozen=True, slots=True)
class _Known:
    """The quiz's questions: by form and key as printed there, and keys by form and number."""

    prints: Mapping[str, Mapping[str, Printed]]
    numbers: Mapping[tuple[str, int], str]
    worth: Mapping[str, Decimal]

    def named(self, text: str) -> tuple[str, str] | None:
        """Question key and form ("" for an item id) of a `question` cell."""
        if any(text in found for found in self.prints.values()):
            return text, ""
        told = parse_form_number(text)
        number = parse_number(text)
        if number is not None and len(self.prints) == 1:
            told = (next(iter(self.prints)), number)
        return (self.numbers[told], told[0]) if told in self.numbers and told else None

    def printed(self, key: str, form: str) -> Printed:
        """The question as printed on that form, or on the first that has it."""
        if form:
            return self.prints[form][key]
        return next(found[key] for found in self.prints.values() if key in found)

    def same_letters(self, key: str) -> bool:
        """Whether a letter means the same on every form that has the question."""
        found = [dict(one[key].letters) for one in self.prints.values() if key in one]
        return all(letters == found[0] for letters in found)


def parse_rulings(table: Table, quiz: Quiz) -> tuple[list[Ruling], list[Problem]]:
    """The rulings of one file in its order, and what is wrong with the others.

    Rows without `ruling` and `teach` are still open and are passed over.

    Raises:
        InputError: the file has no columns `question` and `ruling`, or a column twice.
    """
    problems = list(table.problems)
    if not table.rows:
        return [], [*problems, _empty(table)]
    head = [cell.strip().lower() for cell in table.rows[0].cells]
    _check_columns(table, head)
    problems.extend(_unknown_columns(table, head))
    if len(table.rows) == 1:
        problems.append(_empty(table))
    known = _known(quiz)
    rulings: list[Ruling] = []
    for row, cells in _filled(table, head):
        ruling = _ruling(row, cells, table.name, known, problems)
        if ruling is not None:
            rulings.append(ruling)
    problems.extend(_replaced(rulings))
    return rulings, problems


def ruling_cells(ruling: Ruling) -> list[str]:
    """The cells of one row of rulings.csv."""
    return [
        ruling.question,
        ruling.answer,
        ruling.ruling,
        ruling.teach,
        ruling.by,
        ruling.when,
        ruling.note,
    ]


def _known(quiz: Quiz) -> _Known:
    prints = {form.code: printed_on(form, quiz) for form in quiz.forms}
    return _Known(
        {code: {one.key: one for one in found.values()} for code, found in prints.items()},
        {(code, n): one.key for code, found in prints.items() for n, one in found.items()},
        {
            place.key: place.question.points
            for form in quiz.forms
            for place in places_on(form).values()
        },
    )


def _unknown_columns(table: Table, head: Sequence[str]) -> Iterator[Problem]:
    for name in head:
        if name and name not in _KNOWN:
            yield Problem(
                Severity.WARNING,
                "unknown-column",
                Place(table.name, table.rows[0].line),
                f"the column “{name[:60]}” is not read",
                "the columns are: " + ", ".join(RULINGS_HEAD),
            )


def _check_columns(table: Table, head: Sequence[str]) -> None:
    place = Place(table.name, table.rows[0].line)
    if "question" not in head or "ruling" not in head:
        raise InputError(
            f"{place}: no columns “question” and “ruling”",
            next_step="the header of a rulings file is: " + ",".join(RULINGS_HEAD),
        )
    twice = next((one for one in head if one in _KNOWN and head.count(one) > 1), "")
    if twice:
        raise InputError(
            f"{place}: there is more than one column “{twice}”",
            next_step="take out or rename all but one of them",
        )


def _empty(table: Table) -> Problem:
    line = table.rows[0].line if table.rows else None
    place = Place(table.name, line)
    return Problem(Severity.INFO, "empty", place, "there are no rulings in this file")


def _filled(table: Table, head: Sequence[str]) -> Iterator[tuple[Row, dict[str, str]]]:
    """The rows that hold a decision; a cluster's first ruling fills its empty rows."""
    cluster, first_ruling, first_teach = "", "", ""
    for row in table.rows[1:]:
        cells = dict(zip(head, row.cells, strict=False))
        cells["answer"] = unguard(cells.get("answer", ""))
        cells["question"] = unguard(cells.get("question", "").strip())
        ruling, teach = cells.get("ruling", "").strip(), cells.get("teach", "").strip()
        own = cells.get("cluster", "").strip()
        if own and own != cluster:
            cluster, first_ruling, first_teach = own, ruling, teach
        elif own and not ruling:
            ruling, teach = first_ruling, teach or first_teach
        if ruling or teach:
            yield row, {**cells, "ruling": ruling, "teach": teach}


def _ruling(
    row: Row, cells: Mapping[str, str], source: str, known: _Known, problems: list[Problem]
) -> Ruling | None:
    def refuse(message: str, hint: str) -> None:
        problems.append(Problem(Severity.ERROR, "ruling", Place(source, row.line), message, hint))

    named = known.named(cells["question"])
    if named is None:
        refuse(
            f"there is no question “{cells['question'][:60]}” in this quiz",
            "write form and number as on the paper (C17), or an item id of quiz.json",
        )
        return None
    key, form = named
    found = Ruling(
        question=key,
        answer=cells["answer"],
        ruling=cells["ruling"],
        teach=cells["teach"].lower(),
        by=cells.get("by", "").strip(),
        when=cells.get("when", "").strip(),
        note=cells.get("note", "").strip(),
        form=form,
        source=source,
        line=row.line,
    )
    wrong = _why_wrong(found, known)
    if wrong is not None:
        refuse(*wrong)
        return None
    return found


def _why_wrong(ruling: Ruling, known: _Known) -> tuple[str, str] | None:
    """What cannot be done with the ruling, and how to write it instead."""
    word = ruling.ruling.lower()
    if ruling.teach not in TEACH:
        return f"“teach” cannot be “{ruling.teach[:40]}”", "write alias, never, or nothing"
    if not ruling.answer.strip():
        if not word.startswith(WHOLE_QUESTION) or word in {"also=", "only="}:
            return (
                f"“{ruling.ruling[:40]}” needs an answer to speak of",
                "fill in the answer, or rule on the question: void, all, also=B, only=B",
            )
        return _why_not_key(ruling, known)
    return _why_no_verdict(ruling, known) if word else None


def _why_no_verdict(ruling: Ruling, known: _Known) -> tuple[str, str] | None:
    verdict = parse_verdict(ruling.ruling)
    if verdict is None:
        return (
            f"“{ruling.ruling[:40]}” is no ruling",
            "write accept, reject, a share such as 50%, or points such as 1.5p",
        )
    worth = known.worth[ruling.question]
    if verdict.points is not None and verdict.points > worth:
        return (
            f"“{ruling.ruling}” is more than the {plain(worth)} points of this question",
            f"write {plain(worth)}p or less, or a share such as 50%",
        )
    printed = known.printed(ruling.question, ruling.form)
    return _why_unclear(ruling.answer, ruling, printed, known)


def _why_not_key(ruling: Ruling, known: _Known) -> tuple[str, str] | None:
    target = ruling.ruling.partition("=")[2].strip()
    printed = known.printed(ruling.question, ruling.form)
    if not target or not has_letters(printed):
        return None
    if read_choice(target, printed).option is None:
        return (
            f"“{target[:40]}” is no option of this question",
            "write a printed letter, such as also=B, or the text of an option",
        )
    return _why_unclear(target, ruling, printed, known)


def _why_unclear(
    text: str, ruling: Ruling, printed: Printed, known: _Known
) -> tuple[str, str] | None:
    """A letter means another option on another form, unless the form is named."""
    is_letter = fold(text).upper() in printed.letters
    if ruling.form or not is_letter or known.same_letters(ruling.question):
        return None
    return (
        f"“{text[:10]}” is another option on every form",
        "name the question by form and number, such as C17, or write the option's text",
    )


def _contradicts(later: Ruling, before: Ruling) -> bool:
    """Whether the later ruling sets the one before aside; keys add to other keys."""
    new, old = later.ruling.lower(), before.ruling.lower()
    if not later.answer.strip() and "=" in new:
        return old == "void" or (old == "all" and new.startswith("only="))
    return new != old


def _replaced(rulings: Sequence[Ruling]) -> Iterator[Problem]:
    """A note for each ruling that a later one in the same file contradicts."""
    seen: dict[tuple[str, str, str], Ruling] = {}
    for ruling in rulings:
        if ruling.ruling:
            at = (ruling.question, ruling.form, fold(ruling.answer))
            before = seen.get(at)
            if before is not None and _contradicts(ruling, before):
                yield Problem(
                    Severity.INFO,
                    "ruling-replaced",
                    Place(ruling.source, ruling.line),
                    f"this replaces the ruling “{before.ruling}” of line {before.line}",
                )
            seen[at] = ruling
