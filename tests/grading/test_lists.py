"""Lists: each point once, each part once, whatever stands between them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading.lists import match_list, match_points, prepare_list
from quizgen.quiz.policy import Policy

SCOR = ("plan", "source", "make", "deliver", "return")
FORCES = ("buyer power", "supplier power", "threat of new entrants", "rivalry among competitors")
ERP = ("accounting and finance", "production and materials management", "human resources")


@pytest.mark.parametrize(
    "answer",
    [
        "plan, source, make, deliver, return",
        "return; deliver; make; source; plan",
        "plan\nsource\nmake\ndeliver\nreturn",
        "1. plan 2. source 3. make 4. deliver 5. return",
        "1) plan\n2) source\n3) make\n4) deliver\n5) return",
        "(a) plan (b) source (c) make (d) deliver (e) return",
        "- plan\n- source\n- make\n- deliver\n- return",
        "• plan • source • make • deliver • return",
        "plan source make deliver return",
        "plan and source and make and deliver and return",
        "plan, source, make, deliver and return",
        "plan, source, make, deliver, and return",
        "plan / source / make / deliver / return",
        "plan - source - make - deliver - return",
        "PLAN, SOURCE, MAKE, DELIVER, RETURN",
        "The steps are plan, source, make, deliver and return.",
        "planning, sourcing, making, delivering, returning",
        "plan, sorce, make, delivr, retrun",
    ],
)
def test_all_points_are_found_whatever_stands_between_them(answer):
    found = match_list(answer, SCOR)
    assert (found.decision, found.credit, found.reason) == ("accept", 1.0, "list"), found.steps


SPHERES = ("troposphere", "stratosphere", "mesosphere")
LAWS = ("law of demand", "law of supply", "rule of thumb", "rule of law")
PAIRS = ("salt and pepper", "knife and fork")
GROUPS = ("fruit and vegetables", "meat, fish and eggs")
RIGHTS = ("freedom of speech", "freedom of the press", "right to strike", "right to vote")


@pytest.mark.parametrize(
    ("answer", "items", "credit"),
    [
        ("plan, make", SCOR, 0.4),
        ("plan, plan, plan", SCOR, 0.2),
        ("plant, sauce, take, deliberate, retain", SCOR, 0.0),
        ("plan source sauce take deliver", SCOR, 0.6),
        ("buyer power, supplier selection", FORCES, 0.25),
        ("power of buyers and threat of new entrants", FORCES, 0.5),
        ("supplier power buyer power rivalry among competitors", FORCES, 0.75),
        ("threat of lawsuits", FORCES, 0.0),
        ("accounting and finance and human resources", ERP, 0.666667),
        ("human resources, production and materials management", ERP, 0.666667),
        ("accounting and marketing, human relations", ERP, 0.0),
        ("plan, but not source", SCOR, 0.2),
        ("plan and not make", SCOR, 0.2),
        ("salt, pepper, knife, fork", PAIRS, 1.0),
        ("pepper and salt, fork and knife", PAIRS, 1.0),
        ("salt, knife", PAIRS, 0.0),
        ("law, supply", LAWS, 0.25),
        ("law", LAWS, 0.0),
        ("strato, tropo, meso, bio", SPHERES, 1.0),
        ("sphere, atmo", SPHERES, 0.0),
        ("open and closed", ["open/closed", "single"], 0.5),
        ("salt and pepper, phase, knife", PAIRS, 0.5),
        ("pepper", PAIRS, 0.0),
        ("vegetables and fruit; eggs, fish and meat", GROUPS, 1.0),
        ("physical and data and link", ["physical", "data link", "network"], 0.333333),
        ("press, strike, speech", RIGHTS, 0.75),
        ("vote, privacy", RIGHTS, 0.25),
        ("town, old", ["old town", "new town", "old port", "new port"], 0.0),
    ],
)
def test_the_credit_is_hits_of_n(answer, items, credit):
    assert match_list(answer, items).credit == credit


@pytest.mark.parametrize(
    ("answer", "reason"), [("", "blank"), (" ; , ", "blank"), ("I don't know", "dont-know")]
)
def test_an_empty_list_earns_nothing(answer, reason):
    found = match_list(answer, SCOR)
    assert (found.decision, found.reason, found.credit) == ("reject", reason, 0.0)


def test_every_point_is_reported():
    steps = match_list("plan, sorce, bananas", ("plan", "source", "make")).steps
    assert steps == (
        "“plan” was found as “plan” (exact).",
        "“source” was found as “sorce” (typo).",
        "“make” was not found.",
        "Not points of the list: “bananas”.",
    )


def test_a_part_serves_one_point_only():
    found = match_list("customer service", ("customer service", "customer services desk"))
    assert found.credit == 0.5


def test_a_point_may_be_named_by_its_head_alone():
    items = ("Plan: decide how goods meet demand", "Make – turn parts into goods")
    assert match_list("plan, make", items).credit == 1.0


def test_order_counts_where_it_is_asked_for():
    asked = Policy(list_order=True)
    assert match_list("plan, source, make, deliver, return", SCOR, policy=asked).credit == 1.0
    found = match_list("source, plan, make, deliver, return", SCOR, policy=asked)
    assert found.credit == 0.8
    assert (
        "“plan” stands out of order." in found.steps
        or "“source” stands out of order." in found.steps
    )


def test_a_least_number_of_points_is_enough_where_it_is_asked_for():
    some = Policy(list_least=3)
    assert match_list("plan, source, make", SCOR, policy=some).credit == 1.0
    assert match_list("plan", SCOR, policy=some).credit == 0.333333


def test_wrong_further_points_cost_what_the_policy_says():
    costly = Policy(wrong_extra=Decimal("0.5"))
    assert match_list("plan, bananas, apples", ("plan", "make"), policy=costly).credit == 0.0
    assert match_list("plan, make, apples", ("plan", "make"), policy=costly).credit == 0.75


def test_all_or_nothing_where_the_policy_says_so():
    whole = Policy(partial_list=False)
    assert match_list("plan, source", SCOR, policy=whole).credit == 0.0
    assert match_list(", ".join(SCOR), SCOR, policy=whole).credit == 1.0


def test_a_slip_in_a_point_earns_the_typo_credit():
    half = Policy(typo_credit=Decimal("0.5"))
    assert match_list("plan, sorce", ("plan", "source"), policy=half).credit == 0.75


def test_an_answer_that_tries_everything_is_for_a_person():
    kitchen_sink = "plan, " + ", ".join(f"thing number {word}" for word in "abcdefgh")
    found = match_list(kitchen_sink, SCOR)
    assert (found.decision, found.reason) == ("review", "too-many")


def test_a_hundred_parts_are_for_a_person():
    found = match_list("; ".join(["plan"] * 100), SCOR)
    assert (found.decision, found.reason) == ("review", "too-long")


def test_a_doubtful_point_is_for_a_person():
    found = match_list("costumer, make", ("customer", "make"))
    assert (found.decision, found.reason) == ("review", "rare-word")


def test_a_point_with_words_that_may_change_it_is_for_a_person():
    found = match_list("business plan, make", ("plan", "make"))
    assert (found.decision, found.reason, found.credit) == ("review", "extra-word", 1.0)


def test_german_lists_are_cut_too():
    found = match_list(
        "Planen und Beschaffen, Fertigen", ("Planen", "Beschaffen", "Fertigen"), language="de"
    )
    assert found.credit == 1.0


@given(st.permutations(SCOR), st.sampled_from([", ", "; ", "\n", " ", " and ", " / "]))
def test_order_and_separator_make_no_difference(points, separator):
    assert match_list(separator.join(points), SCOR).credit == 1.0


@given(st.text(max_size=120))
def test_any_text_gets_a_share_between_nothing_and_all(answer):
    found = match_points(answer, prepare_list(SCOR))
    assert 0 <= found.credit <= 1
    assert found.steps


@pytest.mark.parametrize(
    ("answer", "decision", "credit"),
    [
        ("the code can be changed by all developers and users", "review", 1.0),
        ("developers see the code", "review", 0.0),
        ("cheap", "reject", 0.0),
    ],
)
def test_a_long_point_in_other_words_is_for_a_person(answer, decision, credit):
    items = ("the code is open to developers and users", "many useful add-ons to choose from")
    found = match_list(answer, items)
    assert (found.decision, found.credit) == (decision, credit / 2)


def test_a_point_that_holds_a_separator_is_found_whole():
    items = ("sales, marketing and service", "clean, quiet rooms")
    assert match_list("clean, quiet rooms; sales, marketing and service", items).credit == 1.0


def test_a_point_in_brackets_is_a_name_of_the_point():
    assert (
        match_list("acquisition", ("winning customers (acquisition)", "keeping them")).credit == 0.5
    )


def test_a_negated_point_is_found_as_such():
    items = ("quality is not always assured", "the platform must fit")
    assert (
        match_list("quality is not always assured and the platform must fit", items).credit == 1.0
    )
    assert match_list("quality is always assured", items).credit == 0.0


def test_a_misspelt_point_with_a_comma_is_still_one_point():
    items = ("sales, marketing and service", "new customers")
    assert match_list("sales, marketing and servise, new customers", items).credit == 1.0


def test_a_negation_that_is_part_of_a_point_denies_no_other():
    items = ("quality is not assured", "the platform must fit")
    assert match_list("the platform must fit quality is not assured", items).credit == 1.0


def test_a_doubt_between_points_takes_nothing_away():
    assert match_list("plan I am not sure make", ("plan", "make")).credit == 1.0
    assert match_list("plan, I don't know, make", ("plan", "make")).credit == 1.0


CHAMBERS = ["left atrium", "right atrium", "left ventricle", "right ventricle"]
LAYERS = ["physical layer", "data link layer", "network layer"]
FREEDOMS = ["freedom of speech", "freedom of religion", "right to petition"]


@pytest.mark.parametrize(
    ("items", "answer", "credit"),
    [
        (CHAMBERS, "left and right atrium, left and right ventricle", 1.0),
        (CHAMBERS, "left and right kidney", 0.0),
        (LAYERS, "physical, data link, network", 1.0),
        (LAYERS, "network and data link layer", 0.666667),
        (LAYERS, "physical exercise, data mining, network television", 0.0),
        (FREEDOMS, "freedom of speech, religion", 0.666667),
        (FREEDOMS, "freedom of speech, movement", 0.333333),
        (["intracellular fluid", "extracellular fluid"], "intra- and extracellular fluid", 1.0),
        (["type 1 diabetes", "type 2 diabetes"], "type 1 and type 2 diabetes", 1.0),
        (["H2O", "CO2", "O2"], "H₂O CO₂ O₂", 1.0),
        (["igneous", "sedimentary"], "1.igneous2.sedimentary", 1.0),
        (["solid", "liquid", "gas"], "solids liquids and gases", 1.0),
    ],
)
def test_a_word_that_points_share_is_read_where_it_is_left_out(items, answer, credit):
    found = match_list(answer, items)
    assert (found.decision, found.credit) == ("accept" if credit else "reject", credit)


def test_a_german_compound_cut_by_a_hyphen_is_completed():
    found = match_list("Ein- und Ausfuhr", ["Einfuhr", "Ausfuhr"], language="de")
    assert (found.decision, found.credit) == ("accept", 1.0)


@pytest.mark.parametrize("answer", ["PMAT", "P M A T", "tamp"])
def test_the_first_letters_of_all_points_are_for_a_person(answer):
    found = match_list(answer, ["prophase", "metaphase", "anaphase", "telophase"])
    assert (found.decision, found.reason) == ("review", "acronym")


def test_a_rare_word_further_than_a_letter_from_a_point_is_suggested_no_points():
    found = match_list("thiamine, guanine", ["thymine", "guanine"])
    assert (found.decision, found.credit) == ("review", 0.5)


def test_a_word_to_remember_the_points_by_is_suggested_no_points():
    lakes = ["Superior", "Michigan", "Huron", "Erie", "Ontario"]
    assert match_list("HOMES", lakes).credit == 0.0
    assert match_list("S M H E O", lakes).credit == 1.0


@pytest.mark.parametrize(
    ("answer", "items", "credit"),
    [
        ("bake, score", ["baking", "proofing", "scoring"], 0.666667),
        ("dispose, reuse", ["reuse", "disposal"], 1.0),
        ("adenosine, thymine", ["adenine", "thymine"], 0.5),
        ("enjambement", ["enjambment", "rhyme"], 0.5),
    ],
)
def test_a_usual_word_of_the_same_family_is_suggested_its_points(answer, items, credit):
    assert match_list(answer, items).credit == credit


def test_a_word_to_remember_the_points_by_is_suggested_nothing():
    found = match_list("PAST", ["price", "aim", "size", "time"])
    assert (found.decision, found.reason, found.credit) == ("review", "acronym", 0.0)
