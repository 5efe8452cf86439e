from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.distractors import pool, rank_distractors, survey, why_distractor
from quizgen.items.looks import likeness, look


def test_options_of_one_kind_come_first(topologies):
    ranked = rank_distractors(survey(topologies), "star")
    assert {one.entry for one in ranked[:4]} == {"bus", "ring", "mesh", "tree"}


def test_at_most_eight_are_ranked(networking):
    assert len(rank_distractors(survey(networking), "router")) == 8


def test_points_of_one_list_come_before_everything_else(networking):
    ranked = rank_distractors(survey(networking), "star-topology")
    assert {one.entry for one in ranked[:3]} == {"bus-topology", "ring-topology", "mesh-topology"}


def test_wrong_options_of_the_source_come_first(topologies):
    first, *rest = topologies.entries
    glossary = replace(topologies, entries=(replace(first, wrong_options=("Cube layout",)), *rest))
    assert rank_distractors(survey(glossary), "star")[0].text == "Cube layout"


def test_a_wrong_option_that_is_the_term_itself_is_left_out(topologies):
    first, *rest = topologies.entries
    own = replace(first, wrong_options=("star topology",))
    ranked = rank_distractors(survey(replace(topologies, entries=(own, *rest))), "star")
    assert "Star topology" not in {one.text for one in ranked}


def test_two_names_of_one_thing_are_never_offered_together(topologies):
    twin = Entry(
        id="net", term="Meshed topology", definition="a net of wires", never_with=("mesh",)
    )
    glossary = replace(topologies, entries=(*topologies.entries, twin))
    ranked = {one.entry for one in rank_distractors(survey(glossary), "star")}
    assert not {"net", "mesh"} <= ranked


def test_each_wrong_option_can_be_explained(topologies):
    field = survey(topologies)
    assert "form 1.00" in why_distractor(field, "star", "ring")
    assert any(reason.startswith("topic") for reason in why_distractor(field, "star", "ring"))


def test_opposites_are_good_wrong_options():
    glossary = Glossary(
        entries=(
            Entry(id="a", term="Inbound call", definition="a talk that a buyer begins"),
            Entry(id="b", term="Outbound call", definition="a talk that an agent begins"),
            Entry(id="c", term="Red car", definition="a vehicle with the colour of blood"),
        )
    )
    field = survey(glossary)
    assert rank_distractors(field, "a")[0].entry == "b"
    assert "is its opposite" in why_distractor(field, "a", "b")


def test_a_large_glossary_is_searched_through_its_index(networking, monkeypatch):
    field = survey(networking)
    small = [one.entry for one in rank_distractors(field, "star-topology")]
    monkeypatch.setattr("quizgen.items.distractors._WHOLE_GLOSSARY", 10)
    large = [one.entry for one in rank_distractors(field, "star-topology")]
    assert large[:3] == small[:3]
    assert len(pool(field, "hub")) > 8


@given(st.sets(st.integers(0, 6), min_size=1))
@settings(max_examples=25, deadline=None)
def test_adding_entries_leaves_the_order_of_the_others(topologies, kept):
    few = replace(topologies, entries=topologies.entries[:4])
    more = [one for n, one in enumerate(topologies.entries) if n < 4 or n in kept]
    old = [one.entry for one in rank_distractors(survey(few), "star")]
    new = [
        one.entry
        for one in rank_distractors(survey(replace(topologies, entries=tuple(more))), "star")
    ]
    assert [one for one in new if one in old] == old


def test_names_of_one_make_look_alike():
    assert likeness(look("Push model"), look("Pull model")) == 1.0
    assert likeness(look("Push model"), look("FAQs")) < likeness(look("Push model"), look("Pull"))


def test_words_of_place_look_relational():
    assert look("Upstream").relational
    assert not look("Call center").relational
