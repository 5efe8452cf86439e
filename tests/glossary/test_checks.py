"""Each check finds what it is for, and is silent on what is right."""

from __future__ import annotations

import pytest

from quizgen.errors import Severity, UsageError
from quizgen.glossary.checks import CHECKS, check
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.glossary.store import parse_glossary, print_glossary


def entry(term, definition="", **more):
    return Entry(more.pop("id", term.lower().replace(" ", "-")), term, definition, **more)


def found(*entries, **more):
    return check(Glossary(entries=entries, file="g.toml", **more))


def names(*entries, **more):
    return sorted({one.check for one in found(*entries, **more)})


CHURN = entry("Churn", "the share of buyers who leave a firm in a given period")

FINDINGS = [
    ("empty-definition", [entry("Plan")]),
    (
        "identical-definition",
        [entry("Push", "made for a forecast"), entry("Pull", "Made for a forecast.")],
    ),
    ("fragment", [entry("Drill-down", "more detail")]),
    ("fragment", [entry("Low-end", "for firms with a great many small customers")]),
    ("fragment", [entry("Raising", "increasing the value of the sale")]),
    ("answer-leak", [entry("Data visualization", "the visualization of data in charts and maps")]),
    ("answer-leak", [entry("Plan", "planning is the strategic component of the supply chain")]),
    ("alias-in-stem", [entry("Automation", "SFA logs every step of a deal", aliases=("SFA",))]),
    (
        "alias-in-stem",
        [entry("Push model", "an approach, also known as make-to-stock, that starts early")],
    ),
    (
        "open-ended",
        [entry("Customizing", "letting buyers adapt an offer, follow a delivery, etc.")],
    ),
    ("markup", [entry("Recency", "how *recently* a customer last bought something")]),
    ("markup", [entry("Recency", "how<br>recently a customer last bought something")]),
    ("encoding", [entry("Café", "a place where people drink coffee â€“ or cafÃ© au lait")]),
    ("flattened-list", [entry("Flows", "1. material flows 2. information flows 3. money flows")]),
    ("flattened-list", [entry("Causes of the war", "militarism, alliances, imperialism")]),
    ("list-uncertain", [entry("FAST", "Face, Arms, Speech, Time")]),
    ("list-count", [entry("Four ways out of it", items=("the door", "the window", "the roof"))]),
    ("duplicate-item", [entry("Needs", items=("a plan", "a budget", "A plan"))]),
    ("duplicate-term", [CHURN, entry("churn", "people who go away from a company", id="churn-2")]),
    ("duplicate-term", [CHURN, entry("Attrition", "people who go elsewhere", aliases=("churn",))]),
    ("typo", [entry("Lead time", "how long it takes from an order to recieving the goods")]),
]


@pytest.mark.parametrize(("name", "entries"), FINDINGS)
def test_a_check_finds_what_it_is_for(name, entries):
    assert name in names(*entries)


def test_a_short_full_sentence_is_no_fragment():
    assert names(entry("Touch", "Any interaction between a customer and an organization.")) == []


@pytest.mark.parametrize(
    ("definition", "short"),
    [
        ("der Lebensraum einer Lebensgemeinschaft", False),
        ("Brandmeldeanlage mit Aufschaltung", False),
        ("zerkleinertes Holz", True),
        ("freie Stelle", True),
    ],
)
def test_a_german_compound_says_as_much_as_two_words(definition, short):
    one = entry("Biotop", definition)
    assert (names(one, language="de") == ["fragment"]) == short


def test_a_sound_entry_has_no_findings():
    assert found(CHURN) == []


@pytest.mark.parametrize(
    "other",
    [
        "an approach, known as make-to-order, in which production starts from an order",
        "the number of new visitors per dollar that was spent on advertisements",
    ],
)
def test_definitions_that_disagree_are_found(other):
    text = "an approach, known as make-to-stock, in which production starts from a forecast"
    one = entry("Push", text, other_definitions=(OtherDefinition(other, "n.txt:3"),))
    assert "conflicting-definitions" in names(one)


def test_definitions_in_other_words_do_not_disagree():
    text = "the activities in which employees deal directly with buyers, such as selling"
    other = "Activities in which employees deal directly with buyers; that is, sales."
    one = entry("Front office", text, other_definitions=(OtherDefinition(other),))
    assert "conflicting-definitions" not in names(one)


def test_a_not_in_an_otherwise_equal_sentence_is_a_conflict():
    text = "a store of current facts from all parts of a company for reporting"
    other = "a store of current facts not from all parts of a company for reporting"
    one = entry("Warehouse", text, other_definitions=(OtherDefinition(other),))
    assert "conflicting-definitions" in names(one)


@pytest.mark.parametrize(
    ("front", "items"),
    [
        ("Introducing CRM: Step 3", ("plan", "buy")),
        ("360-degree view", ("all data", "all people")),
        ("Two kinds of benefits", ("tangible", "intangible")),
        ("Benefits of 2024", ("faster", "cheaper", "better")),
    ],
)
def test_a_number_that_counts_nothing_or_counts_right_is_no_finding(front, items):
    assert "list-count" not in names(entry(front, items=items, id="x", kind="list"))


@pytest.mark.parametrize(("name", "entries"), FINDINGS)
def test_what_was_accepted_is_silent(name, entries):
    accepted = [
        Entry(**{**{key: getattr(one, key) for key in one.__slots__}, "ok": (name,)})
        for one in entries
    ]
    assert name not in names(*accepted)


def test_an_entry_kept_out_of_quizzes_has_no_findings():
    assert found(entry("Drill-down", "more detail", skip=True)) == []


def test_findings_name_the_line_of_the_definition():
    text = print_glossary(Glossary(entries=(CHURN, entry("Drill-down", "more detail"))))
    glossary, _ = parse_glossary(text, "g.toml")
    (problem,) = check(glossary)
    assert text.split("\n")[(problem.place.line or 0) - 1] == 'definition = "more detail"'


def test_only_and_skip_choose_the_checks():
    glossary = Glossary(entries=(entry("Drill-down", "more recieving"), entry("Plan")))
    assert {one.check for one in check(glossary, only=["fragment"])} == {"fragment"}
    assert "fragment" not in {one.check for one in check(glossary, skip=["fragment"])}


def test_an_unknown_check_is_a_usage_error_that_lists_the_known_ones():
    with pytest.raises(UsageError) as stop:
        check(Glossary(), only=["typos"])
    assert "typo" in stop.value.next_step


def test_identical_definitions_are_an_error_at_each_place():
    problems = found(entry("Push", "made for a forecast"), entry("Pull", "made for a forecast"))
    same = [one for one in problems if one.check == "identical-definition"]
    assert [one.severity for one in same] == [Severity.ERROR, Severity.ERROR]
    assert {one.entries for one in same} == {("push", "pull"), ("pull", "push")}


def test_markdown_is_no_finding_where_it_is_turned_on():
    assert "markup" not in names(entry("A", "how *recently* it was bought"), markup="markdown")


def test_a_list_on_one_line_comes_with_its_points_to_paste():
    (problem,) = [
        one
        for one in found(entry("Flows", "1. goods 2. facts 3. money"))
        if one.check == "flattened-list"
    ]
    assert problem.hint == 'items = ["goods", "facts", "money"]'


def test_every_check_runs_on_an_empty_glossary():
    assert check(Glossary()) == []
    assert len(CHECKS) >= 16


def test_a_thousand_terms_with_one_definition_are_told_without_naming_all_each_time():
    entries = tuple(Entry(f"e{n}", f"Thing {n}x", "see the book of rules") for n in range(1000))
    problems = check(Glossary(entries=entries), only=["identical-definition"])
    assert len(problems) == 1000
    assert max(len(one.entries) for one in problems) < 20
    assert {one.entries[0] for one in problems} == {one.id for one in entries}


def test_a_vocabulary_is_told_once_not_word_by_word():
    words = [entry(f"Wort {n}", f"word{n}") for n in range(30)]
    problems = [one for one in found(*words) if one.check == "fragment"]
    assert len(problems) == 1
    assert problems[0].severity is Severity.INFO


def test_questions_may_have_the_same_answer():
    one = entry("Where is the Louvre?", "in the city of Paris in France", id="a", kind="question")
    other = entry("Where is the Sorbonne?", one.definition, id="b", kind="question")
    assert "identical-definition" not in names(one, other)


def test_two_words_with_one_translation_are_no_error():
    one, other = (entry(word, "the dog", kind="fragment") for word in ("Hund", "Köter"))
    same = [p.severity for p in found(one, other) if p.check == "identical-definition"]
    assert same == [Severity.WARNING, Severity.WARNING]


FILLERS = [entry(f"T{n}", f"filler{n} text{n} about thing{n} and nothing{n}") for n in range(40)]
SENT = "applications that plan campaigns and send messages through the right channels"


@pytest.mark.parametrize(
    ("other", "disagree"),
    [
        ("guide users in marketing campaigns: tasks, planning, schedules, success", False),
        ("the share of budget that a firm spends on billboards every year", True),
    ],
)
def test_two_rare_words_in_common_make_one_topic(other, disagree):
    said = entry("Outreach", SENT, other_definitions=(OtherDefinition(other, "b.txt:2"),))
    assert ("conflicting-definitions" in names(said, *FILLERS)) is disagree
