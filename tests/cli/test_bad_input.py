"""Bad input: what is wrong, where, and what to do; never a traceback, nothing half-written."""

from __future__ import annotations

import re

import pytest

MISSING = "nowhere.txt"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("normalize nowhere.txt", 3, "no such file"),
        ("normalize binary.bin", 3, "binary.bin:1: this is not a text file"),
        ("normalize empty.txt", 3, "empty.txt:1: the file is empty"),
        ("normalize notes.txt --layout klingon", 2, "layout"),
        ("normalize notes.txt --encoding klingon", 3, "klingon"),
        ("check notes.txt", 3, "quizgen normalize"),
        ("check broken.toml", 3, "broken.toml:2"),
        ("check nothing.toml", 3, "nothing.toml"),
        ("check unknown.toml", 3, "did you mean “definition”"),
        ("bank nowhere.toml", 3, "no such file"),
        ("bank {glossary} --kind essay", 2, "matching"),
        ("bank {glossary} --why nucleus nothing-like-it", 2, "nothing-like-it"),
        ("make {glossary} --choice 500", 3, "500"),
        ("make {glossary} --blueprint typo.toml", 3, "did you mean “count”"),
        ("make {glossary} --templates nowhere", 3, "nowhere"),
        ("make {glossary} --choice 3 --roster nowhere.csv", 3, "no such file"),
        ("make {glossary} --replace A1", 2, "-o"),
        ("render nowhere", 3, "no such file"),
        ("render notquiz.json", 3, "notquiz.json"),
        ("render output/test --edition huge", 2, "large"),
        ("show output/test Z99", 2, "Z"),
        ("grade output/test nowhere.csv", 3, "no such file"),
        ("grade output/test notes.txt", 3, "notes.txt"),
        ("grade output/test broken.csv", 3, "broken.csv:3"),
        ("report output/test", 3, "no grades"),
        ("teach nowhere.csv {glossary}", 3, "no such file"),
        ("export {glossary} --to docx -o x.docx", 2, "csv"),
        ("export {glossary} --to csv", 2, "-o"),
        ("handout {glossary} --style poem -o x.html", 2, "worksheet"),
        ("handout {glossary}", 2, "-o"),
        ("templates copy nothing.css", 3, "theme.css"),
        ("check {glossary} --only klingon", 2, "klingon"),
        ("sing", 2, "sing"),
        ("report output/test --posted", 2, "-o"),
        ("handout {glossary} -o cards.docx", 2, "cards.pdf"),
        ("make {glossary} --choice 2 -o notes.txt", 5, "notes.txt is a file"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_what_to_do(quizgen, course, quiz, glossary, line, code, said):
    (course / "binary.bin").write_bytes(b"\x00\x01\x02PNG")
    (course / "empty.txt").write_bytes(b"")
    (course / "broken.toml").write_text('title = "x"\n[[entry]\n', "utf-8")
    (course / "nothing.toml").write_text("", "utf-8")
    (course / "unknown.toml").write_text(
        '[[entry]]\nid = "a"\nterm = "A"\ndefinitoin = "b"\n', "utf-8"
    )
    (course / "typo.toml").write_text('[[section]]\nkind = "choice"\ncuont = 3\n', "utf-8")
    (course / "notquiz.json").write_text('{"a": 1}', "utf-8")
    (course / "broken.csv").write_text('student_id,q1-q10\ns1,A\ns2,"A\ns3,B\ns4,C\n', "utf-8")
    before = sorted(course.rglob("*"))
    shown = quizgen(line.format(glossary=glossary))
    assert (shown.code, said in shown.err) == (code, True), shown.err
    assert sorted(course.rglob("*")) == before


def test_existing_output_is_left_alone_without_force(quizgen, course, quiz, glossary):
    before = (course / quiz / "quiz.json").read_bytes()
    shown = quizgen(f"make {glossary} --choice 2 --seed t --no-pdf -o {quiz}")
    assert shown.code == 5
    assert "--force" in shown.err
    assert (course / quiz / "quiz.json").read_bytes() == before


def test_force_replaces_a_quiz_that_nobody_has_answered(quizgen, course, quiz, glossary):
    assert quizgen(f"make {glossary} --choice 2 --seed t --no-pdf -o {quiz} --force").code == 0


@pytest.mark.parametrize("precious", ["rulings.csv", "graded/grades.csv"])
def test_even_force_does_not_replace_a_quiz_with_decisions(
    quizgen, course, quiz, glossary, precious
):
    path = course / quiz / precious
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", "utf-8")
    shown = quizgen(f"make {glossary} --choice 2 --seed t --no-pdf -o {quiz} --force")
    assert shown.code == 5
    assert path.read_text("utf-8") == "mine"


def test_even_force_does_not_replace_filled_answers(quizgen, course, quiz, glossary):
    path = course / quiz / "responses.csv"
    head = path.read_text("utf-8").splitlines()[0]
    path.write_text(f"{head}\n,s1,Ada,A,C\n", "utf-8")
    assert quizgen(f"make {glossary} --choice 2 --seed t --no-pdf -o {quiz} --force").code == 5


def test_too_few_terms_say_how_many_questions_are_possible(quizgen, glossary):
    shown = quizgen(f"make {glossary} --choice 500 --no-pdf -o output/big")
    assert re.search(r"choice: 500 asked, \d+ possible", shown.err)


def test_a_filled_review_is_not_set_aside_unread(quizgen, course, quiz):
    head = (course / quiz / "responses.csv").read_text("utf-8").splitlines()[0]
    (course / "a.csv").write_text(f"{head}\n,s1,Ada,A" + "," * 10 + "\n", "utf-8")
    quizgen(f"grade {quiz} a.csv")
    review = course / quiz / "graded" / "review.csv"
    names = review.read_text("utf-8").splitlines()[0].split(",")
    row = {"cluster": "1", "question": "A8", "answer": "leaf", "ruling": "accept"}
    review.write_text(
        ",".join(names) + "\n" + ",".join(row.get(name, "") for name in names) + "\n", "utf-8"
    )
    shown = quizgen(f"grade {quiz} a.csv")
    assert shown.code == 5
    assert "--rulings" in shown.err


def test_an_error_in_a_users_template_names_file_and_line(quizgen, course, quiz):
    (course / "templates").mkdir()
    (course / "templates/paper.html.jinja").write_text("<p>\n{{ nothing_here }}\n", "utf-8")
    shown = quizgen(f"render {quiz} --paper --html -o elsewhere")
    assert shown.code == 3
    assert "paper.html.jinja:2" in shown.err


def test_terminal_escapes_in_a_file_do_not_reach_the_screen(quizgen, course):
    (course / "evil.txt").write_text("Term\n\x1b[31mred\x1b]0;title\x07 text of a card\n", "utf-8")
    assert "\x1b" not in quizgen("normalize evil.txt").err


def test_without_pango_complete_html_papers_are_written_and_the_exit_code_is_4(
    quizgen, course, glossary, monkeypatch
):
    monkeypatch.setattr("quizgen.papers.pdf.missing_library", lambda: "apt install libpango-1.0-0")
    shown = quizgen(f"make {glossary} --choice 3 --seed s -o output/html")
    assert shown.code == 4
    assert "open them in a browser and print" in shown.err
    assert "apt install libpango-1.0-0" in shown.err
    made = {p.name for p in (course / "output/html").rglob("*.html")}
    assert {"paper-A.html", "key-A.html", "sheet.html"} <= made
