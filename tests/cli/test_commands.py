"""Each command does its job on ordinary input, and says so in numbers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest


def rows_of(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def answer_all(folder: Path, form: str, pick) -> None:
    """Fills the response template with one student's answers."""
    head = rows_of(folder / "responses.csv")[0]
    answers = [pick(int(name[1:])) for name in head if name.startswith("q") and name != "quiz"]
    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([head, ["", "s1", "Ada", form, *answers]])


def key_of(folder: Path, form: str) -> dict[int, str]:
    """The right answer to every number of a form, as it would be typed."""
    from quizgen.quiz.store import parse_quiz

    quiz, _ = parse_quiz((folder / "quiz.json").read_text("utf-8"), "quiz.json")
    printed = next(one for one in quiz.forms if one.code == form)
    found: dict[int, str] = {}
    for question in printed.questions:
        item = quiz.items[question.item]
        for part, number in enumerate(question.numbers):
            if item.kind == "choice":
                found[number] = "ABCDEFGH"[question.order.index(0)]
            elif item.kind == "matching":
                found[number] = "ABCDEFGHIJKLMN"[question.order.index(part)]
            elif item.kind == "cloze":
                found[number] = item.blanks[part].answer
            elif item.kind == "short":
                found[number] = item.answer
    return found


def test_without_a_command_it_says_how_to_start(quizgen):
    assert "quizgen init" in quizgen("").err


def test_init_writes_a_course_folder_and_overwrites_nothing(quizgen, course):
    quizgen("init bio")
    (course / "bio" / "blueprint.toml").write_text("mine")
    assert quizgen("init bio").code == 0
    assert (course / "bio" / "blueprint.toml").read_text() == "mine"


def test_the_commands_that_init_names_work_as_shown(quizgen, course, monkeypatch):
    quizgen("init bio")
    monkeypatch.chdir(course / "bio")
    shown = Path("README.md").read_text("utf-8")
    for line in (
        "quizgen normalize notes -o glossary/bio.toml",
        "quizgen check glossary/bio.toml",
        "quizgen bank glossary/bio.toml",
        "quizgen make glossary/bio.toml --blueprint blueprint.toml -o output/bio",
        "quizgen grade output/bio",
        "quizgen report output/bio",
    ):
        assert f"`{line}`" in shown
        if line.startswith("quizgen grade"):
            answer_all(Path("output/bio"), "A", lambda _: "A")
            Path("output/bio/answers.csv").replace("output/bio/responses.csv")
        assert quizgen(line.removeprefix("quizgen ")).code == 0, line
    assert Path("output/bio/print/paper-B.pdf").exists()


def test_normalize_without_an_output_writes_no_file(quizgen, course):
    before = sorted(course.rglob("*"))
    assert quizgen("normalize notes.txt").code == 0
    assert sorted(course.rglob("*")) == before


def test_normalize_json_gives_the_cards_on_stdout(quizgen):
    plain = json.loads(quizgen("normalize notes.txt --json -q").out)
    assert plain["format"] == "quizgen/normalize"
    assert len(plain["cards"]) == 12
    assert plain["skipped"][0]["line"] == 1


def test_read_is_another_name_for_normalize(quizgen):
    assert quizgen("read notes.txt --json -q").out == quizgen("normalize notes.txt --json -q").out


def test_normalize_again_appends_and_leaves_every_byte_before_it(quizgen, course, glossary):
    path = course / glossary
    edited = "# mine\n" + path.read_text("utf-8")
    path.write_text(edited, "utf-8")
    (course / "more.txt").write_text(
        "More cells\nCytoplasm\nthe fluid in which the parts of a cell are suspended\n"
        "Tissue\na group of cells of one kind that do the same work\n",
        "utf-8",
    )
    shown = quizgen(f"normalize notes.txt more.txt -o {glossary}")
    assert path.read_text("utf-8").startswith(edited)
    assert "2 new entries, 14 in all" in shown.err


def test_a_pasted_orphan_is_not_reported_again(quizgen, course):
    orphan = "a strand of hereditary material that becomes visible when a cell divides"
    other = "the fluid in which all the small parts of a living cell are held and move"
    notes = course / "notes.txt"
    notes.write_text(
        f"{notes.read_text('utf-8')}Tissue\na group of cells of one kind that do the same work\n"
        f"{orphan}\n{other}\nOrgan\na part of a body made of several tissues that work together\n",
        "utf-8",
    )
    line = "normalize notes.txt -o glossary/g.toml"
    assert quizgen(line).err.count("error[orphan-definition]") == 2
    with (course / "glossary/g.toml").open("a", encoding="utf-8") as stream:
        stream.write(f'\n[[entry]]\nid = "x"\nterm = "Chromosome"\ndefinition = "{orphan}"\n')
    assert quizgen(line).err.count("error[orphan-definition]") == 1


def test_check_gives_its_findings_as_json(quizgen, glossary):
    assert json.loads(quizgen(f"check {glossary} --json").out)["format"] == "quizgen/check"


def test_check_strict_exits_1_on_any_finding_and_names_its_line(quizgen, course, glossary):
    path = course / glossary
    path.write_text(path.read_text("utf-8").replace("hereditary", "heriditary"), "utf-8")
    shown = quizgen(f"check {glossary} --strict")
    assert shown.code == 1
    assert "cells.toml:" in shown.err
    assert "hereditary" in shown.err


def test_tidy_takes_a_suggestion_over_with_one_key(quizgen, course, glossary):
    path = course / glossary
    good = path.read_text("utf-8")
    path.write_text(good.replace("hereditary", "heriditary"), "utf-8")
    shown = quizgen(f"tidy {glossary}", keys="a\n")
    assert path.read_text("utf-8") == good
    assert "1 finding before, 0 now" in shown.err


def test_findings_decided_in_a_spreadsheet_are_carried_out(quizgen, course, glossary):
    path = course / glossary
    path.write_text(path.read_text("utf-8").replace("hereditary", "heriditary"), "utf-8")
    quizgen(f"check {glossary} -o findings.csv")
    rows = rows_of(course / "findings.csv")
    rows[1][rows[0].index("decision")] = "apply"
    with (course / "findings.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    assert quizgen(f"check {glossary} -o findings.csv --force").code == 5
    quizgen(f"tidy {glossary} --apply findings.csv")
    assert "heriditary" not in path.read_text("utf-8")


def test_bank_lists_every_item_as_json(quizgen, glossary):
    plain = json.loads(quizgen(f"bank {glossary} --json").out)
    kinds = {item["kind"] for item in plain["items"].values()}
    assert kinds >= {"choice", "matching", "cloze", "short"}


def test_bank_lists_the_items_of_a_kind(quizgen, glossary):
    shown = quizgen(f"bank {glossary} --kind cloze")
    assert "cloze:osmosis" in shown.out
    assert "  * Osmosis" in shown.out
    assert "choice-" not in shown.out


def test_bank_explains_why_two_terms_may_stand_together(quizgen, glossary):
    assert quizgen(f"bank {glossary} --why nucleus ribosome").out.strip()


def test_make_leaves_the_whole_folder_of_a_quiz(quizgen, course, quiz):
    made = {p.relative_to(course / quiz).as_posix() for p in (course / quiz).rglob("*.*")}
    assert made >= {
        "quiz.json", "responses.csv", "responses.xlsx", "print/paper-A.html",
        "print/paper-B.html", "print/sheet.html", "keys/key-A.html", "keys/key-B.html",
    }  # fmt: skip


def test_make_twice_gives_the_same_bytes(quizgen, course, glossary, quiz):
    first = {p.name: p.read_bytes() for p in (course / quiz).rglob("*.*") if p.is_file()}
    quizgen(
        f"make {glossary} --choice 3 --matching 4 --cloze 2 --short 1 --forms 2 --seed s "
        "--no-pdf -o output/again"
    )
    again = {p.name: p.read_bytes() for p in (course / "output/again").rglob("*.*") if p.is_file()}
    assert again == first


def test_make_without_a_seed_draws_one_and_says_it(quizgen, course, glossary):
    shown = quizgen(f"make {glossary} --choice 3 --no-pdf -o output/drawn")
    seed = json.loads((course / "output/drawn/quiz.json").read_text("utf-8"))["seed"]
    assert seed in shown.err


def test_make_replace_changes_the_struck_question_only(quizgen, course, glossary, quiz):
    before = json.loads((course / quiz / "quiz.json").read_text("utf-8"))
    assert quizgen(f"make {glossary} --replace A1 -o {quiz} --no-pdf").code == 0
    after = json.loads((course / quiz / "quiz.json").read_text("utf-8"))
    old = [question["item"] for question in before["forms"][0]["questions"]]
    new = [question["item"] for question in after["forms"][0]["questions"]]
    assert [one == other for one, other in zip(old, new, strict=True)].count(False) == 1
    assert old[0] in after["struck"]


def test_make_draft_writes_a_proof_sheet_and_no_papers(quizgen, course, glossary):
    assert quizgen(f"make {glossary} --choice 3 --seed s --draft -o output/d").code == 0
    assert "notes.txt" in (course / "output/d-draft.txt").read_text("utf-8")
    assert not (course / "output/d").exists()


def test_make_with_a_roster_fills_the_response_template(quizgen, course, glossary):
    (course / "class.csv").write_text("student_id,name\n007,Ada\n008,Ben\n", "utf-8")
    quizgen(
        f"make {glossary} --choice 3 --forms 2 --seed s --roster class.csv --no-pdf -o output/r"
    )
    rows = rows_of(course / "output/r/responses.csv")
    assert [row[1:4] for row in rows[1:]] == [["007", "Ada", "A"], ["008", "Ben", "B"]]
    assert (course / "output/r/class.csv").exists()


def test_the_key_graded_as_a_response_gives_full_marks_on_every_form(quizgen, course, quiz):
    for form in ("A", "B"):
        answer_all(course / quiz, form, key_of(course / quiz, form).__getitem__)
        assert quizgen(f"grade {quiz} {quiz}/answers.csv -o graded-{form}").code == 0
        grades = rows_of(course / f"graded-{form}" / "grades.csv")
        assert grades[1][grades[0].index("percent")] == "100"


def test_a_blank_response_gets_nothing_and_is_not_lost(quizgen, course, quiz):
    answer_all(course / quiz, "A", lambda _: "")
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    grades = rows_of(course / quiz / "graded" / "grades.csv")
    assert grades[1][:3] == ["s1", "Ada", "A"]
    assert grades[1][grades[0].index("percent")] == "0"
    reasons = {row[8] for row in rows_of(course / quiz / "graded" / "marks.csv")[1:]}
    assert reasons == {"blank"}


def test_grading_again_keeps_the_run_before(quizgen, course, quiz):
    answer_all(course / quiz, "A", lambda _: "")
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    first = (course / quiz / "graded" / "grades.json").read_bytes()
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    assert (course / quiz / "graded-1" / "grades.json").read_bytes() == first
    assert rows_of(course / quiz / "graded" / "changes.csv")[1:] != []


def test_grading_the_same_again_says_so_and_keeps_no_second_copy(quizgen, course, quiz):
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    first = (course / quiz / "graded" / "grades.json").read_bytes()
    for _ in range(2):
        assert "Nothing changed" in quizgen(f"grade {quiz} {quiz}/answers.csv").err
        assert (course / quiz / "graded" / "grades.json").read_bytes() == first
        assert rows_of(course / quiz / "graded" / "changes.csv")[1:] == []
        assert not (course / quiz / "graded-1").exists()


def test_the_same_grades_after_others_leave_the_changes_before_in_place(quizgen, course, quiz):
    answer_all(course / quiz, "A", lambda _: "")
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    for _ in range(2):
        quizgen(f"grade {quiz} {quiz}/answers.csv")
    assert rows_of(course / quiz / "graded" / "changes.csv")[1:] != []
    assert not (course / quiz / "graded-2").exists()


def test_a_regrade_that_would_lower_a_mark_is_refused_and_writes_nothing(quizgen, course, quiz):
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    before = (course / quiz / "graded" / "grades.json").read_bytes()
    answer = key_of(course / quiz, "A")[8]
    (course / quiz / "rulings.csv").write_text(f"question,answer,ruling\nA8,{answer},reject\n")
    shown = quizgen(f"grade {quiz} {quiz}/answers.csv")
    assert shown.code == 1
    assert "--allow-lower" in shown.err
    assert (course / quiz / "graded" / "grades.json").read_bytes() == before
    assert quizgen(f"grade {quiz} {quiz}/answers.csv --allow-lower").code == 0


def test_what_if_shows_the_change_and_writes_nothing(quizgen, course, quiz):
    answer_all(course / quiz, "A", lambda _: "")
    shown = quizgen(f"grade {quiz} {quiz}/answers.csv --what-if")
    assert "Nothing was written" in shown.err
    assert not (course / quiz / "graded").exists()


def test_review_adds_rulings_and_resumes_where_it_stopped(quizgen, course, quiz):
    answer_all(course / quiz, "A", lambda number: "?" if number in {8, 9} else "")
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    quizgen(f"review {quiz} --by Eva", keys="r\nq\n")
    rulings = course / quiz / "rulings.csv"
    first = rulings.read_bytes()
    assert len(rows_of(rulings)) == 2
    quizgen(f"review {quiz}", keys="a\n")
    assert rulings.read_bytes().startswith(first)
    assert len(rows_of(rulings)) == 3
    assert "Nothing waits" in quizgen(f"review {quiz}").err
    quizgen(f"grade {quiz} {quiz}/answers.csv --allow-lower")
    decisions = {row[2]: row[5:7] for row in rows_of(course / quiz / "graded/marks.csv")}
    assert decisions["8"][0] != "review"
    assert decisions["9"][0] != "review"


def test_report_adds_the_class_to_the_item_statistics_once(quizgen, course, quiz):
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    assert quizgen(f"report {quiz} --bank statistics.json").code == 0
    first = (course / "statistics.json").read_bytes()
    quizgen(f"report {quiz} --bank statistics.json")
    assert (course / "statistics.json").read_bytes() == first


def test_feedback_pages_are_written_once_for_all_students(quizgen, course, quiz):
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    assert quizgen(f"report {quiz} --feedback").code == 0
    assert (course / quiz / "feedback.pdf").read_bytes().startswith(b"%PDF")
    assert quizgen(f"report {quiz} --feedback").code == 5


def test_a_taught_alias_goes_into_the_glossary_and_is_accepted_then(
    quizgen, course, glossary, quiz
):
    blank = 8
    answer_all(course / quiz, "A", lambda number: "green stuff" if number == blank else "")
    (course / "rulings.csv").write_text(
        f"question,answer,ruling,teach\nA{blank},green stuff,accept,alias\n", "utf-8"
    )
    shown = quizgen(f"teach rulings.csv {glossary} --quiz {quiz}")
    assert "1 lesson taken in of 1" in shown.err
    assert '"green stuff"' in (course / glossary).read_text("utf-8")
    assert "newer than this quiz" in quizgen(f"grade {quiz} {quiz}/answers.csv --what-if").err
    shown = quizgen(f"grade {quiz} {quiz}/answers.csv --glossary {glossary} --json")
    assert "green stuff" in shown.err
    grades = json.loads(shown.out)
    assert any(one["reason"] == "ruling" for one in grades["answers"])


def test_show_names_a_question_as_students_do(quizgen, quiz):
    shown = quizgen(f"show {quiz} B2")
    assert "On all forms: A" in shown.out
    assert "notes.txt:" in shown.out


@pytest.mark.parametrize("style", ["list", "glossary", "cards", "worksheet", "self-test"])
def test_handouts_are_written_as_html_where_html_is_named(quizgen, course, glossary, style):
    assert quizgen(f"handout {glossary} --style {style} -o {style}.html").code == 0
    assert "Photosynthesis" in (course / f"{style}.html").read_text("utf-8")


def test_the_glossary_goes_to_csv_and_back_as_the_same_entries(quizgen, course, glossary):
    quizgen(f"export {glossary} --to csv -o cells.csv")
    table = rows_of(course / "cells.csv")
    assert len(table) == 13
    shown = quizgen("bank cells.csv --json")
    assert (
        json.loads(shown.out)["items"].keys()
        == json.loads(quizgen(f"bank {glossary} --json").out)["items"].keys()
    )


def test_a_table_comes_back_into_a_new_glossary_as_the_same_entries(quizgen, course, glossary):
    quizgen(f"export {glossary} --to csv -o cells.csv")
    quizgen("normalize cells.csv -o glossary/back.toml --title Cells")
    before = (course / glossary).read_text("utf-8")
    assert (course / "glossary/back.toml").read_text("utf-8") == before


def test_a_cell_changed_in_a_table_is_a_finding_and_not_an_edit(quizgen, course, glossary):
    quizgen(f"export {glossary} --to csv -o cells.csv")
    table = course / "cells.csv"
    table.write_text(table.read_text("utf-8").replace("green pigment", "green dye"), "utf-8")
    before = (course / glossary).read_bytes()
    shown = quizgen(f"normalize cells.csv -o {glossary}")
    assert "green dye" in shown.err
    assert (course / glossary).read_bytes() == before


def test_report_gives_json_text_and_pages(quizgen, course, quiz):
    answer_all(course / quiz, "A", key_of(course / quiz, "A").__getitem__)
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    assert "mean" in quizgen(f"report {quiz}").out
    assert json.loads(quizgen(f"report {quiz} --json").out)["students"] == 1
    assert quizgen(f"report {quiz} -o report.html").code == 0
    assert quizgen(f"report {quiz} -o report.html").code == 5
    assert "<html" in (course / "report.html").read_text("utf-8")


def test_grades_edited_by_hand_are_noticed(quizgen, course, quiz):
    answer_all(course / quiz, "A", lambda _: "")
    quizgen(f"grade {quiz} {quiz}/answers.csv")
    path = course / quiz / "graded" / "grades.csv"
    path.write_text(path.read_text("utf-8").replace("Ada", "Eve"), "utf-8")
    shown = quizgen(f"report {quiz}").err
    assert "grades.csv:2" in shown
    assert "Eve" in shown


def test_templates_are_listed_copied_and_used(quizgen, course, quiz):
    assert "theme.css" in quizgen("templates list").out
    assert quizgen("templates copy theme.css").code == 0
    assert (course / "templates/theme.css").exists()
    assert quizgen("templates copy theme.css").code == 5
    with (course / "templates/theme.css").open("a") as stream:
        stream.write("\n/* mine */ .mark-of-the-test { color: black }\n")
    quizgen(f"render {quiz} --paper --html -o elsewhere")
    assert "mark-of-the-test" in (course / "elsewhere/print/paper-A.html").read_text("utf-8")


def test_doctor_says_what_is_there_and_checks_the_letters(quizgen, course, glossary):
    path = course / glossary
    path.write_text(path.read_text("utf-8").replace("Stomata", "Stomata 漢"), "utf-8")
    shown = quizgen(f"doctor {glossary}")
    assert "Atkinson" in shown.err
    assert "漢" in shown.err


def test_status_names_the_next_step(quizgen, quiz):
    shown = quizgen("")
    assert "12 entries" in shown.err
    assert f"Next:  type the answers into {quiz}/responses.csv, then: quizgen grade" in shown.err
