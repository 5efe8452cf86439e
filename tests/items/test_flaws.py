from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.errors import Severity
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.flaws import FLAWS, find_flaws
from quizgen.items.model import Blank, Choice, Cloze, Item, Matching, Open, Short

GOOD_CHOICE = Choice(
    id="choice-dt:bevel",
    entry="bevel",
    stem="Which tool measures the angle between two boards?",
    key="Bevel",
    distractors=("Chisel", "Gouge", "Plane"),
)
GOOD_CLOZE = Cloze(
    id="cloze:bevel",
    entry="bevel",
    text="The steel tool with which carpenters measure the angle of boards is the ____.",
    blanks=(Blank("bevel", ("bevels",)),),
)
GOOD_SET = Matching(
    id="matching:1",
    directions="Match each description with its tool.",
    pairs=(
        ("Measures the angle between two boards", "Bevel"),
        ("Cuts grooves along the grain of wood", "Router"),
        ("Bores round holes of a chosen width", "Auger"),
        ("Holds two glued pieces firmly together", "Clamp"),
    ),
    extra_responses=("Chisel", "Gouge"),
)
GOOD_LIST = Short(
    id="short-list:t",
    prompt="Name the two kinds of saws.",
    answer="rip; cross",
    expects="list",
    items=("rip", "cross"),
)


def options(key: str, *others: str, stem: str = GOOD_CHOICE.stem) -> Choice:
    return replace(GOOD_CHOICE, stem=stem, key=key, distractors=others)


def sentence(text: str, *blanks: str) -> Cloze:
    return replace(GOOD_CLOZE, text=text, blanks=tuple(Blank(one) for one in blanks))


def checks(item: Item, glossary: Glossary | None = None) -> set[str]:
    return {flaw.check for flaw in find_flaws({item.id: item}, glossary)}


@pytest.mark.parametrize(
    "item", [GOOD_CHOICE, GOOD_CLOZE, GOOD_SET, GOOD_LIST, Open(id="o", prompt="Discuss.")]
)
def test_a_sound_item_has_no_flaw(item):
    assert checks(item) == set()


FLAWED: list[tuple[str, Item]] = [
    ("key-not-unique", options("Bevel", "The bevels", "Gouge", "Plane")),
    ("duplicate-options", options("Bevel", "Gouge", "gouge", "Plane")),
    ("too-few-options", options("Bevel")),
    ("two-options", options("Bevel", "Gouge")),
    ("all-of-the-above", options("Bevel", "Gouge", "None of the above")),
    ("all-of-the-above", options("Hobel", "Säge", "Keine der genannten Antworten")),
    ("key-in-stem", options("Bevel", "Gouge", "Plane", stem="Which bevel measures angles?")),
    (
        "key-in-stem",
        sentence("A bevel is a steel tool of carpenters, and boards need a good ____.", "bevel"),
    ),
    ("key-in-stem", Short(id="s", prompt="Give the term for a bevel of steel.", answer="Bevel")),
    (
        "key-in-stem",
        replace(GOOD_SET, pairs=(("A bevel for boards", "Bevel"), *GOOD_SET.pairs[1:])),
    ),
    ("source-residue", options("Bevel", "Gouge", "Plane", stem="Which • tool → measures angles?")),
    ("source-residue", replace(GOOD_LIST, prompt="Name &amp; list the two kinds.")),
    (
        "blank-count",
        sentence("Carpenters of old measured the angle of boards with the ____.", "a", "b"),
    ),
    ("clang-words", options("Angle finder", "Gouge", "Plane", "Chisel")),
    (
        "longest-option",
        options("A very long key that tells all that could be told of it", "Gouge it", "Plane it"),
    ),
    ("grammar-cue", options("Bevels", "Gouge", "Plane", "Chisel")),
    ("grammar-cue", options("Bevel", "Gouges", "Planes", "Chisels")),
    ("grammar-cue", options("Bevel", "Gouge", "Plane", stem="Which of these is an ____?")),
    ("heterogeneous-options", options("CNC", "Gouge", "Plane", "Chisel")),
    ("heterogeneous-options", options("Bevel", "Long wooden gouge", "Old iron plane")),
    ("heterogeneous-options", options("Bevel", "Gouge", "One two three four five six seven")),
    (
        "heterogeneous-options",
        options(
            "a tool of steel that measures all the angles",
            "the clerk is paid by the hour for his work today",
            "a tool of wood that smooths all of the boards",
        ),
    ),
    ("convergence", options("Iron plane saw", "Iron gouge", "Plane table", "Saw blade")),
    ("absolute-words", options("Always sharp", "Gouge", "Plane")),
    ("absolute-words", options("Bevel", "Usually blunt", "Plane")),
    ("negative-stem", options("Bevel", "Gouge", "Plane", stem="Which tool is not for angles?")),
    ("negative-stem", Short(id="s", prompt="Which tool is never blunt?", answer="Bevel")),
    ("unfocused-stem", options("Bevel", "Gouge", "Plane", stem="The tool for angles is")),
    ("long-stem", options("Bevel", "Gouge", "Plane", stem="which tool " * 40 + "?")),
    (
        "unbalanced",
        options("Bevel", "Gouge", "Plane", stem="Which tool (of steel measures angles?"),
    ),
    (
        "blank-position",
        sentence("A ____ measures the angle between two boards of old oak wood.", "bevel"),
    ),
    ("blank-context", sentence("Carpenters like the ____.", "bevel")),
    (
        "many-blanks",
        sentence(
            "The ____ cuts, the ____ bores, and the clamp holds the glued boards by ____.",
            "a",
            "b",
            "c",
        ),
    ),
    (
        "article-before-blank",
        sentence("Carpenters measure the angle between two old boards with a ____.", "bevel"),
    ),
    (
        "part-given-away",
        sentence("Carpenters find the angle between two old boards with the ____.", "angle finder"),
    ),
    (
        "part-given-away",
        replace(
            GOOD_SET, pairs=(("Finds the angle of two boards", "Angle rule"), *GOOD_SET.pairs[1:])
        ),
    ),
    ("set-size", replace(GOOD_SET, pairs=GOOD_SET.pairs[:3])),
    ("set-size", replace(GOOD_SET, pairs=tuple(("word " * 100 + p, r) for p, r in GOOD_SET.pairs))),
    ("set-responses", replace(GOOD_SET, extra_responses=())),
    ("set-responses", replace(GOOD_SET, pairs=tuple((r, p) for p, r in GOOD_SET.pairs))),
    (
        "set-form",
        replace(GOOD_SET, pairs=(("The clerk is paid by the hour", "Wage"), *GOOD_SET.pairs[1:])),
    ),
    ("set-order", replace(GOOD_SET, pairs=tuple(sorted(GOOD_SET.pairs, key=lambda pair: pair[1])))),
    ("list-count", replace(GOOD_LIST, prompt="Name the three kinds of saws.")),
]


@pytest.mark.parametrize(("check", "item"), FLAWED)
def test_a_flaw_is_named(check, item):
    assert check in checks(item)


def test_every_flaw_has_a_rule_and_a_hint():
    assert all(flaw.rule and flaw.hint and flaw.kinds for flaw in FLAWS.values())


def tools(*more: Entry) -> Glossary:
    entries = (
        Entry(id="bevel", term="Bevel", definition="a tool that measures the angle between boards"),
        Entry(id="gouge", term="Gouge", definition="a chisel with a curved edge for hollows"),
        Entry(id="plane", term="Plane", definition="a tool that smooths the face of boards"),
        Entry(id="chisel", term="Chisel", definition="a blade that cuts away chips of wood"),
    )
    return Glossary(entries=(*entries, *more))


def test_an_option_that_is_right_too_is_an_error():
    sliding = Entry(
        id="gauge", term="Gauge", definition="a tool that measures angles between boards"
    )
    item = options("Bevel", "Gauge", "Plane")
    found = find_flaws({item.id: item}, tools(sliding))
    assert [(f.severity, f.check) for f in found if "Gauge" in f.message] == [
        (Severity.ERROR, "key-not-unique")
    ]


def test_options_off_the_topic_are_found_with_the_glossary():
    other = (
        Entry(id="wage", term="Wage", definition="the money that is paid for an hour of work"),
        Entry(id="strike", term="Strike", definition="refusing to go on before wages rise"),
    )
    assert "off-topic-options" in checks(options("Bevel", "Wage", "Strike"), tools(*other))
    assert "off-topic-options" not in checks(options("Bevel", "Plane", "Wage"), tools(*other))


def test_things_of_one_kind_are_no_options_off_the_topic():
    assert "off-topic-options" not in checks(options("Bevel", "Gouge", "Chisel"), tools())


def test_a_blank_that_two_terms_fit_is_an_error():
    sliding = Entry(
        id="gauge", term="Gauge", definition="a tool that measures angles between boards"
    )
    assert "ambiguous-blank" in checks(GOOD_CLOZE, tools(sliding))
    assert "ambiguous-blank" not in checks(GOOD_CLOZE, tools())


def test_a_term_asked_for_by_a_mere_list_is_found():
    glossary = Glossary(
        entries=(Entry(id="bevel", term="Bevel", definition="angles, boards and steel"),)
    )
    assert "list-as-definition" in checks(GOOD_CLOZE, glossary)


def test_the_alias_in_a_stem_is_an_error():
    aliased = Glossary(
        entries=(Entry(id="bevel", term="Bevel", aliases=("angle tool",), definition="a thing"),)
    )
    item = options("Bevel", "Gouge", "Plane", stem="Which angle tool do carpenters have?")
    assert "key-in-stem" in checks(item, aliased)


def test_a_flaw_says_its_item_and_its_entry():
    item = options("Bevel", "Gouge")
    (found,) = find_flaws({item.id: item})
    assert (found.place.source, found.entries) == ("choice-dt:bevel", ("bevel",))


def test_another_kind_of_thing_among_the_options_is_found():
    wage = Entry(id="wage", term="Wage", definition="the amount of money for an hour of cutting")
    item = options("Bevel", "Plane", "Wage")
    assert "other-kind" in checks(item, tools(wage))
    assert "other-kind" not in checks(options("Bevel", "Plane", "Gouge"), tools(wage))
