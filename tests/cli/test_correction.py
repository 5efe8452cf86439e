"""A correction played through: grade, review in two sittings, a late synonym, disputes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from quizgen.items.model import Cloze, Short
from quizgen.quiz.store import parse_quiz

CLASS = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Fay", "Gil", "Hal", "Ida", "Jo", "Kim", "Lou")
CLOZE, OTHER_CLOZE = 8, 9


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def key_of(folder: Path, form: str) -> dict[int, str]:
    quiz, _ = parse_quiz((folder / "quiz.json").read_text("utf-8"), "quiz.json")
    printed = next(one for one in quiz.forms if one.code == form)
    found = {}
    for question in printed.questions:
        item = quiz.items[question.item]
        for part, number in enumerate(question.numbers):
            if question.order:
                found[number] = "ABCDEFGHIJ"[question.order.index(part)]
            else:
                assert isinstance(item, Cloze | Short)
                found[number] = item.blanks[part].answer if item.kind == "cloze" else item.answer
    return found


def hand_in(folder: Path, answers: dict[str, dict[int, str]]) -> None:
    """A file of answers on form A: the key, but for what a student wrote otherwise."""
    key = key_of(folder, "A")
    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as stream:
        write = csv.writer(stream).writerow
        write(["student_id", "form", *(f"q{n}" for n in key)])
        for student, own in answers.items():
            write([student, "A", *({**key, **own}.values())])


@pytest.fixture
def folder(course, quiz) -> Path:
    """The folder of the quiz with the answers of twelve students."""
    wrong = "ABC"["ABC".index(key_of(course / quiz, "A")[1]) - 1]
    answers: dict[str, dict[int, str]] = {name: {} for name in CLASS}
    for name in CLASS[:11]:
        answers[name][1] = wrong
    for name in CLASS[:3]:
        answers[name][CLOZE] = "leaf kitchen"
    answers["Ada"][OTHER_CLOZE] = "?"
    answers["Ben"][2] = "AB"
    answers["Cleo"][3] = "A or B"
    hand_in(course / quiz, answers)
    return course / quiz


def points(folder: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows_of(folder / "graded/marks.csv"):
        found.setdefault(row["student_id"], {})[row["question"]] = row["points"]
    return found


def scores(folder: Path) -> dict[str, str]:
    return {row["student_id"]: row["score"] for row in rows_of(folder / "graded/grades.csv")}


def test_a_correction_from_the_first_grading_to_the_last_dispute(quizgen, course, folder, glossary):
    grade = "grade output/test output/test/answers.csv"
    raw = (folder / "answers.csv").read_bytes()

    # Graded once: a few cells wait, and the key of A1 looks wrong.
    shown = quizgen(grade)
    assert shown.code == 0
    assert shown.err.splitlines()[:2] == ["students     12", "answers      120"]
    assert "The key of A1 looks wrong" in " ".join(shown.err.split())
    waiting = rows_of(folder / "graded/review.csv")
    assert {row["answer"] for row in waiting} == {"?", "AB", "A or B"}

    # Half of the queue is reviewed, then the lid is closed.
    quizgen("review output/test --by Eva", keys="a\nq\n")
    first = (folder / "rulings.csv").read_bytes()
    assert len(rows_of(folder / "rulings.csv")) == 1

    # The next day it goes on where it stopped; what was decided stays byte by byte.
    shown = quizgen("review output/test --by Eva", keys="r\na\n")
    assert "2 rulings added" in shown.err
    assert (folder / "rulings.csv").read_bytes().startswith(first)
    assert "Nothing waits" in quizgen("review output/test").err

    # The rulings change marks; nothing waits any more, the run before is kept.
    before = scores(folder)
    shown = quizgen(grade)
    assert shown.code == 0, shown.err
    assert rows_of(folder / "graded/review.csv") == []
    assert scores(folder) != before
    assert (folder / "graded-1/grades.json").exists()

    # A synonym comes late: taught to the glossary, it is offered, previewed, then taken in.
    (course / "late.csv").write_text(
        f"question,answer,ruling,teach\nA{CLOZE},leaf kitchen,accept,alias\n", "utf-8"
    )
    assert quizgen(f"teach late.csv {glossary} --quiz output/test").code == 0
    assert "newer than this quiz" in quizgen(f"{grade} --what-if").err
    before = scores(folder)
    graded = (folder / "graded/grades.json").read_bytes()
    shown = quizgen(f"{grade} --glossary {glossary} --what-if")
    for line in ("totals: 3 up, 0 down, 9 as before", "mean ", "Nothing was written (--what-if)."):
        assert line in shown.err
    assert (folder / "graded/grades.json").read_bytes() == graded
    assert quizgen(f"{grade} --glossary {glossary}").code == 0
    changed = rows_of(folder / "graded/changes.csv")
    assert [(row["student_id"], row["question"]) for row in changed] == [
        (name, str(CLOZE)) for name in CLASS[:3]
    ]
    assert [name for name in CLASS if scores(folder)[name] != before[name]] == list(CLASS[:3])

    # Raw answers were never touched, and every run is still there.
    assert (folder / "answers.csv").read_bytes() == raw
    assert (folder / "graded-2/grades.json").exists()


@pytest.mark.parametrize(
    ("ruling", "right", "most"),
    [
        ("void", [], "9"),
        ("all", list(CLASS), "10"),
        ("also={wrong}", list(CLASS), "10"),
        ("only={wrong}", list(CLASS[:11]), "10"),
    ],
)
def test_a_dispute_about_one_question(quizgen, folder, ruling, right, most):
    grade = "grade output/test output/test/answers.csv"
    assert quizgen(grade).code == 0
    wrong = rows_of(folder / "answers.csv")[0]["q1"]
    (folder / "rulings.csv").write_text(
        f"question,answer,ruling\nA1,,{ruling.format(wrong=wrong)}\n", "utf-8"
    )

    shown = quizgen(f"{grade} --what-if")
    assert shown.code == 0
    assert "totals:" in shown.err
    code = quizgen(grade).code
    if ruling.startswith("only"):
        # Lou had the key; only with leave does a mark fall.
        assert code == 1
        assert quizgen(f"{grade} --allow-lower").code == 0
    else:
        assert code == 0

    got = points(folder)
    assert [name for name in CLASS if got[name]["1"] != "0"] == right
    assert {row["max"] for row in rows_of(folder / "graded/grades.csv")} == {most}
    reasons = {row["reason"] for row in rows_of(folder / "graded/changes.csv")}
    assert reasons
    assert all(reasons)


def test_only_if_higher_keeps_the_mark_that_a_dispute_would_take(quizgen, folder):
    grade = "grade output/test output/test/answers.csv"
    quizgen(grade)
    wrong = rows_of(folder / "answers.csv")[0]["q1"]
    (folder / "rulings.csv").write_text(f"question,answer,ruling\nA1,,only={wrong}\n", "utf-8")

    assert quizgen(f"{grade} --only-if-higher").code == 0
    assert {one["1"] for one in points(folder).values()} == {"1"}


def test_the_sums_agree_in_every_output(quizgen, folder):
    quizgen("grade output/test output/test/answers.csv")
    graded = json.loads((folder / "graded/grades.json").read_text("utf-8"))

    by_mark = {
        name: str(sum(float(one) for one in own.values())).removesuffix(".0")
        for name, own in points(folder).items()
    }
    assert scores(folder) == by_mark
    assert {one["student_id"]: str(one["score"]) for one in graded["students"]} == by_mark


def test_a_filled_queue_is_not_lost_and_is_asked_for_again(quizgen, folder):
    grade = "grade output/test output/test/answers.csv"
    quizgen(grade)
    review = folder / "graded/review.csv"
    with review.open(newline="", encoding="utf-8") as stream:
        head, *rows = csv.reader(stream)
    rows[0][head.index("ruling")] = "accept"
    with review.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([head, *rows])

    refused = quizgen(grade)
    assert refused.code == 5
    assert f"--rulings {review.relative_to(folder.parent.parent)}" in refused.err
    assert quizgen(f"{grade} --rulings output/test/graded/review.csv").code == 0
    forgotten = quizgen(grade)
    assert forgotten.code == 1
    assert "rulings that are not given now: --rulings FILE" in " ".join(forgotten.err.split())
    assert quizgen(f"{grade} --rulings output/test/graded-1/review.csv").code == 0
