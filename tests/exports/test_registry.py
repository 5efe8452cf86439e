"""Every format exists, takes what it says, and gives safe and stable bytes."""

from __future__ import annotations

import pytest

from quizgen.errors import UsageError
from quizgen.exports import EXPORTERS, describe_formats, export, find_exporter
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.glossary.spreadsheet import parse_rows
from quizgen.quiz.model import Quiz
from quizgen.tables.csv import read_csv
from quizgen.tables.xlsx import read_xlsx

GLOSSARY = Glossary(
    title="Trade",
    entries=(
        Entry("push-model", "Push model", "Made before it is ordered", aliases=("push|based",)),
        Entry(
            "formula",
            "=SUM(A1)",
            "-1 and more",
            tags=("scm", "crm"),
            never_with=("push-model",),
            other_definitions=(OtherDefinition("Another", "slides.txt:3"),),
        ),
        Entry("steps", "Steps of buying", kind="list", items=("Look", "Pay")),
    ),
)


def test_the_formats_are_those_the_design_names():
    assert list(EXPORTERS) == ["csv", "xlsx", "quiz-csv"]


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_says_what_it_takes_its_suffix_and_what_it_is_good_for(name):
    exporter = EXPORTERS[name]
    assert exporter.takes in {"glossary", "quiz"}
    assert exporter.suffix.startswith(".")
    assert exporter.about
    assert f"{name} (of a {exporter.takes})" in describe_formats()


@pytest.mark.parametrize(("name", "read"), [("csv", read_csv), ("xlsx", read_xlsx)])
def test_a_glossary_comes_back_from_the_table_as_it_was(name, read):
    table = read(export(GLOSSARY, name), f"glossary.{name}")
    entries, problems = parse_rows(table)
    assert tuple(entries) == GLOSSARY.entries
    assert problems == []


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_no_cell_of_a_glossary_is_a_formula_to_a_spreadsheet(name):
    data = export(GLOSSARY, name)
    rows = read_csv(data, "g.csv").rows if name == "csv" else read_xlsx(data, "g.xlsx").rows
    cells = [cell for row in rows for cell in row.cells]
    assert "'=SUM(A1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_an_empty_glossary_gives_the_header_alone(name):
    data = export(Glossary(), name)
    rows = read_csv(data, "g.csv").rows if name == "csv" else read_xlsx(data, "g.xlsx").rows
    assert [row.cells[:3] for row in rows] == [("id", "term", "definition")]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_the_same_glossary_gives_the_same_bytes(name):
    assert export(GLOSSARY, name) == export(GLOSSARY, name)


def test_an_unknown_format_is_refused_with_a_guess_and_the_list():
    with pytest.raises(UsageError, match="no format “xslx”") as caught:
        find_exporter("xslx")
    assert "did you mean “xlsx”?" in caught.value.next_step
    assert describe_formats() in caught.value.next_step


def test_a_format_without_a_near_name_is_refused_with_the_list_alone():
    with pytest.raises(UsageError) as caught:
        find_exporter("moodle")
    assert caught.value.next_step == f"formats: {describe_formats()}"


def test_case_and_spaces_of_a_format_do_not_count():
    assert find_exporter(" CSV ") is EXPORTERS["csv"]


def test_a_quiz_format_refuses_a_glossary_and_names_what_fits():
    with pytest.raises(UsageError, match="made from a quiz") as caught:
        export(GLOSSARY, "quiz-csv")
    assert caught.value.next_step == "formats for a glossary: csv, xlsx"


def test_a_glossary_format_refuses_a_quiz():
    with pytest.raises(UsageError, match="made from a glossary"):
        export(Quiz("q", "Quiz", {}, ()), "csv")
