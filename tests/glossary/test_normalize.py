"""Cards become entries; an existing glossary only grows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.checks import check
from quizgen.glossary.json import normalized_to_plain, problems_to_plain
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.normalize import normalize
from quizgen.glossary.store import append_entries, card_digest, parse_glossary, print_glossary
from quizgen.glossary.summary import summary_text
from quizgen.sources.model import Card, Orphan, Reading, Skipped


def card(front, back, line=1, source="n.txt", **more):
    return Card(source, front, back, line, line + 1, line + 1, **more)


def reading(*cards, source="n.txt", **more):
    return Reading(source, "alternating", tuple(cards), **more)


CHURN = card("Churn (also called attrition)", "the share of buyers who leave in a period")
FLOWS = card("Three flows", "-goods -facts -money", 3, items=("goods", "facts", "money"))


def test_a_card_becomes_an_entry_with_its_place():
    (entry,) = normalize([reading(CHURN)]).new
    assert entry == Entry(
        "churn",
        "Churn",
        "the share of buyers who leave in a period",
        aliases=("attrition",),
        sources=("n.txt:1",),
    )


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (FLOWS, "list"),
        (card("What is churn?", "the share of buyers who leave in a period"), "question"),
        (card("How buyers leave", "slowly and without a word of warning"), "question"),
        (card("It is used in the ____ office", "front office of the company"), "question"),
        (card("Drill-down", "more detail"), "fragment"),
        (card("Terms of trade", "conditions, terms and customs of sale"), "term"),
        (card("Churn", "the share of buyers who leave"), "term"),
    ],
)
def test_the_form_of_a_card_gives_the_kind(one, kind):
    assert normalize([reading(one)]).new[0].kind == kind


def test_what_stands_before_the_first_point_stays_as_the_definition():
    one = card("Tools", "(above all in teams) 1. phone 2. mail", items=("phone", "mail"))
    (entry,) = normalize([reading(one)]).new
    assert (entry.definition, entry.items) == ("(above all in teams)", ("phone", "mail"))


def test_a_dash_before_a_definition_is_no_part_of_it():
    (entry,) = normalize([reading(card("Low-end", "—for firms with many small buyers"))]).new
    assert entry.definition == "for firms with many small buyers"


def test_a_doubtful_list_stays_whole():
    doubt = Problem(Severity.WARNING, "list-uncertain", Place("n.txt", 4), "a list?")
    (entry,) = normalize([reading(FLOWS, problems=(doubt,))]).new
    assert (entry.items, entry.definition) == ((), "-goods -facts -money")


def test_the_full_sentence_without_the_term_in_it_is_preferred():
    leak = card("Churn", "Churn is what happens when buyers leave.", 1)
    loose = card("Churn", "is the loss of buyers over the years", 3)
    full = card("Churn", "The share of buyers who leave in a year.", 5)
    (entry,) = normalize([reading(leak, loose, full)]).new
    assert entry.definition == full.back
    assert [(one.text, one.source) for one in entry.other_definitions] == [
        (leak.back, "n.txt:2"),
        (loose.back, "n.txt:4"),
    ]


def test_tags_come_from_cards_and_from_the_caller():
    (entry,) = normalize([reading(replace(CHURN, tags=("crm",)))], tags=["exam"]).new
    assert entry.tags == ("crm", "exam")


def test_two_terms_with_the_same_slug_get_different_ids():
    ids = [
        e.id for e in normalize([reading(card("C+", "one thing here", 1), card("C*", "x", 3))]).new
    ]
    assert ids == ["c", "c-2"]


def test_identical_definitions_never_stand_beside_each_other():
    text = "production that starts from a forecast of what is wanted"
    found = normalize([reading(card("Push", text, 1), card("Pull", text, 3))])
    assert [entry.never_with for entry in found.new] == [("pull",), ("push",)]


def again(existing, *cards, seen=None):
    return normalize([reading(*cards)], existing=existing, seen=seen)


def test_a_card_taken_in_before_is_silent_even_after_the_entry_was_edited():
    first = normalize([reading(CHURN)])
    edited = replace(first.glossary, entries=(replace(first.new[0], definition="quite another"),))
    second = again(edited, CHURN, seen=first.seen)
    assert second.new == ()
    assert [p for p in second.problems if p.check == "new-definition"] == []


def test_without_the_side_file_an_edited_definition_is_a_finding_not_a_change():
    first = normalize([reading(CHURN)])
    edited = replace(first.glossary, entries=(replace(first.new[0], definition="quite another"),))
    second = again(edited, CHURN)
    assert second.glossary == edited
    (problem,) = [p for p in second.problems if p.check == "new-definition"]
    assert problem.entries == ("churn",)
    assert problem.hint.startswith("other_definitions = [")


def test_another_definition_is_reported_until_it_is_taken_in_or_accepted():
    first = normalize([reading(CHURN)])
    other = card("Churn", "how many buyers go elsewhere within one year", 9)
    second = again(first.glossary, CHURN, other, seen=first.seen)
    third = again(second.glossary, CHURN, other, seen=second.seen)
    assert [p.check for p in third.problems].count("new-definition") == 1
    taken = replace(first.new[0], ok=("new-definition",))
    fourth = again(replace(first.glossary, entries=(taken,)), other, seen=second.seen)
    assert "new-definition" not in [p.check for p in fourth.problems]


def test_a_deleted_entry_comes_back():
    first = normalize([reading(CHURN, FLOWS)])
    rest = replace(first.glossary, entries=first.glossary.entries[1:])
    assert [e.id for e in again(rest, CHURN, FLOWS, seen=first.seen).new] == ["churn"]


def test_a_card_finds_its_entry_by_an_alias():
    glossary = Glossary(entries=(Entry("churn", "Churn", "people leave", aliases=("attrition",)),))
    found = again(glossary, card("Attrition", "people leave"))
    assert found.new == ()
    assert found.seen == {card_digest("Attrition", "people leave"): "churn"}


def test_moved_lines_are_said_once_for_a_file():
    first = normalize([reading(CHURN, FLOWS)])
    moved = [replace(CHURN, line_front=7), replace(FLOWS, line_front=11)]
    found = again(first.glossary, *moved, seen=first.seen)
    (problem,) = [p for p in found.problems if p.check == "new-definition"]
    assert "2 cards" in problem.message


texts = st.text(alphabet="abc -(),:?ABé1", min_size=1, max_size=20).filter(lambda t: t.strip())
some_cards = st.lists(st.builds(card, texts, texts, st.integers(1, 99)), max_size=8)


@given(some_cards, some_cards)
def test_a_second_run_only_appends(first_cards, more_cards):
    first = normalize([reading(*first_cards)])
    before = print_glossary(first.glossary)
    second = again(first.glossary, *first_cards, *more_cards, seen=first.seen)
    after = append_entries(before, second.new)
    assert after.startswith(before)
    assert parse_glossary(after, "g")[0].entries == second.glossary.entries
    assert second.glossary.entries[: len(first.new)] == first.new


@given(some_cards)
def test_every_card_is_in_one_entry_and_ids_differ(cards):
    found = normalize([reading(*cards)])
    assert sum(len(held) for held in found.cards.values()) == len(cards)
    ids = [entry.id for entry in found.glossary.entries]
    assert len(ids) == len(set(ids))


@given(some_cards)
def test_normalising_twice_gives_the_same(cards):
    assert normalize([reading(*cards)]) == normalize([reading(*cards)])


ORPHAN = Orphan("o.txt", 2, "the share of all buyers who leave a firm in a period", "definition")


def test_an_orphan_gets_the_term_of_the_definition_most_like_it():
    found = normalize([reading(CHURN, FLOWS), reading(source="o.txt", orphans=(ORPHAN,))])
    assert [one.suggested_term for one in found.orphans] == ["Churn"]
    (problem,) = [p for p in found.problems if p.check == "orphan-definition"]
    assert parse_glossary(problem.hint, "hint")[0].entries[0].term == "Churn"


def test_a_word_that_only_a_lost_definition_has_otherwise_is_remembered():
    said = "a first trail of a new drug on few people before doctors give it to many others"
    lost = Orphan("o.txt", 19, said.replace("trail", "trial"), "definition")
    card = Card("n.txt", "Pilot study", said, 3, 4, 4)
    other = Card("n.txt", "Placebo", "what the other half of a trial gets in its place", 5, 6, 6)
    found = normalize([reading(card, other), reading(source="o.txt", orphans=(lost,))])
    (entry,) = [one for one in found.glossary.entries if one.term == "Pilot study"]
    assert entry.doubts == ("trail: trial (o.txt:19)",)
    text = print_glossary(found.glossary)
    told_again = check(parse_glossary(text, "g.toml")[0], only=["typo"])
    assert [(one.wrong, one.correct) for one in told_again] == [("trail", "trial")]
    mended = text.replace("first trail", "first trial")
    assert check(parse_glossary(mended, "g.toml")[0], only=["typo"]) == []
    assert check(parse_glossary(f'known_words = ["trail"]\n{text}', "g.toml")[0]) == []


def test_an_orphan_that_is_like_nothing_gets_no_term():
    strange = replace(ORPHAN, text="an animal with a long neck that eats leaves from trees")
    found = normalize([reading(CHURN), reading(source="o.txt", orphans=(strange,))])
    assert found.orphans == (strange,)


def test_a_term_without_a_definition_is_reported_with_an_entry_to_fill_in():
    found = normalize([reading(orphans=(Orphan("n.txt", 5, "Lead time", "term"),))])
    (problem,) = found.problems
    assert problem.check == "orphan-term"
    assert 'term = "Lead time"' in problem.hint


def test_what_is_read_from_existing_definitions_without_cards_stays():
    glossary = Glossary(entries=(Entry("a", "A", "a letter", sources=("x.txt:3",)),))
    plain = normalized_to_plain(normalize([], existing=glossary))
    assert plain["concepts"][0]["definitions"] == [
        {"text": "a letter", "source": "x.txt", "line": 3, "items": []}
    ]


def test_the_plain_form_has_every_part():
    skipped = (Skipped("n.txt", 9, "title line"),)
    typo = card("Lead time", "how long it takes until recieving the goods", 7)
    found = normalize([reading(CHURN, FLOWS, typo, skipped=skipped, orphans=(ORPHAN,))])
    plain = normalized_to_plain(found)
    assert plain["format"] == "quizgen/normalize"
    assert plain["version"] == 1
    assert plain["cards"][1] == {
        "source": "n.txt",
        "front": "Three flows",
        "back": "-goods -facts -money",
        "line_front": 3,
        "line_back_start": 4,
        "line_back_end": 4,
        "items": ["goods", "facts", "money"],
        "front_inferred": False,
    }
    assert plain["concepts"][0]["sources"] == [{"source": "n.txt", "line": 1}]
    assert plain["concepts"][1]["definitions"][0]["items"] == ["goods", "facts", "money"]
    assert plain["orphans"][0]["suggested_term"] == "Churn"
    assert plain["skipped"] == [{"source": "n.txt", "line": 9, "reason": "title line"}]
    (spelling,) = [p for p in plain["problems"] if p["check"] == "typo"]
    assert (spelling["wrong"], spelling["correct"]) == ("recieving", "receiving")
    assert problems_to_plain(found.problems)["problems"] == plain["problems"]


def test_entries_that_may_be_one_are_proposed():
    cards = (
        card("call center", "a central office for telephone conversations", 1),
        card("contact center (call center)", "a place where people deal with questions", 3),
    )
    (proposal,) = normalize([reading(*cards)]).proposals
    assert proposal.entries == ("call-center", "contact-center")
    assert "call center" in proposal.why


def test_definitions_that_differ_in_opposites_of_the_language_are_not_proposed_as_one():
    backs = [
        f"die {what} Menge eines Artikels, die ein Betrieb im Lager halten darf"
        for what in ("kleinste", "größte")
    ]
    cards = (card("Meldebestand", backs[0]), card("Kapazität", backs[1], 3))
    assert normalize([reading(*cards)], language="de").proposals == ()
    assert normalize([reading(card("Limit", backs[0]), card("Kapazität", backs[0], 3))]).proposals


def test_the_summary_fits_the_width_and_says_what_comes_next():
    found = normalize(
        [reading(CHURN, FLOWS, source="a-very-" * 9 + "long-name.txt"), reading(orphans=(ORPHAN,))]
    )
    text = summary_text(found)
    assert max(map(len, text.split("\n"))) <= 80
    assert "2 cards" in text
    assert "orphan-definition" in text
    assert "paste the entry" in text


def test_the_summary_of_sound_notes_says_so():
    assert "Nothing was found" in summary_text(normalize([reading(CHURN)]))


def test_a_line_that_moved_asks_for_nothing():
    first = normalize([reading(CHURN)])
    moved = again(first.glossary, replace(CHURN, line_front=9), seen=first.seen)
    assert [(one.check, one.severity.value) for one in moved.problems] == [
        ("new-definition", "info")
    ]
    assert "1 card stands on other lines" in moved.problems[0].message.replace(" of this file", "")
    assert "Next:" not in summary_text(moved, glossary="g.toml")


@pytest.mark.parametrize(
    ("glossary", "said"),
    [("g.toml", "- quizgen tidy g.toml walks"), ("", "With -o FILE the glossary is kept")],
)
def test_the_walk_through_findings_names_the_file_that_was_written(glossary, said):
    found = normalize([reading(orphans=(ORPHAN,))])
    assert said in summary_text(found, glossary=glossary)


def test_a_new_card_that_says_what_an_entry_says_is_found_and_kept_apart():
    text = "production that starts from a forecast of what is wanted"
    first = normalize([reading(card("Push", text))])
    second = again(first.glossary, card("Pull", text, 7))
    assert second.new[0].never_with == ("push",)
    assert [(p.check, p.place.line) for p in second.problems] == [("identical-definition", 8)]


def test_an_orphan_is_named_after_an_entry_that_the_glossary_has():
    glossary = normalize([reading(CHURN)]).glossary
    found = normalize([reading(source="o.txt", orphans=(ORPHAN,))], existing=glossary)
    assert found.orphans[0].suggested_term == "Churn"


def test_a_card_whose_front_cannot_be_seen_is_a_definition_without_a_term():
    found = normalize([reading(card("\u200b ", "the share of buyers who leave in a period"))])
    assert found.new == ()
    assert [one.what for one in found.orphans] == ["definition"]


any_text = st.text(min_size=1, max_size=30)
any_card = st.builds(card, any_text, any_text, items=st.lists(any_text, max_size=3).map(tuple))
any_orphan = st.builds(
    Orphan, st.just("o.txt"), st.just(3), any_text, st.sampled_from(["term", "definition"])
)


@given(
    st.lists(any_card, max_size=5),
    st.lists(any_orphan, max_size=2),
    st.sampled_from(["en", "de", "fi", "zz"]),
)
def test_no_text_stops_normalising_and_the_file_holds_what_was_made(cards, orphans, language):
    found = normalize([reading(*cards, orphans=tuple(orphans))], language=language)
    assert summary_text(found)
    assert len(normalized_to_plain(found)["cards"]) == len(cards)
    read, _ = parse_glossary(print_glossary(found.glossary), "g.toml")
    assert read == found.glossary
