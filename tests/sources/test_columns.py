from __future__ import annotations

import pytest

from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Reading


def _read(text: str) -> Reading:
    return read_cards(open_source(text.encode(), "list.csv"))


@pytest.mark.parametrize("header", ["Synonyms", "also known as", "Abkürzung", "aliases"])
def test_a_column_of_other_names_becomes_names_of_the_entry(header: str) -> None:
    reading = _read(
        f"Term,Definition,{header}\nTariff,A tax on imports,customs duty; import duty\n"
    )
    assert reading.cards[0].front == "Tariff (also called customs duty, import duty)"
    assert not reading.problems


def test_an_empty_cell_of_other_names_adds_nothing() -> None:
    reading = _read("Term,Definition,Synonyms\nQuota,A limit on imports,\nTariff,A tax,duty\n")
    assert reading.cards[0].front == "Quota"


def test_the_number_of_a_chapter_is_told_from_other_numbers() -> None:
    reading = _read("Term,Definition,Chapter\nQuota,A limit on imports,4\n")
    assert reading.cards[0].tags == ("chapter-4",)


def test_tags_that_are_numbers_stay_as_they_are() -> None:
    assert _read("Term,Definition,Tags\nQuota,A limit on imports,101\n").cards[0].tags == ("101",)


def test_columns_that_were_not_read_are_named() -> None:
    problem = _read("Term,Definition,Page,Image\nQuota,A limit on imports,4,q.png\n").problems[0]
    assert problem.message == "not read: columns “Page”, “Image”"
    assert "aliases" in problem.hint
