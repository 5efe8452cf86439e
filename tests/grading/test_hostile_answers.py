"""Answers made to earn marks that they do not deserve, or that look wrong and are right."""

from __future__ import annotations

import pytest

from quizgen.grading.definitions import match_definition
from quizgen.grading.lettered import read_choice
from quizgen.grading.lists import match_list
from quizgen.grading.match import match_answer
from quizgen.grading.printed import Printed
from quizgen.items.model import Choice
from quizgen.quiz.policy import Policy

SCOR = ("plan", "source", "make", "deliver", "return")
VERBS = "plan buy source sell make store deliver ship return pack move load cut paste type read"


@pytest.mark.parametrize("mark", ["/", "+", "-", "→", ".", "\\", "_", "&", "|", "=>"])
def test_a_list_without_spaces_has_its_points(mark):
    found = match_list(mark.join(SCOR), SCOR)
    assert (found.decision, found.credit) == ("accept", 1.0)


@pytest.mark.parametrize("answer", ["(1)plan(2)source(3)make", "1plan2source3make"])
def test_a_numbered_list_without_spaces_has_its_points(answer):
    assert match_list(answer, SCOR).credit == 0.6


def test_a_point_with_hyphens_is_not_cut():
    items = ("make-to-stock", "make-to-order")
    assert match_list("make-to-stock/make-to-order", items).credit == 1.0
    assert match_list("make-to-stock", ("make-to-stock", "make", "stock")).credit == 0.333333
    assert match_list("24/7, on-site", ("24/7", "on-site")).credit == 1.0


@pytest.mark.parametrize("answer", ["source-code", "plansourcemakedeliverreturn"])
def test_points_that_cannot_be_cut_for_certain_go_to_a_person(answer):
    assert match_list(answer, SCOR).decision == "review"


@pytest.mark.parametrize("answer", [VERBS, " ".join([VERBS] * 6)])
def test_a_heap_of_words_with_the_points_among_them_goes_to_a_person(answer):
    found = match_list(answer, SCOR)
    assert (found.decision, found.reason) == ("review", "too-many")


@pytest.mark.parametrize(
    "answer",
    [
        "none of plan, source, make, deliver, return",
        "do not plan, source, make, deliver, return",
        "plan instead of source, make instead of deliver, return",
        "plan, source, make, deliver but not return",
        "all except plan, source",
        "plan rather than source and make",
    ],
)
def test_denied_points_go_to_a_person_and_earn_nothing_by_themselves(answer):
    found = match_list(answer, SCOR)
    assert (found.decision, found.reason) == ("review", "negation")
    assert found.credit < 0.8


def test_a_negation_that_is_part_of_a_point_denies_nothing():
    items = ("not urgent and important", "urgent and not important")
    assert match_list("; ".join(items), items).decision == "accept"


@pytest.mark.parametrize(
    ("answer", "term"),
    [("-5", "5"), ("5", "-5"), ("-5%", "5%"), ("minus 5", "5"), ("5 °C", "−5 °C")],
)
def test_a_number_below_zero_is_another_number(answer, term):
    found = match_answer(answer, [term])
    assert (found.decision, found.reason) == ("reject", "number")


@pytest.mark.parametrize(
    ("answer", "term"),
    [
        ("−5", "-5"),
        ("+5", "5"),
        ("minus 5 %", "-5%"),
        ("5 - 3", "5-3"),
        ("x=-5", "x = -5"),
        ("- plan", "plan"),
    ],
)
def test_the_same_number_with_its_sign_written_in_another_way_is_right(answer, term):
    assert match_answer(answer, [term]).decision == "accept"


@pytest.mark.parametrize("sign", ["¬", "!", "≠ ", "!= "])
def test_a_sign_of_negation_before_the_term_negates_it(sign):
    found = match_answer(f"{sign}pull model", ["pull model"])
    assert (found.decision, found.reason) == ("reject", "negation")


@pytest.mark.parametrize("expects", ["term", "list", "definition"])
def test_letters_struck_through_go_to_a_person(expects):
    struck = "".join(f"{char}\N{COMBINING LONG STROKE OVERLAY}" for char in "pull model")
    found = match_answer(struck, ["pull model"], expects=expects)
    assert (found.decision, found.reason) == ("review", "homoglyph")


@pytest.mark.parametrize(
    ("cell", "option"),
    [("5", 0), ("−5", 1), ("≠5", None), ("5\N{COMBINING LONG STROKE OVERLAY}", None)],
)
def test_the_text_of_an_option_keeps_its_sign(cell, option):
    item = Choice(id="c", stem="?", key="5", distractors=("-5",))
    printed = Printed("c", item, 0, "?", "5", ("5", "-5"), {"A": 0, "B": 1}, 0)
    assert read_choice(cell, printed).option == option


WAREHOUSE = (
    "a central store of cleaned data from several sources, not changed by users, "
    "which managers query for decisions"
)


@pytest.mark.parametrize(
    "answer",
    [
        f"It is wrong that it is this: {WAREHOUSE}",
        f"It is false that it is {WAREHOUSE}",
        f"not {WAREHOUSE}",
        f"never {WAREHOUSE}",
        f"the opposite of {WAREHOUSE}",
        f"Nobody says {WAREHOUSE}",
        WAREHOUSE.replace("not changed", "changed").replace("query", "do not query"),
        WAREHOUSE.replace("store", "destroyer"),
        WAREHOUSE.replace("users", "u").replace("managers", "users").replace(" u,", " managers,"),
        WAREHOUSE.replace("data", "x").replace("sources", "data").replace(" x ", " sources "),
        "managers data decisions query central users sources store which for cleaned of not by",
        " ".join(sorted(WAREHOUSE.split())),
    ],
)
def test_a_definition_turned_round_is_not_accepted_without_a_person(answer):
    found = match_definition(answer, [WAREHOUSE], policy=Policy(definition_auto=True))
    assert found.decision == "review"


def test_a_definition_with_a_small_difference_is_still_accepted_without_a_person():
    answer = f"It is {WAREHOUSE}"
    found = match_definition(answer, [WAREHOUSE], policy=Policy(definition_auto=True))
    assert (found.decision, found.reason) == ("accept", "definition")


@pytest.mark.parametrize(
    ("answer", "term"),
    [
        ("Permission market", "Permission marketing"),
        ("Enterprise resource plan", "Enterprise resource planning"),
        ("market technologies", "marketing technologies"),
        ("marketing segment", "market segment"),
        ("plans", "planning"),
    ],
)
def test_a_doing_and_a_thing_of_the_same_stem_are_for_a_person(answer, term):
    found = match_answer(answer, [term])
    assert (found.decision, found.reason) == ("review", "inflection")


@pytest.mark.parametrize(
    ("answer", "term"),
    [
        ("supply chains", "supply chain"),
        ("analyzed data", "analysed data"),
        ("up-sell", "up-selling"),
        ("analytic CRM", "analytical CRM"),
        ("Enterprise resources planning", "Enterprise resource planning"),
    ],
)
def test_plurals_and_forms_of_a_verb_are_the_same_word(answer, term):
    assert match_answer(answer, [term]).decision == "accept"


def test_the_points_of_a_list_may_be_told_as_doings():
    found = match_list("planning, sourcing, making, delivering, returning", SCOR)
    assert (found.decision, found.credit) == ("accept", 1.0)


PAIRS = [
    ("hypertension", "hypotension"),
    ("plaintiff", "defendant"),
    ("ionic bond", "covalent bond"),
    ("major scale", "minor scale"),
    ("type 2 diabetes", "type 1 diabetes"),
    ("foreign key", "primary key"),
    ("stalactite", "stalagmite"),
    ("North Korea", "South Korea"),
]
JOINTS = [
    *("{} / {}", "{}/{}", "{} or {}", "{} (or {})", "{} ({})", "{}, {}", "{}; {}", "{} and {}"),
    *("{} & {}", "{} + {}", "{}? {}", "{} -> {}", "{} → {}", "{} = {}", "{} vs. {}", "{} {}"),
    *("{}\n{}", "{} - {}", "{} | {}", "{} i.e. {}", "{} not {}", "{}, not {}", "not {} but {}"),
    *("{} instead of {}", "either {} or {}", "1. {} 2. {}", "~~{}~~ {}", "{} [{}]", "{}\u200b{}"),
]
DENIALS = [
    *("not {}", "no {}", "non-{}", "never {}", "anything but {}", "{} is wrong", "it isn't {}"),
    *("the opposite of {}", "{}, not", "un{}", "anti-{}", "without {}", "other than {}", "{} ❌"),
    *("neither {}", "lack of {}", "≠ {}", "!{}", "pseudo-{}", "{}-free", "false {}", "=/= {}"),
]
FRAMES = [
    *("{}.", "{}!", "{}?", '"{}"', "“{}”", "  {}  ", "- {}", "• {}", "1. {}", "a) {}", "the {}"),
    *("It is {}", "it’s {}", "that's {}", "I think {}", "maybe {}", "My answer: {}", "{} I think"),
    *("The term is {}", "\u200b{}", "{}\u200e", "**{}**", "<{}>", "= {}", "→ {}", "{} :)", "{}…"),
    *("We call it {}", "This is called {}", "the concept of {}", "It is known as {}"),
]


@pytest.mark.parametrize("joint", JOINTS)
def test_two_competing_terms_are_never_accepted_however_they_are_joined(joint):
    for pair in PAIRS:
        for term, rival in (pair, pair[::-1]):
            for answer in (joint.format(term, rival), joint.format(rival, term)):
                found = match_answer(answer, [term], rivals=[rival])
                assert found.decision != "accept", answer


@pytest.mark.parametrize("denial", DENIALS)
def test_a_denied_term_is_never_accepted(denial):
    for term, rival in PAIRS:
        found = match_answer(denial.format(term), [term], rivals=[rival])
        assert found.decision != "accept", denial.format(term)


@pytest.mark.parametrize("frame", FRAMES)
def test_what_stands_around_an_answer_and_says_nothing_costs_nothing(frame):
    for term, rival in PAIRS:
        found = match_answer(frame.format(term), [term], rivals=[rival])
        assert found.decision == "accept", (frame.format(term), found.reason)
