from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from quizgen.errors import Severity
from quizgen.items.model import Blank, Choice, Cloze, Matching, Open, Short
from quizgen.items.own import parse_own_items

# Kinds of items are told apart by what the tests read of them.
parse: Any = parse_own_items

TOML = """
[[item]]
id = "angle"
kind = "choice"
stem = "Which tool measures the angle between two boards?"
key = "Bevel"
distractors = ["Chisel", "Gouge"]
points = 1.5
tags = ["tools"]

[[item]]
override = "cloze:bevel"
kind = "cloze"
text = "Carpenters of old measured the angle between two boards with the ___."
blanks = [["bevel", "sliding bevel"]]

[[item]]
kind = "short"
stem = "Which tool smooths the face of a board?"
key = "Plane"

[[item]]
id = "essay"
kind = "open"
stem = "Discuss the saw."
"""


def test_items_are_read_from_toml():
    items, problems = parse(TOML, "own.toml")
    assert problems == []
    choice, cloze, short, essay = items
    assert isinstance(choice, Choice)
    assert (choice.id, choice.points, choice.tags) == ("angle", Decimal("1.5"), ("tools",))
    assert isinstance(cloze, Cloze)
    assert (cloze.id, cloze.entry, cloze.blanks) == (
        "cloze:bevel",
        "bevel",
        (Blank("bevel", ("sliding bevel",)),),
    )
    assert cloze.text.endswith("the ____.")
    assert isinstance(short, Short)
    assert (short.id, short.answer) == ("which-tool-smooths-the-face-of-a-board", "Plane")
    assert essay == Open(id="essay", prompt="Discuss the saw.")


def test_blanks_may_be_one_key_or_plain_words():
    text = '[[item]]\nkind = "cloze"\ntext = "x ____"\n'
    (one,), _ = parse(text + 'key = "a"\n', "own.toml")
    (other,), _ = parse(text + 'blanks = ["a"]\n', "own.toml")
    (third,), _ = parse(text + 'blanks = [{ answer = "a" }]\n', "own.toml")
    assert one.blanks == other.blanks == third.blanks == (Blank("a"),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[[item]]\nid = "a"\nkind = "choice"\nkey = "x"\n', 1, "stem is missing"),
        ('\n[[item]]\nkind = "open"\nprompt = "x"\nbogus = 1\n', 5, "unknown key “bogus”"),
        ("title = \n", 1, "not valid TOML"),
        (
            '[[item]]\nid = "a"\nkind = "open"\nprompt = "x"\n\n[[item]]\nid = "a"\nkind = "open"\nprompt = "x"\n',
            7,
            "two items “a”",
        ),
        ('[[item]]\nkind = "cloze"\ntext = "x ____"\nblanks = [1]\n', 4, "blanks must be a list"),
        ('[[item]]\nkind = "open"\nprompt = "x"\npoints = "many"\n', 4, "points must be a number"),
        ("stray = 1\n", None, "unknown key “stray”"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, said):
    _, problems = parse(text, "own.toml")
    found = [problem for problem in problems if said in problem.message]
    assert [problem.place.line for problem in found] == [line]


def test_own_items_are_checked_like_generated_ones():
    text = '[[item]]\nid = "a"\nkind = "choice"\nstem = "Which?"\nkey = "x"\ndistractors = ["y", "all of the above"]\n'
    _, problems = parse(text, "own.toml")
    found = {problem.check: problem for problem in problems}
    assert found["all-of-the-above"].place.line == 1
    assert found["all-of-the-above"].message.startswith("a: ")


def test_items_are_read_from_a_table():
    text = (
        "id,kind,stem,key,distractors,points\n"
        "angle,choice,Which tool measures angles?,Bevel,Chisel|Gouge,2\n"
        ",short,Which tool smooths boards?,Plane,,\n"
        "\n"
    )
    items, problems = parse(text, "own.csv")
    assert problems == []
    choice, short = items
    assert (choice.distractors, choice.points) == (("Chisel", "Gouge"), Decimal(2))
    assert (short.id, short.answer) == ("which-tool-smooths-boards", "Plane")


def test_every_kind_can_stand_in_a_table():
    text = (
        "id,kind,text,blanks,pairs,extra_responses,stem,lines\n"
        "c,cloze,Carpenters of old measured angles between boards with the ____.,bevel,,,,\n"
        "m,matching,,,Bores holes=Auger|Holds pieces=Clamp,Saw,,\n"
        "o,open,,,,,Discuss the saw.,5\n"
    )
    (cloze, matching, essay), _ = parse(text, "own.csv")
    assert cloze.blanks == (Blank("bevel"),)
    assert matching.pairs == (("Bores holes", "Auger"), ("Holds pieces", "Clamp"))
    assert essay == Open(id="o", prompt="Discuss the saw.", lines=5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,colour\na,red\n", "unknown column “colour”"),
        ("id,kind,stem,points\na,open,x,many\n", "points must be a number"),
        ("id,kind,stem\na,open,x\na,open,y\n", "two items “a”"),
    ],
)
def test_what_is_wrong_in_a_table_is_said(text, said):
    _, problems = parse(text, "own.csv")
    assert any(said in problem.message for problem in problems)


def test_an_empty_table_has_no_items():
    assert parse("", "own.csv")[0] == []


AIKEN = """Which tool measures angles
between two boards?
A. Chisel
B) Bevel
ANSWER: B

Which tool smooths boards?
A. Plane
B. Saw
ANSWER: C

Which tool cuts?
A. Saw
"""


def test_items_are_read_from_aiken():
    items, problems = parse(AIKEN, "own.txt")
    (item,) = items
    assert isinstance(item, Choice)
    assert item.stem == "Which tool measures angles between two boards?"
    assert (item.key, item.distractors) == ("Bevel", ("Chisel",))
    errors = [(p.place.line, p.message) for p in problems if p.check == "own-item"]
    assert errors == [
        (10, "there is no option C for this question"),
        (12, "this question has no ANSWER line"),
    ]


def gift(text: str):
    items, problems = parse(text, "own.gift")
    assert [p for p in problems if p.check == "own-item"] == []
    return items[0]


def test_a_gift_choice():
    item = gift(
        "// tools\n$CATEGORY: wood\n\n::Angles:: [html]Which tool\\: angles? {=Bevel#yes ~%-50%Chisel#no ~Gouge}\n"
    )
    assert (item.id, item.stem) == ("angles", "Which tool: angles?")
    assert (item.key, item.distractors) == ("Bevel", ("Chisel", "Gouge"))


def test_gift_true_and_false():
    item = gift("Steel rusts in rain.{TRUE#indeed}")
    assert (item.stem, item.key, item.distractors) == (
        "Steel rusts in rain. Is this statement correct?",
        "True",
        ("False",),
    )
    assert gift("Does steel rust?{F}").key == "False"


def test_gift_short_answers_and_missing_words():
    assert gift("Which tool? {=Bevel =Sliding bevel}") == Short(
        id="which-tool", prompt="Which tool?", answer="Bevel", accept=("Sliding bevel",)
    )
    item = gift("Carpenters use a {=bevel} for angles.")
    assert isinstance(item, Cloze)
    assert item.text == "Carpenters use a ____ for angles."
    choice = gift("Carpenters use a {=bevel ~saw ~plane} for angles.")
    assert isinstance(choice, Choice)
    assert choice.stem == "Carpenters use a ____ for angles."


def test_gift_matching_and_essay():
    item = gift("Match tools. {\n=Bores holes -> Auger\n=Holds pieces -> Clamp\n= -> Saw\n}")
    assert isinstance(item, Matching)
    assert item.pairs == (("Bores holes", "Auger"), ("Holds pieces", "Clamp"))
    assert item.extra_responses == ("Saw",)
    assert gift("Discuss the saw. {}") == Open(id="discuss-the-saw", prompt="Discuss the saw.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Just a line", "no answers in { }"),
        ("How long? {#5:1}", "numerical answers"),
        ("Which? {~%50%a ~%50%b ~c}", "several right options"),
        ("Which? {=a =b ~c}", "several right options"),
        ("Which? {~a ~b}", "none of the answers is marked"),
    ],
)
def test_what_gift_cannot_be_here_is_said(text, said):
    items, problems = parse(text, "own.gift")
    assert items == []
    assert said in problems[0].message


def test_a_gift_statement_can_be_used_as_it_is() -> None:
    _, problems = parse_own_items("Steel rusts in rain. {T}", "own.gift")
    assert [one for one in problems if one.severity is Severity.ERROR] == []


def test_a_brace_that_is_not_closed_loses_no_question_silently() -> None:
    items, problems = parse_own_items("One? {=a ~b}\n\nTwo? {=a ~b\n\nThree? =c\n", "own.gift")
    assert [item.id for item in items] == ["one"]
    assert [(one.place.line, one.message) for one in problems if one.check == "own-item"] == [
        (3, "the { is not closed")
    ]


@pytest.mark.parametrize("name", ["own.toml", "own.csv", "own.gift", "own.txt"])
def test_a_file_without_a_question_is_told(name: str) -> None:
    items, problems = parse_own_items("", name)
    assert items == []
    assert [one.message for one in problems] == ["there is no question in this file"]


def test_a_cloze_of_a_table_may_have_stem_and_key() -> None:
    table = "id,kind,stem,key\nc,cloze,Carpenters draw angles with a ____ on wood.,bevel|square\n"
    (item,), _ = parse_own_items(table, "own.csv")
    assert isinstance(item, Cloze)
    assert [blank.answer for blank in item.blanks] == ["bevel", "square"]


def test_an_override_has_the_kind_of_what_it_rewords() -> None:
    text = (
        '[[item]]\noverride = "choice-dt:bevel"\nstem = "Which tool shows an angle?"\n'
        'key = "Bevel"\ndistractors = ["Gouge", "Plane", "Rasp"]\n'
    )
    (item,), _ = parse_own_items(text, "own.toml")
    assert (item.id, item.kind) == ("choice-dt:bevel", "choice")


def test_a_full_stop_follows_a_missing_word_closely() -> None:
    item = gift("Carpenters draw angles with a {=bevel}.")
    assert isinstance(item, Cloze)
    assert item.text == "Carpenters draw angles with a ____."
