"""Whatever a text says, no reader raises, and every line stands in exactly one place."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.sources.detect import READERS, read_cards
from quizgen.sources.model import SourceFile

PIECES = st.sampled_from(
    [
        "term", "A long definition that says what it is.", "question", "answer", "Q: what", "A: so",
        "\t", " - ", ": ", "::", ":::", "?", "??", "|", "---", "# Head", "## ", "**Bold**: x",
        "- item", "1. a 2. b", "• x", "{=a ~b}", "{T}", "::t::", "ANSWER: A", "A. opt", "B. opt",
        "#separator:tab", "#html:true", "#flashcards", "<b>x</b><br>", "{{c1::x::y}}", "{{c2::",
        "}}", '"', '"a,b"', ",", ";", "Terms in this set (2)", "==x==", "```", "<!--SR:!2020-->",
        "$CATEGORY: x", "//c", "-a -b", "\x00", "\x1c", "\x85", "\u2028", "\u200b", "é",
        "<GLOSSARY><ENTRY>", "</ENTRY>", ": def", "| a | b |", "| --- | --- |", "answerfoo",
        "fooquestion", "Frage:", "=", "~", "[[x|y]]", "*e*", "\\", " ", "Chapter 2", "term,definition",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r"])
TEXTS = st.lists(st.one_of(PIECES, PIECES, ENDS, ENDS, st.text(max_size=4)), max_size=30).map(
    "".join
)


@pytest.mark.parametrize("layout", ["", *READERS])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_every_line_stands_in_exactly_one_place(layout: str, text: str) -> None:
    rows = re.split("\r\n|\n|\r", text)
    wanted = [number for number, row in enumerate(rows, start=1) if row.strip()]
    reading = read_cards(SourceFile("x.txt", b"", text), layout=layout)
    cards = {
        line
        for card in reading.cards
        for line in (card.line_front, *range(card.line_back_start, card.line_back_end + 1))
        if rows[line - 1].strip()
    }
    others = [one.line for one in reading.orphans] + [one.line for one in reading.skipped]
    assert sorted([*cards, *others]) == wanted


@pytest.mark.parametrize("layout", ["", *READERS])
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_a_card_has_both_halves(layout: str, text: str) -> None:
    reading = read_cards(SourceFile("x.txt", b"", text), layout=layout)
    assert all(card.front and card.back for card in reading.cards)
