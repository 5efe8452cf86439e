from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from quizgen.errors import NotEnoughError, UsageError
from quizgen.glossary.model import Entry, Glossary
from quizgen.papers.handouts import STYLES, card_sides, choose_entries, handout_view, render_handout

TERMS = ("Pull model", "Extranet", "Churn", "Bullwhip effect", "Data mining")
GLOSSARY = Glossary(
    title="Supply chains",
    file="notes.toml",
    entries=(
        *(
            Entry(
                id=f"e{index}",
                term=term,
                definition=f"meaning of {term.lower()}",
                tags=("scm",) if index % 2 else (),
                sources=(f"part{index % 2}.txt:{index}",),
                aliases=("network for partners",) if term == "Extranet" else (),
            )
            for index, term in enumerate(TERMS)
        ),
        Entry(id="list", term="Flows", kind="list", items=("goods", "money")),
        Entry(id="skipped", term="Hidden", definition="never seen", skip=True),
        Entry(id="empty", term="Undefined"),
    ),
)


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_prints_every_term_and_meaning(style):
    text = " ".join(" ".join(pages(render_handout(GLOSSARY, style=style))).split())
    for term in TERMS:
        assert term in text
        assert f"meaning of {term.lower()}" in text
    assert "goods" in text
    assert "Hidden" not in text
    assert "Undefined" not in text


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_an_html_edition(style):
    html = render_handout(GLOSSARY, style=style, pdf=False).decode()
    assert html.startswith("<!doctype html>")
    assert "<script" not in html


def test_lists_are_alphabetical():
    view = handout_view(GLOSSARY, choose_entries(GLOSSARY), style="list")
    terms = [word.term for word in view.words]
    assert terms == sorted(terms)


def test_backs_meet_their_fronts_when_the_sheet_is_turned_over_its_long_edge():
    view = handout_view(GLOSSARY, choose_entries(GLOSSARY), style="cards")
    front, back = view.sides
    assert [row[::-1] for row in back.cards] == list(front.cards)
    assert (front.back, back.back) == (False, True)


def test_cards_fill_whole_sheets():
    words = handout_view(GLOSSARY, choose_entries(GLOSSARY), style="cards").words
    sides = list(card_sides(words * 2))
    assert len(sides) == 4
    assert sum(card is not None for side in sides[::2] for row in side.cards for card in row) == 12


def test_cards_print_two_pages_to_a_sheet():
    found = pages(render_handout(GLOSSARY, style="cards"))
    assert len(found) == 2
    assert "Churn" in found[0]
    assert "meaning of churn" in found[1]


def test_answers_of_a_self_test_stand_on_the_last_page_only():
    found = pages(render_handout(GLOSSARY, style="self-test"))
    assert "Bullwhip effect" in found[-1]
    assert all("Bullwhip effect" not in page for page in found[:-1])


def test_a_word_bank_lists_the_terms_of_its_group_in_alphabetical_order():
    view = handout_view(GLOSSARY, choose_entries(GLOSSARY), style="worksheet")
    assert view.groups[0].bank == tuple(sorted((*TERMS, "Flows")))


def test_a_short_rest_joins_the_last_group():
    many = tuple(Entry(id=f"e{n}", term=f"Term {n:02}", definition="x") for n in range(23))
    view = handout_view(Glossary(), many, style="worksheet")
    assert [len(group.words) for group in view.groups] == [10, 13]
    assert [group.start for group in view.groups] == [1, 11]


def test_tags_and_sources_choose_entries():
    assert [one.id for one in choose_entries(GLOSSARY, tags=["scm"])] == ["e1", "e3"]
    assert [one.id for one in choose_entries(GLOSSARY, source=["part0.txt"])] == ["e0", "e2", "e4"]


@pytest.mark.parametrize("style", ["worksheet", "self-test"])
def test_questions_are_not_asked_for_as_if_they_were_terms(style):
    asked = Entry(id="q", term="Why store goods?", definition="To be safe.", kind="question")
    both = replace(GLOSSARY, entries=(*GLOSSARY.entries, asked))
    assert "Why store goods?" in render_handout(both, style="list", pdf=False).decode()
    assert "Why store goods?" not in render_handout(both, style=style, pdf=False).decode()


def test_a_count_draws_by_the_seed_and_keeps_the_order():
    drawn = choose_entries(GLOSSARY, count=3, seed="a")
    assert drawn == choose_entries(GLOSSARY, count=3, seed="a")
    assert [one.id for one in drawn] == sorted(one.id for one in drawn)


def test_nothing_that_fits_is_said():
    with pytest.raises(NotEnoughError, match=r"notes\.toml"):
        choose_entries(GLOSSARY, tags=["none"])


def test_an_unknown_style_is_a_usage_error():
    with pytest.raises(UsageError, match="poster"):
        render_handout(GLOSSARY, style="poster")


def test_the_same_seed_gives_the_same_bytes():
    first = render_handout(GLOSSARY, style="worksheet", seed="7")
    assert render_handout(GLOSSARY, style="worksheet", seed="7") == first
