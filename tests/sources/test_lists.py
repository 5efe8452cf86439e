from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.sources.draft import Draft, Pair, finish
from quizgen.sources.lists import announced_count, read_list, tidy_item, without_dash
from quizgen.sources.model import SourceFile

MARKED = [
    ("", "-plan -source -make", ["plan", "source", "make"]),
    ("", "- plan - source - make", ["plan", "source", "make"]),
    ("", "1. plan 2. source 3.make", ["plan", "source", "make"]),
    ("", "(1) plan (2) source", ["plan", "source"]),
    ("", "a) plan b) source", ["plan", "source"]),
    ("", "•plan •source", ["plan", "source"]),
    ("", "* plan * source", ["plan", "source"]),
    ("", "-how *often* they buy -how *recently*", ["how often they buy", "how recently"]),
    ("", "-plan, -source; -make", ["plan", "source", "make"]),
    ("", "three flows: -goods -money -facts", ["goods", "money", "facts"]),
    ("", "-make-to-stock -a 360-degree view", ["make-to-stock", "a 360-degree view"]),
    ("", "-winter (cold - and dark) -summer", ["winter (cold - and dark)", "summer"]),
    ("", "•fruit: -apples -pears •bread", ["fruit: -apples -pears", "bread"]),
    ("Go to 4 areas:", "1. one 2. two -three -four", ["one", "two", "three", "four"]),
    ("", "- Plan ahead - Parts - wood, nails, glue - Build it - Paint it",
     ["Plan ahead", "Parts - wood, nails, glue", "Build it", "Paint it"]),
    ("", "- Data mart —— one department's - Data mining —— search",
     ["Data mart —— one department's", "Data mining —— search"]),
    ("Three states of matter", "solid, liquid and gas", ["solid", "liquid", "gas"]),
    ("Zwei Arten von Zellen", "Prokaryoten und Eukaryoten", ["Prokaryoten", "Eukaryoten"]),
]  # fmt: skip

WHOLE = [
    ("", "make-to-stock production with a 360-degree view"),
    ("", "a well - known phrase"),
    ("", "temperatures of -5 to -3 degrees"),
    ("", "from 10 - 20 in winter to 20 - 30 in summer"),
    ("", "version 2.0 came after 1.5 million downloads"),
    ("", "created the first program -later sold to a rival"),
    ("", "run `tar -x -z -f file` in the shell"),
    ("", "tar -x -z -v"),
    ("", "x == y; if (a) { return -b -c }"),
    ("", '"keep them - at any cost" "serve them - and more"'),
    ("", "solid, liquid and gas"),
    ("", "Der Hund Bello jagt die Katze Minka im Garten von Onkel Otto"),
    ("", "Marketing → Sales → Orders → (repeat)"),
    ("", "What sold best? How much is left? Who bought it?"),
    ("", "3. the third one comes before 1. the first"),
    ("", ""),
]


@pytest.mark.parametrize(("front", "back", "items"), MARKED)
def test_a_list_is_split_into_its_points(front: str, back: str, items: list[str]) -> None:
    found = read_list(front, [back])
    assert list(found.items) == items
    assert found.certain


@pytest.mark.parametrize(("front", "back"), WHOLE)
def test_what_is_no_list_stays_whole(front: str, back: str) -> None:
    assert read_list(front, [back]).items == ()


def test_lines_with_bullets_are_points_and_the_line_above_them_is_none() -> None:
    assert read_list("", ["Two kinds:", "- hot", "- cold"]).items == ("hot", "cold")


def test_lines_without_bullets_are_points_when_the_front_counts_them() -> None:
    assert read_list("Two kinds of tea", ["black", "green"]).items == ("black", "green")
    assert read_list("Kinds of tea", ["black", "green"]).items == ()


def test_points_told_apart_by_capitals_come_with_doubt() -> None:
    found = read_list("Rights", ["The right goods In the right amount At the right time"])
    assert len(found.items) == 3
    assert not found.certain
    assert found.doubt


def test_points_told_apart_by_capitals_are_certain_where_the_front_announces_as_many() -> None:
    found = read_list("Three rights", ["The right goods In the right amount At the right time"])
    assert len(found.items) == 3
    assert found.certain


def test_an_enumeration_of_another_number_than_announced_is_doubtful_and_stays_whole() -> None:
    found = read_list("Three degrees of burns", ["superficial, partial, full, electrical"])
    assert found.items == ()
    assert "announces 3, and 4 are given" in found.doubt


def test_names_and_texts_run_together_come_with_doubt() -> None:
    back = (
        "Pre-sale steps - come before the sale Sale steps - belong to the sale itself "
        "After-sale steps - follow the sale"
    )
    found = read_list("", [back])
    assert len(found.items) == 3
    assert not found.certain


def test_names_and_texts_by_turns_make_pairs() -> None:
    back = (
        "Lead tool - Follows what buyers do step by step - Call tool - Finds the right agent "
        "for each call"
    )
    assert len(read_list("", [back]).items) == 2


def test_numbers_in_running_text_are_left_whole_and_reported() -> None:
    found = read_list("", ["it raises 1.loyalty and 2. profit and is done with software"])
    assert found.items == ()
    assert found.doubt


@pytest.mark.parametrize(
    ("front", "count"),
    [
        ("Two main sources of problems", 2),
        ("What are the three branches of government?", 3),
        ("Managing service - “Seven Rs of logistics”", 7),
        ("Spending goes to 4 areas:", 4),
        ("Fünf Flüsse", 5),
        ("Step 6: training", 0),
        ("Chapter 10", 0),
        ("360-degree view", 0),
        ("Benefits of CRM (3MB)", 0),
        ("World War 2", 0),
        ("One idea", 0),
        ("", 0),
    ],
)
def test_a_front_announces_how_many_points_follow(front: str, count: int) -> None:
    assert announced_count(front) == count


def test_a_single_dash_at_the_start_is_no_part_of_the_definition() -> None:
    assert without_dash("—for a few customers") == "for a few customers"
    assert without_dash("-5 degrees") == "-5 degrees"
    assert without_dash("-one thing -another") == "-one thing -another"


@given(st.text())
def test_tidying_a_point_twice_changes_nothing_more(text: str) -> None:
    assert tidy_item(tidy_item(tidy_item(text))) == tidy_item(tidy_item(text))


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_points_are_made_of_the_words_of_the_back(front: str, back: list[str]) -> None:
    words = "".join("".join(back).replace("*", "").split())
    for item in read_list(front, back).items:
        pieces = item.replace("*", "").split(" - ")
        assert item
        assert all("".join(piece.split())[:1] in words for piece in pieces)


def _checks(front: str, back: str) -> list[str]:
    draft = Draft((Pair(front, (back,), 1, 2, 2),))
    reading = finish(SourceFile("x.txt", b"", f"{front}\n{back}"), "alternating", draft)
    return [problem.check for problem in reading.problems]


def test_a_count_that_differs_from_the_list_is_a_finding() -> None:
    assert "list-count" in _checks("Four ways out", "-stairs -lift -window")
    assert "list-count" not in _checks("Three ways out", "-stairs -lift -window")


def test_a_list_in_one_line_is_a_note_and_an_unclear_one_a_warning() -> None:
    assert _checks("Ways out", "-stairs -lift -window") == ["flattened-list"]
    assert _checks("Rs", "The right goods In the right amount At the right time") == [
        "list-uncertain"
    ]


@pytest.mark.parametrize(
    ("front", "back", "count"),
    [
        ("Causes of the First World War", "militarism, alliances, imperialism, nationalism", 4),
        ("Parts of a flower", "sepal; petal; stamen; pistil", 4),
        ("Cell organs", "nucleus, ribosome and vacuole", 3),
        ("Arten von Gestein", "Magmatite, Sedimente und Metamorphite", 3),
        ("Ordnung Teile", "Teil A (alle Personen), Teil B (Beschäftigte), Teil C (Leitung)", 3),
        ("Les causes de la guerre", "militarisme, alliances et nationalisme", 3),
        ("Tipos de roca", "ígnea, sedimentaria, metamórfica", 3),
    ],
)
def test_points_between_commas_are_a_list_where_the_front_asks_for_several(
    front: str, back: str, count: int
) -> None:
    found = read_list(front, [back])
    assert (len(found.items), found.certain) == (count, True)


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("Ausgaben", "expenses, costs, outlay"),
        ("Data types", "kinds of values, such as numbers, text"),
        ("Types of error", "random and systematic"),
        ("Cause of death", "illness, accident, violence"),
        ("Steps", "walk, pace, tread"),
        ("Forms of address", "words that name the hearer, chosen by rank, age and kinship ties"),
        ("Uses of salt", "It keeps food. Roads, soups, baths."),
    ],
)
def test_commas_alone_make_no_list(front: str, back: str) -> None:
    assert not read_list(front, [back]).items


def test_words_that_spell_out_the_front_may_be_a_list() -> None:
    found = read_list("RICE", ["Rest, Ice, Compression, Elevation"])
    assert (len(found.items), found.certain) == (4, False)
