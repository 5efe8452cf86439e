from __future__ import annotations

import pytest

from quizgen.errors import InputError, UsageError
from quizgen.sources.detect import READERS, open_source, read_cards
from quizgen.sources.model import Reading


def _read(text: str, layout: str = "") -> Reading:
    return read_cards(open_source(text.encode(), "x.txt"), layout=layout)


def test_a_time_of_day_does_not_make_a_file_colon_separated() -> None:
    text = "\n".join(
        ["Opening - at 9:00", "Closing - at 17:30: no entry later", "Break: lunch - at 12:00"] * 4
        + ["Alarm - at 7:00"]
    )
    assert [card.front for card in _read(text).cards][:2] == ["Opening", "Closing"]


def test_commas_inside_the_halves_do_not_make_a_table() -> None:
    text = "amo, amare - to love\nvideo, videre - to see\naudio, audire - to hear\n"
    assert [card.front for card in _read(text).cards][:2] == ["amo, amare", "video, videre"]


def test_a_file_of_one_word_is_half_a_card() -> None:
    reading = _read("Osmosis\n")
    assert reading.layout == "alternating"
    assert reading.skipped or reading.orphans


def test_text_is_composed_and_line_numbers_are_those_of_an_editor() -> None:
    file = open_source("Cafe\u0301\u2028x\r\nA place\rB\nC\n".encode(), "x.txt")
    assert file.text == "Café\u2028x\r\nA place\rB\nC\n"
    reading = read_cards(file, layout="alternating")
    assert [card.line_back_start for card in reading.cards] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_the_encoding(encoding: str) -> None:
    file = open_source("Größe: das Maß\n".encode(encoding), "x.txt")
    assert file.text == "Größe: das Maß\n"
    assert not file.problems


def test_a_windows_file_is_read_with_a_warning_at_its_line() -> None:
    file = open_source("one: 1\nGröße: das Maß\n".encode("cp1252"), "x.txt")
    problem = read_cards(file).problems[0]
    assert (problem.check, problem.place.line) == ("encoding", 2)


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(InputError):
        open_source(b"\x7fELF\0\0", "x")


def test_an_unknown_layout_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UsageError) as refused:
        _read("a: b", "alternting")
    assert "alternating" in refused.value.next_step


def test_other_words_for_a_layout_are_understood() -> None:
    assert _read("a\tb\n", "TSV").layout == "csv"
    assert _read("Q: a\nA: b\n", "question-answer").layout == "markers"


def test_a_glossary_of_ours_is_left_to_the_glossary_room() -> None:
    reading = _read('title = "x"\n\n[[entry]]\nid = "a"\nterm = "A"\n')
    assert (reading.layout, reading.cards) == ("glossary", ())


def test_two_layouts_that_fit_alike_are_both_shown() -> None:
    text = "".join(f"word {n} - left : right {n}; more\n" for n in range(8))
    doubts = [p for p in _read(text).problems if p.check == "layout-uncertain"]
    assert len(doubts) < 2
    text = "".join(f"alpha {n}\nbeta {n}\n\ngamma {n}\ndelta {n}\n\n" for n in range(4))
    assert len(_read(text).cards) == 8


def test_a_text_that_no_layout_explains_is_reported() -> None:
    text = "\n\n".join(
        "This is a long line of running prose, and nothing else. " * 6 for _ in "abc"
    )
    reading = _read(text)
    assert "layout-uncertain" in [problem.check for problem in reading.problems]


def test_a_set_with_fewer_cards_than_its_page_says_is_reported() -> None:
    reading = _read("Set\nTerms in this set (3)\ntempo\nspeed\nforte\nloud\n")
    assert reading.layout == "quizlet"
    problem = next(p for p in reading.problems if p.check == "layout-uncertain")
    assert "3 cards; 2 were read" in problem.message


def test_a_quizlet_export_in_one_line_is_taken_apart() -> None:
    reading = _read("tempo,speed;forte,loud;piano,soft")
    assert [(card.front, card.back) for card in reading.cards] == [
        ("tempo", "speed"),
        ("forte", "loud"),
        ("piano", "soft"),
    ]


def test_a_long_definition_over_lines_stays_with_its_term_in_a_tab_export() -> None:
    reading = _read("tempo\tspeed\nof a piece\nforte\tloud\npiano\tsoft\nlento\tslow\n")
    assert reading.cards[0].back == "speed of a piece"
    assert reading.cards[0].line_back_end == 2


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    reading = _read('term,definition\nfoot,"twelve inches\nyard,three feet\n')
    assert [card.front for card in reading.cards] == ["foot", "yard"]


def test_markers_of_rare_words_are_text() -> None:
    text = (
        "".join(f"Q: question {n}\nA: answer {n}\n" for n in range(9)) + "Definition: part of it\n"
    )
    assert _read(text).cards[-1].back == "answer 8 Definition: part of it"


def test_a_marker_glued_to_the_end_of_an_answer_opens_the_next_card() -> None:
    text = "question\na\nanswer\nfirst answerquestion\nb\nanswer\nsecond\n"
    assert [(card.front, card.back) for card in _read(text).cards] == [
        ("a", "first answer"),
        ("b", "second"),
    ]


@pytest.mark.parametrize("layout", READERS)
def test_an_empty_file_has_no_cards_in_any_layout(layout: str) -> None:
    reading = _read("\n \n", layout)
    assert (reading.cards, reading.orphans, reading.skipped) == ((), (), ())


def test_every_reader_stands_under_its_own_name() -> None:
    assert all(name == reader.layout for name, reader in READERS.items())


@pytest.mark.parametrize(
    "line",
    ["a" * 200_000, "-a " * 60_000, "Word in " * 25_000, "<" * 200_000, "{{c1::" * 30_000,
     '"' * 200_000, "((" * 100_000, "**a " * 50_000, "a==b " * 40_000, "1. x " * 40_000],
    ids=lambda line: line[:6],
)  # fmt: skip
def test_a_line_of_200_kb_is_read_in_linear_time(line: str) -> None:
    reading = _read(f"term\n{line}\nterm 2\nshort\n")
    assert reading.cards or reading.orphans


def test_bullets_under_a_title_are_cards_where_terms_are_bold() -> None:
    reading = _read(
        "## Rocks\n- **Granite** – slow cooling of magma\n- **Basalt** – fast cooling of lava\n"
        "- **Marble** – limestone under heat\n\n"
        "### In the water\n* Fjord — valley that the sea has filled\n"
        "* Delta — land that a river builds at its mouth\n"
    )
    assert [card.front for card in reading.cards] == [
        "Granite",
        "Basalt",
        "Marble",
        "Fjord",
        "Delta",
    ]


def test_bullets_under_a_term_stay_its_points() -> None:
    reading = _read(
        "## Rocks\n- igneous: from magma\n- sedimentary: from layers\n\n"
        "## Plates\n- oceanic: thin and heavy\n- continental: thick and light\n"
    )
    assert [len(card.items) for card in reading.cards] == [2, 2]


def test_a_bold_bullet_without_a_term_is_a_definition_without_a_term() -> None:
    reading = _read(
        "- **Granite** – slow cooling\n- **** – fast cooling of lava\n- **Marble** – limestone\n",
        "markdown",
    )
    assert [(one.line, one.text) for one in reading.orphans] == [(2, "fast cooling of lava")]


def test_as_many_short_lines_as_the_front_announces_are_its_points() -> None:
    reading = _read(
        "Sprain\nInjury of a ligament at a joint\n\nStrain\nOverstretching of a muscle or tendon\n\n"
        "Three signs of a stroke\nface\narms\nspeech\n\nShock\nToo little blood for the organs\n"
    )
    assert [(card.front, len(card.items)) for card in reading.cards] == [
        ("Sprain", 0),
        ("Strain", 0),
        ("Three signs of a stroke", 3),
        ("Shock", 0),
    ]


def test_question_marks_in_place_of_a_term_make_a_definition_without_a_term() -> None:
    reading = _read(
        "Sprain: injury of a ligament\n???: fit with jerking limbs\nStrain: torn muscle\n"
    )
    assert [card.front for card in reading.cards] == ["Sprain", "Strain"]
    assert [(one.line, one.what) for one in reading.orphans] == [(2, "definition")]
