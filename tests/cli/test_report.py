"""`quizgen report`: one clear sentence for each class of which little can be said."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from quizgen.items.model import Choice, Short
from quizgen.papers.pdf import missing_library
from quizgen.quiz.store import parse_quiz


@pytest.fixture
def exam(quizgen, course, glossary):
    """A quiz of three choice items and a short one, on one form."""
    done = quizgen(
        f"make {glossary} --choice 3 --matching 0 --cloze 0 --short 1 --seed s --no-pdf -o exam"
    )
    assert done.code == 0, done.err
    return "exam"


@pytest.fixture
def graded(quizgen, course, exam):
    """Grades a class: per student the numbers answered rightly, the others wrongly or blank."""

    def build(right, *, wrong="?!", rulings=(), ids="s"):
        head, key = read_form(course / exam)
        rows = [
            [filled(name, f"{ids}{n}", key, numbers, wrong) for name in head]
            for n, numbers in enumerate(right)
        ]
        write_rows(course / "answers.csv", [head, *rows])
        given = ""
        if rulings:
            lines = [["question", "answer", "ruling"], *([one, "", "void"] for one in rulings)]
            write_rows(course / "rulings.csv", lines)
            given = "--rulings rulings.csv"
        done = quizgen(f"grade {exam} answers.csv {given} -o {ids}-graded")
        assert done.code == 0, done.err
        return f"{ids}-graded"

    return build


def read_form(folder: Path) -> tuple[list[str], dict[int, str]]:
    """The header of the response template, and the key of form A as it would be typed."""
    quiz, _ = parse_quiz((folder / "quiz.json").read_text("utf-8"), "quiz.json")
    key = {}
    for question in quiz.forms[0].questions:
        item = quiz.items[question.item]
        assert isinstance(item, Choice | Short)
        right = "ABCDEFGH"[question.order.index(0)] if item.kind == "choice" else item.answer
        key[question.numbers[0]] = right
    with (folder / "responses.csv").open(newline="", encoding="utf-8") as stream:
        return next(csv.reader(stream)), key


def filled(name, student, key, numbers, wrong):
    if name.startswith("q") and name != "quiz":
        number = int(name[1:])
        return key[number] if number in numbers else wrong
    return {"student_id": student, "form": "A"}.get(name, "")


def write_rows(path: Path, rows):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)


ALL = (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("right", "fields", "sentence"),
    [
        ([], {}, "Nobody handed in answers yet"),
        ([ALL], {}, "One student took the quiz"),
        ([ALL] * 3, {}, "All students have the same total"),
        ([()] * 3, {"wrong": ""}, "Nobody wrote anything"),
        ([(1,), (2,), ALL], {"rulings": ("A1", "A2")}, "2 voided questions are left out"),
        ([ALL, ()], {"rulings": ("A1", "A2", "A3", "A4")}, "all of them were voided"),
        ([ALL, ()], {"rulings": ("A1", "A2", "A3")}, "With one question there is no rest"),
    ],
)
def test_a_class_that_says_little_gets_a_sentence(quizgen, graded, right, fields, sentence):
    folder = graded(right, **fields)
    shown = quizgen(f"report {folder}")
    assert shown.code == 0
    assert sentence in " ".join(shown.out.split())
    for ending in ("html", "json", "txt"):
        assert quizgen(f"report {folder} -o report.{ending}").code == 0
    plain = Path("report.json").read_text("utf-8")
    assert "NaN" not in plain
    assert "Infinity" not in plain


def test_figures_have_the_names_that_outside_checks_read(quizgen, graded):
    data = json.loads(quizgen(f"report {graded([ALL, (1,), (2, 4)])} --json").out)
    assert {"students", "questions", "total", "reliability", "items"} <= set(data)
    assert {"mean", "median", "sd", "min", "max"} <= set(data["total"])
    assert {"alpha", "kr20", "alpha_ci95", "sem"} <= set(data["reliability"])
    names = {"difficulty", "discrimination", "upper_lower", "alpha_if_dropped", "options"}
    for item in data["items"].values():
        assert names <= set(item)
        assert all({"n", "share", "discrimination"} <= set(one) for one in item["options"])


def test_a_mark_edited_in_the_table_is_noticed_with_its_line(quizgen, course, graded):
    folder = course / graded([ALL, ALL])
    table = folder / "grades.csv"
    table.write_text(table.read_text("utf-8").replace("s1,,A,", "s1,,B,"), "utf-8")
    shown = quizgen(f"report {folder.name}")
    assert "grades.csv:3: warning[edited-grades]" in shown.err


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("report nowhere", 3, "there is no such file or folder"),
        ("report {folder} -o report.docx", 2, ".pdf, .html, .json, .txt"),
        ("report {folder} --posted", 2, "name a .pdf or .html file"),
        ("report {folder} --feedback -o pages.html", 2, "a .pdf file or a folder"),
        ("report {folder} --bank broken.json", 3, "it is not JSON"),
        ("report {folder} -o notes.txt", 5, "exists already"),
    ],
)
def test_what_cannot_be_done_says_what_can(quizgen, course, graded, line, code, said):
    (course / "broken.json").write_text("{")
    shown = quizgen(line.format(folder=graded([ALL])))
    assert shown.code == code
    assert said in shown.err
    assert (course / "broken.json").read_text() == "{"


def test_statistics_steer_the_next_exam_where_the_blueprint_names_them(
    quizgen, course, glossary, graded
):
    blueprint = course / "blueprint.toml"
    blueprint.write_text(
        'title = "T"\nseed = "s"\nstatistics = "known.json"\nnot_used_since = "1 year"\n'
        '[paper]\ndate = "14 May 2026"\n[[section]]\nkind = "choice"\ncount = 3\n'
    )
    make = f"make {glossary} --blueprint blueprint.toml --no-pdf -o"
    (course / "known.json").write_text("")
    quizgen(f"{make} first")
    folder = course / "first"
    head, key = read_form(folder)
    write_rows(
        folder / "answers.csv", [head, *([filled(c, i, key, ALL, "") for c in head] for i in "xyz")]
    )
    quizgen("grade first first/answers.csv")
    assert quizgen("report first --bank known.json").code == 0
    known = set(json.loads((course / "known.json").read_text("utf-8"))["items"])

    bank = quizgen(f"bank {glossary} --blueprint blueprint.toml --json")
    assert set(json.loads(bank.out)["statistics"]) == known
    again = quizgen(f"{make} second")
    assert "3 used since 2025-05-14: taken only for want of others" in again.err
    items = json.loads((course / "second/quiz.json").read_text("utf-8"))["items"]
    assert not known & set(items)


def test_two_classes_with_the_same_quiz_both_count_and_each_counts_once(quizgen, course, graded):
    for ids in ("s", "t", "s", "t"):
        quizgen(f"report {graded([ALL, (1,)], ids=ids)} --bank known.json")
    data = json.loads((course / "known.json").read_text("utf-8"))
    assert [one["students"] for one in data["exams"]] == [2, 2]
    assert {one["n"] for one in data["items"].values()} == {4}


@pytest.mark.skipif(bool(missing_library()), reason="Pango is not installed")
def test_each_student_learns_the_own_code_of_the_posted_list(quizgen, graded):
    folder = graded([ALL, (1,)])
    assert quizgen(f"report {folder} --posted -o posted.pdf").code == 0
    assert quizgen(f"report {folder} --posted --feedback -o pages.pdf").code == 0
    listed = PdfReader("posted.pdf").pages[0].extract_text()
    codes = re.findall(r"[A-Z]\d[A-Z]\d[A-Z]", listed)
    assert len(codes) == 2
    assert "s0" not in listed
    pages = "".join(page.extract_text() for page in PdfReader("pages.pdf").pages)
    assert all(f"list of results: {code}" in pages for code in codes)
