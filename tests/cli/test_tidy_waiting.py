"""What reading notes again finds is offered by `tidy` and by the table of `check`."""

from __future__ import annotations

import csv
import json

import pytest

OTHER = "the leaking of perfume through the air of a still room"


@pytest.fixture
def again(quizgen, course, glossary):
    """The glossary after more notes that say otherwise of one of its entries."""
    (course / "more.txt").write_text(f"Diffusion\n{OTHER}\n", "utf-8")
    assert quizgen(f"normalize more.txt -o {glossary}").code == 0
    return glossary


def test_another_definition_leaves_the_glossary_as_it_is_until_tidy_takes_it(
    quizgen, course, again
):
    text = (course / again).read_text("utf-8")
    assert OTHER not in text
    shown = quizgen(f"tidy {again}", keys="s\n" * 20)
    assert "new-definition" in shown.err
    assert (course / again).read_text("utf-8") == text
    quizgen(f"tidy {again}", keys="A\ns\n" * 20)
    assert OTHER in (course / again).read_text("utf-8")


def test_the_table_of_check_holds_it_and_its_decision_is_carried_out(quizgen, course, again):
    quizgen(f"check {again} -o findings.csv")
    with (course / "findings.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    (row,) = [one for one in rows if one["check"] == "new-definition"]
    row["decision"] = "apply"
    with (course / "findings.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, row.keys())
        writer.writeheader()
        writer.writerows(rows)
    assert quizgen(f"tidy {again} --apply findings.csv").code == 0
    assert OTHER in (course / again).read_text("utf-8")


def test_check_itself_speaks_of_the_glossary_only(quizgen, again):
    found = json.loads(quizgen(f"check {again} --json").out)["problems"]
    assert "new-definition" not in [one["check"] for one in found]


def test_without_the_side_file_nothing_waits(quizgen, course, again):
    (course / again).with_suffix(".seen.json").unlink()
    assert "new-definition" not in quizgen(f"tidy {again}", keys="q\n").err
    quizgen(f"normalize more.txt -o {again}")
    assert "new-definition" in quizgen(f"tidy {again}", keys="s\n" * 20).err
