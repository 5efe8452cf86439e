"""What an instructor meets first: names, languages, next steps, and the wrong file."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from quizgen.__main__ import main
from quizgen.cli.normalize import title_of

GERMAN = """\
Zellkern: der Teil der Zelle, in dem das Erbgut liegt
Zellwand: die feste Hülle, die eine Zelle von außen umgibt und stützt
Vakuole: ein Raum in der Zelle, der mit Saft gefüllt ist
Gewebe: ein Verband von Zellen, die sich gleichen und die zusammen arbeiten
"""


def _fill(path, answer):
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    header = rows[0]
    row = [rows[1][0] if len(rows) > 1 else "", "s1", "Ada", "A"]
    table = [header, row + [answer] * (len(header) - len(row))]
    path.write_text("\n".join(",".join(cells) for cells in table) + "\n", "utf-8")


def test_a_new_glossary_has_its_title_from_the_files_name(quizgen, course):
    quizgen("normalize notes.txt -o glossary/cell-biology.toml")
    assert 'title = "Cell biology"' in (course / "glossary/cell-biology.toml").read_text("utf-8")


def test_a_title_keeps_its_capitals():
    assert title_of("BIO_7b") == "BIO 7b"


def test_the_language_of_the_notes_is_found_and_said(quizgen, course):
    (course / "zellen.txt").write_text(GERMAN, "utf-8")
    shown = quizgen("normalize zellen.txt -o zellen.toml")
    assert 'language = "de"' in (course / "zellen.toml").read_text("utf-8")
    assert "Language: Deutsch" in shown.err


def test_the_language_that_was_named_is_taken(quizgen, course):
    (course / "zellen.txt").write_text(GERMAN, "utf-8")
    shown = quizgen("normalize zellen.txt -o zellen.toml --language nl")
    assert 'language = "nl"' in (course / "zellen.toml").read_text("utf-8")
    assert "Language:" not in shown.err


def test_a_language_without_words_of_its_own_is_said(quizgen):
    assert "language “pl”" in quizgen("normalize notes.txt --language pl").err


def test_what_comes_next_names_the_glossary(quizgen, course):
    (course / "notes.txt").write_text("Osmosis - the spreeding of water\n" * 2, "utf-8")
    assert "quizgen tidy my.toml walks" in quizgen("normalize notes.txt -o my.toml").err


def test_remarks_on_reading_alone_send_nobody_to_tidy(quizgen):
    shown = quizgen("normalize notes.txt")
    assert "title-line" in shown.err
    assert "quizgen tidy" not in shown.err


def test_a_dash_writes_data_to_standard_output(quizgen, course, glossary):
    lines = {
        f"export {glossary} --to csv -o -": "id,term,definition",
        f"check {glossary} -o -": "decision,",
        "normalize notes.txt -o -": "[[entry]]",
    }
    for line, start in lines.items():
        shown = quizgen(line)
        assert (shown.code, start in shown.out) == (0, True), line
        assert not (course / "-").exists()


def test_a_report_goes_to_standard_output(quizgen, quiz, course):
    _fill(course / quiz / "responses.csv", "A")
    quizgen(f"grade {quiz}")
    assert quizgen(f"report {quiz} -o -").out == quizgen(f"report {quiz}").out


def test_a_folder_cannot_go_to_standard_output(quizgen, quiz, course):
    _fill(course / quiz / "responses.csv", "A")
    shown = quizgen(f"grade {quiz} -o -")
    assert shown.code == 2
    assert not (course / "-").exists()


def test_grade_takes_the_filled_template_where_no_answers_are_named(quizgen, quiz, course):
    _fill(course / quiz / "responses.csv", "A")
    shown = quizgen(f"grade {quiz}")
    assert shown.code == 0
    assert "then: quizgen re" in shown.err
    assert (course / quiz / "graded" / "grades.csv").exists()


def test_grade_says_that_the_template_is_still_empty(quizgen, quiz):
    shown = quizgen(f"grade {quiz}")
    assert (shown.code, "no answers are typed in yet" in shown.err) == (3, True)


def test_an_empty_template_that_is_named_is_graded_with_a_warning(quizgen, quiz, course):
    _fill(course / quiz / "responses.csv", "")
    shown = quizgen(f"grade {quiz} {quiz}/responses.csv")
    assert (shown.code, "nobody wrote anything" in shown.err) == (0, True)


def test_bare_quizgen_sends_to_tidy_while_there_are_doubts(quizgen, course):
    quizgen("init .")
    quizgen("normalize notes/example.txt -o glossary/cells.toml")
    shown = quizgen("")
    assert "Next:  quizgen tidy glossary/cells.toml" in shown.err
    assert "then:  quizgen make glossary/cells.toml" in shown.err


def test_a_course_keeps_the_capitals_of_its_folder(quizgen, course):
    quizgen("init 'Musik Schüler'")
    assert (course / "Musik Schüler/README.md").read_text("utf-8").startswith("# Musik Schüler\n")


def test_bare_quizgen_and_init_name_the_same_glossary(quizgen, course, monkeypatch):
    told = quizgen("init 'Musik Schüler'").err.splitlines()[-1].partition("folder: ")[2]
    monkeypatch.chdir(course / "Musik Schüler")
    assert f"Next:  {told}" in quizgen("").err


def test_bare_quizgen_sends_to_grade_when_answers_are_typed_in(quizgen, course, quiz):
    _fill(course / quiz / "responses.csv", "A")
    assert f"Next:  quizgen grade {quiz}\n" in quizgen("").err


def _package(name):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(name, "<w/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n\xf5", "a PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"{\\rtf1 Osmosis - the movement of water}", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Office version"),
        (_package("word/document.xml"), "a Word document"),
    ],
)
@pytest.mark.parametrize(
    "line", ["normalize {}", "check {}", "make {}", "grade {} x.csv", "grade {quiz} {}"]
)
def test_a_document_is_called_what_it_is(quizgen, course, quiz, data, what, line):
    (course / "file.doc").write_bytes(data)
    shown = quizgen(line.replace("{quiz}", quiz).format("file.doc"))
    assert (shown.code, what in shown.err) == (3, True), shown.err


@pytest.mark.parametrize(
    "command", ["check", "bank", "make", "handout -o x.pdf", "export --to csv -o x"]
)
def test_notes_that_are_not_there_are_missing_and_not_of_the_wrong_kind(quizgen, command):
    shown = quizgen(f"{command} nowhere.txt")
    assert (shown.code, "there is no such file" in shown.err) == (3, True)


def test_a_folder_without_a_quiz_says_where_one_is(quizgen, quiz):
    shown = quizgen("show output A1")
    assert (shown.code, f"there is one in {quiz}" in shown.err) == (3, True)


def test_a_table_without_decisions_cannot_be_applied(quizgen, course, glossary):
    (course / "empty.csv").write_bytes(b"")
    before = (course / glossary).read_bytes()
    assert quizgen(f"tidy {glossary} --apply empty.csv").code == 3
    assert (course / glossary).read_bytes() == before


def test_an_interrupt_before_a_command_runs_has_its_exit_code(monkeypatch, capsys):
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizgen.cli.app.run", interrupted)
    with pytest.raises(SystemExit) as done:
        main(["check", "x.toml"])
    assert done.value.code == 130
    assert "interrupted" in capsys.readouterr().err


def test_a_quiz_is_exported_as_csv_without_a_name_of_its_own(quizgen, quiz):
    assert quizgen(f"export {quiz} --to csv -o -").out.startswith("form,number,section")


def test_a_misspelt_template_is_named(quizgen):
    assert "did you mean “theme.css”" in quizgen("templates copy them.css").err


def test_a_layout_is_known_by_what_people_call_it(quizgen, course):
    (course / "odd.txt").write_text("Force - a push or a pull\nMass - how much there is\n", "utf-8")
    assert "separator" in quizgen("normalize odd.txt --layout dash").err
