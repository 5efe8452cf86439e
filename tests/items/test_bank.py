from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import Severity
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import bank_to_plain, exams_in, item_bank, summary_text
from quizgen.items.flaws import find_flaws
from quizgen.items.model import Bank, Choice, LeftOut, Matching, Short
from quizgen.text.fold import fold

NAMES = ("networking", "german", "sample")


def shares(bank: Bank, glossary: Glossary, kind: str) -> tuple[float, float]:
    """The shares of items of a kind with any warning, and with two."""
    flaws: dict[str, set[str]] = {
        key: set() for key, item in bank.items.items() if item.kind == kind
    }
    for flaw in find_flaws(bank.items, glossary):
        if flaw.place.source in flaws:
            flaws[flaw.place.source].add(flaw.check)
    counts = [len(found) for found in flaws.values()]
    return sum(map(bool, counts)) / len(counts), sum(n > 1 for n in counts) / len(counts)


@pytest.fixture(params=NAMES)
def case(request, banks):
    return banks[request.param], request.getfixturevalue(request.param)


def test_no_item_has_an_error(case):
    bank, glossary = case
    errors = [f for f in find_flaws(bank.items, glossary) if f.severity is Severity.ERROR]
    assert errors == []


def test_few_items_have_a_warning(case):
    bank, glossary = case
    any_warning, two = shares(bank, glossary, "choice")
    assert (any_warning <= 0.25, two <= 0.05) == (True, True)
    assert shares(bank, glossary, "cloze")[0] <= 0.15
    assert shares(bank, glossary, "matching")[0] <= 0.2


def test_most_terms_can_be_asked_for(case):
    bank, glossary = case
    terms = {one.id for one in glossary.entries if one.kind == "term" and not one.skip}
    asked = {item.entry for item in bank.items.values() if item.kind in {"choice", "cloze"}}
    assert len(terms & asked) >= 0.6 * len(terms)


def test_every_entry_is_asked_for_or_left_out_with_a_reason(case):
    bank, glossary = case
    for kind in ("choice", "cloze", "short"):
        asked = {item.entry for item in bank.items.values() if item.kind == kind}
        left = {one.entry for one in bank.left_out if one.kind == kind}
        assert asked | left == {one.id for one in glossary.entries}
        assert all(one.reason for one in bank.left_out)


def test_the_same_glossary_gives_the_same_bank(german):
    assert bank_to_plain(item_bank(german)) == bank_to_plain(item_bank(german))


def test_wordings_differ_from_item_to_item(banks):
    stems = Counter(
        item.stem.split()[0] + item.stem.split()[1]
        for item in banks["networking"].items.values()
        if isinstance(item, Choice) and item.id.startswith("choice-dt")
    )
    assert len(stems) >= 3
    assert max(stems.values()) < 0.6 * stems.total()


def test_adding_an_entry_changes_no_wording_of_the_others(topologies):
    new = Entry(
        id="chain", term="Chain", definition="a row of links that a ship hangs its anchor on"
    )
    old_items = item_bank(topologies).items
    wider = replace(topologies, entries=(*topologies.entries, new))
    items: dict[str, Any] = dict(item_bank(wider).items)
    for key, item in old_items.items():
        if isinstance(item, Choice):
            assert (items[key].stem, items[key].key) == (item.stem, item.key)
            old = [*item.distractors, *item.spares]
            new_ones = [*items[key].distractors, *items[key].spares]
            kept = [one for one in new_ones if one in old]
            assert kept == [one for one in old if one in kept]


def test_the_bank_as_data_can_be_written_as_json(banks):
    plain = json.loads(json.dumps(bank_to_plain(banks["german"])))
    assert (plain["format"], plain["version"]) == ("quizgen/bank", 1)
    assert len(plain["items"]) == len(banks["german"].items)
    assert plain["left_out"][0].keys() == {"entry", "kind", "reason"}


def test_the_summary_counts_and_wraps(banks, networking):
    bank = banks["networking"]
    text = summary_text(bank, find_flaws(bank.items, networking), 60)
    assert f"choice       {sum(i.kind == 'choice' for i in bank.items.values())}" in text
    assert "Enough for" in text
    assert max(map(len, text.splitlines())) <= 60


def test_reasons_that_differ_in_a_name_are_counted_together():
    left = (LeftOut("a", "cloze", "“Ale” would fit"), LeftOut("b", "cloze", "“Porter” would fit"))
    text = summary_text(Bank({}, left), [], 80)
    assert "2  “…” would fit" in text
    assert "Flaws: none" in text


def test_a_bank_lasts_until_one_kind_runs_out(banks):
    bank = banks["german"]
    entries = {i.entry for i in bank.items.values() if i.kind == "short"}
    assert exams_in(bank, {"short": 1}) == (len(entries), "short: 1 asked, 0 left")
    assert exams_in(bank, {"choice": 10_000})[0] == 0
    assert exams_in(Bank({}), {"cloze": 5}) == (0, "cloze: 5 asked, 0 left")


def test_sets_are_counted_with_the_numbers_they_take_on_a_paper():
    pairs = (("a", "b"), ("c", "d"), ("e", "f"), ("g", "h"))
    text = summary_text(Bank({"m": Matching(id="m", pairs=pairs)}), [])
    assert "matching       1 with 4 numbers\n" in text
    assert "choice         0\n" in text


words = st.lists(
    st.sampled_from(
        [
            "goods",
            "buyer",
            "firm",
            "port",
            "plan",
            "cost",
            "train",
            "wire",
            "steel",
            "farm",
            "clerk",
            "tax",
        ]
    ),
    min_size=1,
    max_size=7,
)
entries = st.builds(
    lambda term, text, skip, alias: (" ".join(term[:3]), " ".join(["a", *text]), skip, alias),
    words,
    words,
    st.booleans(),
    st.sampled_from(["", "GBF", "port plan"]),
)


@given(st.lists(entries, min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_every_choice_item_has_exactly_one_right_option(rows):
    glossary = Glossary(
        entries=tuple(
            Entry(
                id=f"e{n}", term=term, definition=text, skip=skip, aliases=(alias,) if alias else ()
            )
            for n, (term, text, skip, alias) in enumerate(rows)
        )
    )
    by_id = {one.id: one for one in glossary.entries}
    for item in item_bank(glossary).items.values():
        if not isinstance(item, Choice):
            continue
        options = [fold(one) for one in (item.key, *item.distractors, *item.spares)]
        assert len(set(options)) == len(options)
        own = {fold(name) for name in by_id[item.entry].names}
        assert sum(option in own for option in options) == (
            1 if item.id.startswith("choice-dt") else 0
        )


@given(st.text(max_size=60), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_bank_without_errors(term, definition):
    others = [
        Entry(id=f"o{n}", term=f"Tool {n}", definition=f"a thing of {kind} for work")
        for n, kind in enumerate(("steel", "wood", "glass", "bone"))
    ]
    glossary = Glossary(entries=(Entry(id="x", term=term, definition=definition), *others))
    bank = item_bank(glossary)
    assert not [f for f in find_flaws(bank.items, glossary) if f.severity is Severity.ERROR]


def test_a_definition_pasted_under_a_term_of_the_glossary_is_another_definition_of_it():
    entries = (
        Entry(id="churn", term="Churn", definition="the share of buyers who leave in a period"),
        Entry(id="loyal", term="Loyalty", definition="the wish of buyers to stay with a firm"),
        Entry(id="basket", term="Basket", definition="the goods that buyers take in one visit"),
        Entry(id="churn-2", term="Churn", definition="how many people turn to another firm"),
    )
    items = item_bank(Glossary(entries=entries)).items
    assert not any(key.endswith("churn-2") for key in items)
    short = items["short-definition:churn"]
    assert isinstance(short, Short)
    assert short.accept == ("how many people turn to another firm",)
    assert "choice-dt:churn" in items


@pytest.mark.parametrize(("name", "language"), [("sample", "en-GB"), ("german", "de-AT")])
def test_a_language_with_its_region_gives_the_questions_of_the_language(request, name, language):
    glossary = request.getfixturevalue(name)
    entries = glossary.entries[:30]
    one, other = (
        item_bank(replace(glossary, entries=entries, language=code))
        for code in (glossary.language, language)
    )
    assert one.items == other.items
