"""Findings are cleared one key at a time, or from a table of decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.cli.tidy import walk
from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.checks import check
from quizgen.glossary.findings import apply_findings_csv, findings_rows, has_decisions
from quizgen.glossary.mend import decide, suggestion
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.glossary.normalize import normalize
from quizgen.glossary.store import load, parse_glossary, print_glossary
from quizgen.glossary.tidy import alike_count, go_on_with, press, start
from quizgen.sources.model import Card, Orphan, Reading
from quizgen.tables.csv import read_csv, write_csv

LONG = "that a company keeps for the people who buy from it"


def text_of(*entries):
    return print_glossary(Glossary(entries=entries))


def findings(text):
    return check(load(text, "g.toml"))


def entry(text, key):
    return next(one for one in parse_glossary(text, "g.toml")[0].entries if one.id == key)


def progress_of(*entries):
    text = text_of(*entries)
    return start(text, findings(text))


SPELT = [
    Entry(f"e{n}", f"Thing {n}", f"a store number {n} {LONG}, for each cusotmer") for n in range(11)
]
SHORT = Entry("drill", "Drill-down", "more detail")


@pytest.mark.parametrize(
    ("one", "key", "value"),
    [
        (
            Entry("a", "Lead time", f"the cusotmer file {LONG}"),
            "definition",
            f"the customer file {LONG}",
        ),
        (Entry("a", "Recency", f"the *last* file {LONG}"), "definition", f"the last file {LONG}"),
        (
            Entry("a", "Recency", f"the <b>last</b> file&nbsp;{LONG}"),
            "definition",
            f"the last file {LONG}",
        ),
        (Entry("a", "Lead time", f"the list {LONG}, etc."), "definition", f"the list {LONG}"),
        (Entry("a", "Needs", items=("plan", "cash", "Plan")), "items", ("plan", "cash")),
        (Entry("a", "Flows", "1. goods 2. facts 3. money"), "items", ("goods", "facts", "money")),
        (SHORT, "skip", True),
        (Entry("a", "Plan"), "skip", True),
        (
            Entry("a", "Push", f"the way, also known as make-to-stock, {LONG}"),
            "aliases",
            ("make-to-stock",),
        ),
        (
            Entry(
                "a",
                "Churn",
                "the share of buyers who stop doing business with a firm",
                other_definitions=(
                    OtherDefinition("how many dollars an advertisement costs per year"),
                    OtherDefinition("the share of buyers who stop doing their business"),
                ),
            ),
            "other_definitions",
            (OtherDefinition("the share of buyers who stop doing their business"),),
        ),
        (
            Entry(
                "a",
                "Lead",
                f"a list {LONG}",
                other_definitions=(OtherDefinition(f"A list {LONG}."),),
            ),
            "other_definitions",
            (),
        ),
    ],
)
def test_a_applies_the_suggestion(one, key, value):
    progress = progress_of(one)
    assert suggestion(progress.current)
    after = press(progress, "a")
    assert getattr(entry(after.text, one.id), key) == value


def test_taking_away_a_shared_name_leaves_the_other_entry():
    progress = progress_of(
        Entry("a", "Churn", f"a list {LONG}"),
        Entry("b", "Attrition", f"the store {LONG}", aliases=("churn", "loss")),
    )
    after = press(progress, "a")
    assert entry(after.text, "b").aliases == ("loss",)


def test_a_capital_decides_all_findings_alike_at_once():
    progress = progress_of(*SPELT, SHORT)
    while progress.current.check != "typo":
        progress = press(progress, "s")
    assert alike_count(progress) == 11
    after = press(progress, "A")
    assert "cusotmer" not in after.text
    assert after.decided == 11


def test_one_key_makes_a_word_known_for_all():
    progress = progress_of(*SPELT)
    after = press(progress, "n")
    assert parse_glossary(after.text, "g")[0].known_words == ("cusotmer",)
    assert after.current is None
    assert findings(after.text) == []


def test_n_accepts_a_finding_for_good():
    after = press(progress_of(SHORT), "n")
    assert entry(after.text, "drill").ok == ("fragment",)
    assert findings(after.text) == []


def test_own_text_replaces_the_definition_or_the_word():
    assert entry(
        press(progress_of(SHORT), "o", "down to the facts behind it").text, "drill"
    ).definition == ("down to the facts behind it")
    spelt = press(progress_of(SPELT[0]), "o", "user")
    assert entry(spelt.text, "e0").definition.endswith("each user")


def test_own_points_are_split_at_bars():
    after = press(
        progress_of(Entry("a", "Four needs", items=("x", "y"), kind="list")), "o", "w | x|y|z"
    )
    assert entry(after.text, "a").items == ("w", "x", "y", "z")


def test_k_keeps_the_entry_out_and_its_other_findings_go_with_it():
    both = Entry("drill", "Drill-down", "recieving more")
    progress = progress_of(both)
    assert len(progress.queue) == 2
    after = press(progress, "k")
    assert entry(after.text, "drill").skip
    assert after.current is None


def test_undo_gives_back_the_text_and_the_finding():
    progress = progress_of(SHORT, SPELT[0])
    after = press(progress, "n")
    assert press(after, "u") == progress
    assert press(progress, "u") == progress


def test_later_leaves_the_text_and_goes_on():
    progress = progress_of(SHORT, SPELT[0])
    after = press(progress, "s")
    assert after.text == progress.text
    assert after.current == progress.queue[1]
    assert after.left == 1


def test_a_key_that_means_nothing_changes_nothing():
    progress = progress_of(SHORT)
    assert press(progress, "z") is progress
    assert press(progress, "o", " ") is progress
    leak = progress_of(Entry("a", "Lead time", "the lead in time over others"))
    assert press(leak, "a") is leak


def test_a_stopped_walk_goes_on_with_what_is_left():
    progress = press(press(progress_of(SHORT, SPELT[0]), "n"), "q")
    assert progress.current is None
    rest = start(progress.text, findings(progress.text))
    assert [one.check for one in rest.queue] == ["typo"]


def run(text, keys, lines=()):
    shown: list[str] = []
    saved: list[str] = []
    keys, lines = list(keys), list(lines)
    after = walk(
        text,
        findings(text),
        lambda: keys.pop(0) if keys else "",
        shown.append,
        read_line=lambda _: lines.pop(0),
        save=saved.append,
    )
    return after, "".join(shown), saved


def test_the_walk_shows_each_finding_and_saves_each_decision():
    text = text_of(SHORT, *SPELT)
    after, shown, saved = run(text, ["n", "A"])
    assert findings(after) == []
    assert saved[-1] == after
    assert len(saved) == 2
    assert "too short to define" in shown
    assert "all 11 alike" in shown
    assert "12 of 12 findings decided." in shown


def test_the_walk_asks_for_own_text():
    after, _, _ = run(text_of(SHORT), ["o"], ["going down to the facts behind a figure"])
    assert entry(after, "drill").definition == "going down to the facts behind a figure"


def test_the_walk_stops_when_there_are_no_more_keys():
    text = text_of(SHORT, SPELT[0])
    after, shown, saved = run(text, ["n"])
    assert saved == [after]
    assert "1 of 2 findings decided; 1 left" in shown


def test_the_walk_says_when_a_key_does_nothing():
    _, shown, _ = run(
        text_of(Entry("a", "Lead time", "the lead in time over others")), ["a", "u", "z", "q"]
    )
    assert "no suggestion to apply" in shown
    assert "nothing to undo" in shown
    assert "Nothing was changed" in shown


def test_a_walk_without_findings_says_so():
    text = text_of(Entry("a", "Lead time", f"the file {LONG}"))
    assert run(text, [])[:2] == (text, "No findings: there is nothing to tidy.\n")


def decided(problems, *decisions, own=""):
    header, *rows = findings_rows(problems)
    for row, decision in zip(rows, decisions, strict=False):
        row[0], row[1] = decision, own
    return read_csv(write_csv([header, *rows]).encode(), "findings.csv")


def test_a_table_of_decisions_does_what_the_keys_do():
    text = text_of(SHORT, *SPELT)
    problems = findings(text)
    choice = ["ok" if one.check == "fragment" else "apply" for one in problems]
    table = decided(problems, *choice)
    assert has_decisions(table)
    after, odd = apply_findings_csv(text, table)
    assert odd == []
    assert findings(after) == []


def test_an_empty_decision_decides_nothing():
    text = text_of(SHORT)
    table = decided(findings(text))
    assert not has_decisions(table)
    assert apply_findings_csv(text, table) == (text, [])


def test_own_text_alone_is_a_decision():
    text = text_of(SHORT)
    after, _ = apply_findings_csv(text, decided(findings(text), "", own="down to the single facts"))
    assert entry(after, "drill").definition == "down to the single facts"


def test_a_word_that_is_no_decision_is_an_error_at_its_line():
    text = text_of(SHORT)
    after, problems = apply_findings_csv(text, decided(findings(text), "yes"))
    assert after == text
    assert (problems[0].place.line, problems[0].severity) == (2, "error")


def test_a_decision_without_effect_is_said():
    text = text_of(Entry("a", "Lead time", "the lead in time over others"))
    after, problems = apply_findings_csv(text, decided(findings(text), "apply"))
    assert after == text
    assert "changes nothing" in problems[0].message


def test_an_edited_table_of_the_glossary_is_taken_over_cell_by_cell():
    one = Entry("a", "Lead", f"the file {LONG}", tags=("crm",), ok=("typo",))
    text = text_of(one) + "# my remark\n"
    rows = [
        ["id", "term", "definition", "tags"],
        ["a", "Lead", "the other", ""],
        ["b", "B", "x", "y"],
    ]
    after, problems = apply_findings_csv(text, read_csv(write_csv(rows).encode(), "g.csv"))
    assert problems == []
    read, _ = parse_glossary(after, "g.toml")
    assert read.entries[0] == replace(one, definition="the other", tags=())
    assert (read.entries[1].id, read.entries[1].tags) == ("b", ("y",))
    assert "# my remark\n" in after


def test_a_table_with_errors_changes_nothing():
    text = text_of(SHORT)
    rows = [["id", "term"], ["drill", ""]]
    after, problems = apply_findings_csv(text, read_csv(write_csv(rows).encode(), "g.csv"))
    assert after == text
    assert problems


@pytest.mark.parametrize("rows", [[], [["check", "entry"], ["typo", "a"]]])
def test_a_table_that_is_no_table_of_findings_is_refused(rows):
    text = text_of(SHORT)
    after, problems = apply_findings_csv(text, read_csv(write_csv(rows).encode(), "f.csv"))
    assert after == text
    assert problems


def test_a_finding_on_an_entry_that_is_gone_changes_nothing():
    text = text_of(SHORT)
    (problem,) = findings(text)
    other = text_of(Entry("a", "A", f"the file {LONG}"))
    assert decide(other, problem, "apply") == other


def test_a_new_definition_is_taken_beside_those_that_are_there():
    one = Entry("lead", "Lead", f"a list {LONG}", other_definitions=(OtherDefinition("x", "n:1"),))
    text = text_of(one)
    card = Card("n.txt", "Lead", "the person who might buy something", 3, 4, 4)
    found = normalize([Reading("n.txt", "", (card,))], existing=load(text, "g.toml"))
    (problem,) = [p for p in found.problems if p.check == "new-definition"]
    after = decide(text, problem, "apply")
    assert entry(after, "lead").other_definitions == (
        OtherDefinition("x", "n:1"),
        OtherDefinition("the person who might buy something", "n.txt:4"),
    )


def test_x_takes_the_other_definition_and_drops_the_one_that_disagrees():
    progress = progress_of(
        Entry(
            "churn",
            "Churn",
            "how many dollars an advertisement costs per year",
            other_definitions=(
                OtherDefinition("the share of buyers who stop doing business with a firm"),
            ),
        )
    )
    after = press(progress, "x")
    assert entry(after.text, "churn").definition.startswith("the share of buyers")
    assert entry(after.text, "churn").other_definitions == ()
    assert after.current is None


def test_x_puts_the_leaking_definition_beside_the_other():
    one = Entry("lead", "Lead time", "the lead in time", other_definitions=(OtherDefinition(LONG),))
    after = press(progress_of(one), "x")
    assert entry(after.text, "lead").definition == LONG
    assert entry(after.text, "lead").other_definitions == (OtherDefinition("the lead in time"),)


def test_x_does_nothing_where_there_is_no_other_definition():
    progress = progress_of(SHORT)
    assert press(progress, "x") is progress


def test_a_list_without_marks_is_taken_as_a_list():
    text = "The right product In the right amount At the right place For the right buyer"
    progress = progress_of(Entry("rs", "Rs of the trade", text))
    assert progress.current.check == "list-uncertain"
    after = press(progress, "a")
    assert len(entry(after.text, "rs").items) == 4
    assert entry(after.text, "rs").kind == "list"


def test_own_text_goes_to_the_entry_that_the_finding_stands_at():
    text = f"the file {LONG}"
    progress = progress_of(Entry("a", "Push", text), Entry("b", "Pull", text))
    after = press(press(progress, "s"), "o", f"the store {LONG}")
    assert (entry(after.text, "a").definition, entry(after.text, "b").definition) == (
        text,
        f"the store {LONG}",
    )


def test_two_entries_of_one_name_become_one_and_nothing_they_say_is_lost():
    one = Entry("churn", "Churn", f"the file {LONG}", tags=("crm",))
    two = Entry("churn-2", "churn", "buyers who go elsewhere in a year", sources=("n.txt:3",))
    last = Entry("z", "Zeal", f"the store {LONG}")
    progress = progress_of(one, two, last)
    assert progress.current.check == "duplicate-term"
    after = press(progress, "a")
    assert parse_glossary(after.text, "g.toml")[0].entries == (
        replace(
            one,
            other_definitions=(OtherDefinition(two.definition, "n.txt:3"),),
            sources=("n.txt:3",),
        ),
        last,
    )
    assert press(after, "u").text == progress.text


def test_the_entry_proposed_for_an_orphan_can_be_pasted_and_joined():
    definition = "the share of buyers who stop buying from a firm in a given period"
    card = Card("n.txt", "Churn", definition, 1, 2, 2)
    orphan = Orphan("o.txt", 4, definition.replace("given", "certain"), "definition")
    found = normalize([Reading("n.txt", "", (card,)), Reading("o.txt", "", (), (orphan,))])
    (hint,) = [p.hint for p in found.problems if p.check == "orphan-definition"]
    text = print_glossary(found.glossary) + "\n" + hint + "\n"
    after = press(start(text, findings(text)), "a")
    (joined,) = parse_glossary(after.text, "g.toml")[0].entries
    assert joined.other_definitions == (OtherDefinition(orphan.text, "o.txt:4"),)


MESSY = st.text(alphabet='ab cusotmer*<>&;,.-–•12)(?"\\\\é\n|', max_size=40)
messy_entries = st.lists(
    st.builds(
        Entry,
        id=st.sampled_from(["a", "b", "c", "d"]),
        term=MESSY.filter(lambda text: bool(text.strip())),
        definition=MESSY,
        aliases=st.lists(MESSY.filter(str.strip), max_size=1).map(tuple),
        items=st.lists(MESSY, max_size=3).map(tuple),
        other_definitions=st.lists(
            st.builds(OtherDefinition, text=MESSY.filter(str.strip)), max_size=2
        ).map(tuple),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.id,
)


@given(messy_entries, st.sampled_from(["apply", "ok", "own", "skip", "swap"]))
def test_no_decision_on_any_finding_breaks_the_file(entries, decision):
    text = print_glossary(Glossary(entries=tuple(entries)))
    for problem in findings(text):
        after = decide(text, problem, decision, "own words for it")
        read, problems = parse_glossary(after, "g.toml")
        assert not problems
        if decision == "ok":
            again = {(p.check, p.entries[:1], p.wrong) for p in check(read)}
            assert (problem.check, problem.entries[:1], problem.wrong) not in again


@given(messy_entries, st.text(alphabet="anoksxuAN", max_size=12))
def test_undoing_every_key_gives_the_file_back(entries, keys):
    text = print_glossary(Glossary(entries=tuple(entries)))
    progress = start(text, findings(text))
    for key in keys:
        progress = press(progress, key, "own words for it")
    while progress.before is not None:
        progress = press(progress, "u")
    assert progress.text == text


def test_a_walk_goes_on_with_what_its_decisions_brought_up():
    text = text_of(SHORT)
    ended = press(start(text, findings(text)), "k")
    assert ended.current is None
    new = Problem(Severity.INFO, "fragment", Place("g.toml", 4), "m", entries=("other",))
    again = go_on_with(ended, [new])
    assert again.current == new
    assert (again.decided, again.text) == (ended.decided, ended.text)
    assert press(again, "u") == ended


def test_the_walk_ends_only_when_its_own_decisions_brought_nothing_up():
    text = text_of(Entry("plan", "Plan", "also known as schedule, a list of steps in time"))
    keys = iter(["a", "n", "q"])
    told: list[str] = []
    after = walk(
        text,
        findings(text),
        lambda: next(keys),
        told.append,
        recheck=findings,
    )
    assert entry(after, "plan").aliases == ("schedule",)
    assert entry(after, "plan").ok == ("alias-in-stem",)
    assert told[-1] == "2 of 2 findings decided.\n"
