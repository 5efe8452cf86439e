"""The real sources: what belongs together, and what is wrong with them, line by line."""

from __future__ import annotations

from itertools import combinations

import pytest

# Which cards are the same concept, by file and line of their fronts, read by hand.
SAME = [
    ["000:2", "001:6", "002:30", "003:8", "004:16"],  # customer relationship management
    ["000:34", "004:50"],  # upselling
    ["000:44", "004:76"],  # campaign management (systems)
    ["000:46", "004:94"],  # data mining
    ["000:66", "002:11", "004:20"],  # operational CRM (systems)
    ["000:72", "002:17", "003:88", "004:38"],  # sales force automation
    ["000:78", "002:3"],  # customer touch points
    ["000:84", "002:28"],  # open-source CRM systems
    ["000:88", "001:2"],  # social CRM
    ["000:90", "002:15"],  # customer interaction centers
    ["000:106", "004:90"],  # analytical CRM
    ["000:108", "002:9", "002:32"],  # collaborative CRM (systems)
    ["000:114", "004:88"],  # cross-selling
    ["000:116", "002:13"],  # front-office processes
    ["000:124", "002:23"],  # analytical CRM systems analyze customer data for
    ["000:142", "002:34"],  # customer-facing (CRM) applications
    ["000:148", "002:21", "002:36"],  # customer-touching (CRM) applications
    ["000:118", "003:72", "004:52"],  # contact management (CRM) system
    ["003:68", "004:42"],  # sales management CRM system
    ["003:76", "004:92"],  # opportunity management CRM system
]

# Pairs that a careless reader would merge.
APART = [
    ("000:18", "004:98"),  # call center, contact center
    ("000:16", "000:120"),  # upstream, downstream
    ("000:156", "000:158"),  # distribution portal, procurement portal
    ("000:160", "000:162"),  # pull model, push model
    ("000:10", "000:132"),  # benefits, disadvantages of open-source CRM
    ("000:4", "000:128"),  # EDI disadvantages, EDI benefits
    ("000:26", "000:94"),  # industry extranet, extranets
    ("000:30", "000:60"),  # return, reverse flow
    ("001:26", "001:4"),  # step 4, step 6
    ("002:5", "002:7"),  # low-end, high-end
    ("004:12", "004:90"),  # back office - analytical CRM, analytical CRM
    ("004:48", "004:72"),  # quantifiable, indirectly quantifiable benefits
    ("004:58", "004:60"),  # data latency, analysis latency
]


def short(source, line):
    return f"{source[:3]}:{line}"


def joined(real):
    """The pairs of cards that share an entry."""
    return {
        tuple(sorted(pair))
        for cards in real.cards.values()
        for pair in combinations([short(one.source, one.line_front) for one in cards], 2)
    }


def wanted():
    return {tuple(sorted(pair)) for group in SAME for pair in combinations(group, 2)}


def test_no_two_concepts_are_merged(real):
    assert joined(real) - wanted() == set()
    assert not joined(real) & {tuple(sorted(pair)) for pair in APART}


def test_at_least_85_of_100_right_merges_are_made(real):
    assert len(joined(real) & wanted()) >= 0.85 * len(wanted())


def test_what_is_not_merged_is_proposed(real):
    by_place = {
        short(card.source, card.line_front): key
        for key, cards in real.cards.items()
        for card in cards
    }
    missed = {tuple(sorted((by_place[a], by_place[b]))) for a, b in wanted() - joined(real)}
    assert missed <= {one.entries for one in real.proposals}


def test_every_card_is_in_exactly_one_entry(real):
    held = [card for cards in real.cards.values() for card in cards]
    assert len(held) == sum(len(one.cards) for one in real.readings) == 204


@pytest.mark.parametrize(("line", "term"), [(19, "Upselling"), (20, "Bundling")])
def test_definitions_without_a_term_get_the_right_one(real, line, term):
    (orphan,) = [one for one in real.orphans if (one.source[:3], one.line) == ("002", line)]
    assert orphan.suggested_term == term
    (problem,) = [
        p for p in real.problems if p.check == "orphan-definition" and p.place.line == line
    ]
    assert problem.hint.startswith("[[entry]]\n")
    assert f'term = "{term}"' in problem.hint


FOUND = [
    ("identical-definition", "000", range(160, 164)),
    ("orphan-definition", "002", (19,)),
    ("orphan-definition", "002", (20,)),
    ("answer-leak", "000", (31,)),
    ("answer-leak", "000", (33,)),
    ("answer-leak", "000", (59,)),
    ("answer-leak", "000", (63,)),
    ("answer-leak", "000", (79,)),
    ("answer-leak", "000", (101,)),
    ("answer-leak", "004", (17,)),
    ("answer-leak", "004", (87,)),
    ("conflicting-definitions", "000", (47,)),
    ("conflicting-definitions", "004", (95,)),
    ("conflicting-definitions", "000", (107,)),
    ("duplicate-card", "004", (38, 39)),
    ("inconsistent-name", "004", (50,)),
    ("open-ended", "000", (57,)),
    ("open-ended", "004", (49,)),
    ("alias-in-stem", "000", (161, 163)),
]


@pytest.mark.parametrize(("check", "source", "lines"), FOUND)
def test_a_mistake_is_reported_at_its_line(real, check, source, lines):
    places = {
        p.place.line for p in real.problems if p.check == check and p.place.source[:3] == source
    }
    assert places & set(lines)


TYPOS = [
    ("000", 71, "withing", "within"),
    ("001", 3, "virutal", "virtual"),
    ("001", 3, "aroudn", "around"),
    ("001", 7, "infrasturcture", "infrastructure"),
    ("001", 7, "cusotmer", "customer"),
    ("001", 7, "interations", "interactions"),
    ("001", 9, "Cusotmer", "Customer"),
    ("001", 19, "quanity", "quantity"),
    ("001", 21, "databse", "database"),
    ("001", 23, "foloow", "follow"),
    ("001", 25, "Cusotmers", "Customers"),
    ("001", 27, "contianing", "containing"),
    ("001", 28, "Warehosue", "Warehouse"),
    ("001", 29, "depnds", "depends"),
    ("001", 33, "Strorage", "Storage"),
    ("001", 39, "Cusotmer", "Customer"),
    ("001", 43, "selcting", "selecting"),
    ("001", 47, "cusotmers", "customers"),
    ("001", 47, "thier", "their"),
    ("001", 47, "invasionof", "invasion of"),
    ("001", 49, "Predicitng", "Predicting"),
    ("001", 49, "cusotmize", "customize"),
    ("001", 51, "customeization", "customization"),
    ("003", 62, "accesible", "accessible"),
    ("003", 84, "sustems", "systems"),
]


@pytest.mark.parametrize(("source", "line", "wrong", "right"), TYPOS)
def test_a_misspelling_is_reported_with_the_right_word(real, source, line, wrong, right):
    assert (source, line, wrong, right) in {
        (p.place.source[:3], p.place.line, p.wrong, p.correct)
        for p in real.problems
        if p.check == "typo"
    }


def test_few_right_words_are_taken_for_misspelt(real):
    listed = {wrong.lower() for _, _, wrong, _ in TYPOS}
    listed |= {"privary", "offected", "gender"}
    others = [p for p in real.problems if p.check == "typo" and p.wrong.lower() not in listed]
    assert len(others) <= 2


def test_a_real_word_error_shows_beside_the_other_source(real):
    (problem,) = [p for p in real.problems if p.wrong == "gender"]
    assert (problem.place.source[:3], problem.place.line) == ("000", 35)
    assert "002" in problem.message
    assert problem.correct == "higher"


def test_push_and_pull_never_stand_beside_each_other(real):
    entries = {entry.id: entry for entry in real.glossary.entries}
    assert entries["push-model"].never_with == ("pull-model",)
    assert entries["pull-model"].never_with == ("push-model",)


def test_definitions_that_are_said_to_disagree_do(real):
    found = {
        short(p.place.source, p.place.line)
        for p in real.problems
        if p.check == "conflicting-definitions"
    }
    # Data mining, analytical CRM, and collaborative CRM of which one card says another thing.
    assert found == {"000:47", "004:95", "000:107", "004:91", "000:109", "002:10", "002:33"}
