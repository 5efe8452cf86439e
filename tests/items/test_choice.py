from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import item_bank
from quizgen.items.choice import choices
from quizgen.items.distractors import survey


def choice(glossary: Glossary, entry: str, variant: str = "dt"):
    found, _ = choices(survey(glossary), entry)
    return {item.id: item for item in found}.get(f"choice-{variant}:{entry}")


def with_definition(glossary: Glossary, key: str, text: str, **more) -> Glossary:
    entries = [
        replace(one, definition=text, **more) if one.id == key else one for one in glossary.entries
    ]
    return replace(glossary, entries=tuple(entries))


def test_both_directions_are_asked(topologies):
    found, left = choices(survey(topologies), "star")
    assert [item.id for item in found] == ["choice-dt:star", "choice-td:star"]
    assert left == []


def test_a_stem_is_a_full_question_that_holds_the_definition(topologies):
    stem = choice(topologies, "star").stem
    assert stem.endswith("a layout in which every device has its own cable to one point?")


@pytest.mark.parametrize(
    ("definition", "start"),
    [
        ("allows each machine to talk to one centre", ("Which of these allows", "What allows")),
        ("where every cable meets in one centre", ("Which of these is where",)),
        ("used for joining machines to one centre", ("Which of these is used",)),
        ("Machines may talk to one centre only", ("Which term", "What does this describe: “Mach")),
    ],
)
def test_each_form_of_definition_has_its_own_frame(topologies, definition, start):
    stem = choice(with_definition(topologies, "star", definition), "star").stem
    assert stem.startswith(start), stem
    assert stem.endswith("?")


def test_a_definition_that_says_the_term_gets_a_gap(topologies):
    text = "Each machine of a star topology has one cable to the centre."
    stem = choice(with_definition(topologies, "star", text), "star").stem
    assert "____" in stem
    assert "star" not in stem.lower()


def test_a_definition_that_hides_the_words_of_the_term_is_left_out(topologies):
    text = "the topology of machines around a centre like rays of a star"
    found, left = choices(survey(with_definition(topologies, "star", text)), "star")
    assert found == []
    assert left[0].reason == "its definition gives the term away"


def test_an_alias_never_stands_in_the_stem(topologies):
    text = "a layout, also known as hub and spoke, in which each device has one cable"
    glossary = with_definition(topologies, "star", text, aliases=("hub and spoke",))
    assert "spoke" not in choice(glossary, "star").stem


def test_a_wrong_option_is_not_named_in_the_stem(topologies):
    text = "a layout, unlike a ring topology, in which each device has one cable"
    found = choice(with_definition(topologies, "star", text), "star")
    assert "Ring topology" not in (*found.distractors, *found.spares)


def test_a_family_stays_among_itself():
    places = ("Upstream", "Internal", "Downstream")
    others = ("Call center", "Product", "Web page", "Supplier")
    entries = [
        Entry(id=name.lower(), term=name, definition=f"where the {what} of the goods takes place")
        for name, what in zip(places, ("buying", "packing", "selling"), strict=True)
    ]
    entries += [
        Entry(id=name.lower(), term=name, definition=f"a {n}th thing that has to do with goods")
        for n, name in enumerate(others)
    ]
    found = choice(Glossary(entries=tuple(entries)), "upstream")
    assert {found.key, *found.distractors, *found.spares} == set(places)


def test_options_share_their_capitals(topologies):
    entries = (
        *topologies.entries,
        Entry(
            id="x",
            term="Chain Topology",
            definition="a row of machines in which each device has one cable to the next",
        ),
    )
    found = choice(replace(topologies, entries=entries), "star")
    assert all(word[0].isupper() for option in found.distractors for word in option.split())
    assert found.key == "Star Topology"


def test_an_entry_without_others_beside_it_says_so():
    glossary = Glossary(
        entries=(Entry(id="a", term="Ale", definition="a brew of barley and hops"),)
    )
    _, left = choices(survey(glossary), "a")
    assert left[0].reason.startswith("too few other terms")


@pytest.mark.parametrize(
    ("definition", "reason"),
    [
        ("", "empty-definition"),
        ("beer", "says too little"),
        ("What is brewed from barley and hops?", "is a question"),
        ("-barley -hops -water", "marks of its source"),
        ("barley, hops and water", "only a list"),
        ("a drink that ____ is made of", "sentence with blanks"),
    ],
)
def test_what_cannot_be_asked_is_left_out_with_its_reason(topologies, definition, reason):
    bank = item_bank(with_definition(topologies, "star", definition))
    said = {one.reason for one in bank.left_out if one.entry == "star" and one.kind == "choice"}
    assert reason in said.pop()


def test_a_skipped_entry_yields_nothing(topologies):
    glossary = with_definition(topologies, "star", topologies.entries[0].definition, skip=True)
    assert not [key for key in item_bank(glossary).items if key.endswith(":star")]


def test_two_entries_with_one_definition_wait_until_it_is_mended(topologies):
    glossary = with_definition(topologies, "star", topologies.entries[1].definition)
    items = item_bank(glossary).items
    assert not {"choice-dt:star", "choice-dt:bus", "short-term:star", "cloze:bus"} & set(items)


def test_what_is_too_near_is_carried_along(topologies):
    wide = Entry(id="topology", term="Topology", definition="the way machines are joined")
    glossary = replace(topologies, entries=(*topologies.entries, wide))
    assert choice(glossary, "star").near == ("Topology",)


def test_a_description_with_always_or_usually_is_no_option(topologies):
    text = "a layout in which every device usually has one cable to a centre"
    glossary = with_definition(topologies, "star", text)
    _, reasons = choice(glossary, "star", "td"), choices(survey(glossary), "star")
    assert choice(glossary, "star", "td") is None
    assert [item.id for item in reasons[0]] == ["choice-dt:star"]


def test_a_language_without_rules_is_asked_in_no_language(topologies):
    found: dict[str, Any] = dict(item_bank(replace(topologies, language="sv")).items)
    item = found["choice-dt:star"]
    assert item.stem == "“A layout in which every device has its own cable to one point” = ?"
    assert found["choice-td:star"].stem == "Star topology = ?"
    assert found["short-definition:star"].prompt == "Star topology = …"


def test_markup_of_a_course_that_prints_it_is_no_residue(topologies):
    text = "a layout in which *every* device has one cable to a centre"
    glossary = with_definition(topologies, "star", text)
    assert choice(glossary, "star") is None
    assert "*every*" in choice(replace(glossary, markup="markdown"), "star").stem


def test_a_script_without_spaces_can_be_asked():
    rows = [
        ("星形网络", "每台设备都有自己的电缆连到中心点"),
        ("环形网络", "数据沿着圆圈从一台传到下一台"),
        ("总线网络", "所有机器都接在同一根共享线路上"),
        ("网状网络", "许多节点之间存在多条直接通道"),
    ]
    entries = [Entry(id=f"e{n}", term=term, definition=text) for n, (term, text) in enumerate(rows)]
    assert choice(Glossary(language="zh", entries=tuple(entries)), "e0").stem.endswith(" = ?")
