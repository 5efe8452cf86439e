"""The ladder for term answers: the table of cases, and what must hold for any answer."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading.ladder import LONGEST_ANSWER, match_term
from quizgen.grading.match import match_answer
from quizgen.grading.question import prepare_question
from quizgen.grading.reasons import REASONS
from quizgen.quiz.policy import Policy

TABLE = Path(__file__).parent / "data" / "term_answers.csv"


def rows():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ids(row):
    return f"{row['language']}: {row['term']} <- {row['answer']}"


@pytest.mark.parametrize("row", rows(), ids=ids)
def test_an_answer_of_the_table_is_decided_for_the_reason_given(row):
    accepted = [row["term"], *filter(None, row["aliases"].split("|"))]
    rivals = [name for name in row["rivals"].split("|") if name]
    found = match_answer(row["answer"], accepted, rivals=rivals, language=row["language"])
    assert (found.decision, found.reason) == (row["decision"], row["reason"]), found.steps


def test_the_table_has_the_rows_that_were_promised():
    languages = [row["language"] for row in rows()]
    assert languages.count("en") >= 300
    assert languages.count("de") >= 60


def test_every_reason_of_the_table_is_explained():
    assert {row["reason"] for row in rows()} <= set(REASONS)


def test_a_match_tells_what_was_tried_in_order():
    found = match_answer("suply chain", ["supply chain"], rivals=["value chain"])
    assert found.steps[0] == "Something was written."
    assert found.steps[-1] == "Word by word beside “supply chain”: misspelt: “suply” for “supply”."
    assert all(step.endswith((".", "”.")) for step in found.steps)


def test_the_nearest_other_term_is_named():
    assert match_answer("pull model", ["push model"], rivals=["pull model"]).rival == "pull model"


def test_the_other_term_that_an_answer_resembles_is_named_beside_any_reason():
    found = match_answer("outbond logistics", ["inbound logistics"], rivals=["outbound logistics"])
    assert (found.reason, found.rival) == ("direction", "outbound logistics")


def test_a_slip_earns_the_typo_credit():
    half = Policy(typo_credit=Decimal("0.5"))
    assert match_answer("suply chain", ["supply chain"], policy=half).credit == 0.5
    assert match_answer("supply chain", ["supply chain"], policy=half).credit == 1.0


def test_an_answer_near_two_terms_is_for_a_person():
    found = match_answer("demend", ["demand"], rivals=["depend"])
    assert (found.decision, found.reason, found.rival) == ("review", "ambiguous", "depend")


def test_a_near_term_is_for_a_person():
    found = match_answer("buffer stock", ["safety stock"], near=["buffer stock"])
    assert (found.decision, found.reason) == ("review", "near-term")


def test_an_answer_once_ruled_wrong_stays_wrong():
    found = match_answer("Data stores", ["data warehouse"], never=["data stores"])
    assert (found.decision, found.reason) == ("reject", "never")


def test_a_name_that_is_accepted_is_no_rival():
    assert match_answer("CRM", ["customer care", "CRM"], rivals=["CRM"]).decision == "accept"


@pytest.mark.parametrize(
    ("answer", "decision", "reason"),
    [
        ("NaCl", "accept", "exact"),
        ("nacl", "reject", "not-exact"),
        ("NaCL", "reject", "not-exact"),
        ("KCl", "reject", "other-term"),
        ("NaCI", "reject", "wrong"),
        ("", "reject", "blank"),
        (" NaCl ", "accept", "exact"),
    ],
)
def test_where_the_exact_writing_counts_only_that_is_right(answer, decision, reason):
    found = match_answer(answer, ["NaCl"], rivals=["KCl"], match="exact")
    assert (found.decision, found.reason) == (decision, reason)


@pytest.mark.parametrize(
    ("answer", "term", "decision", "reason"),
    [
        ("dаta mаrt", "data mart", "review", "homoglyph"),  # Cyrillic а
        ("data\u200b ma\u00adrt", "data mart", "accept", "exact"),
        ("\u202edata mart\u202c", "data mart", "accept", "exact"),
        ("ｄａｔａ　ｍａｒｔ", "data mart", "accept", "folded"),
        ("data\u00a0mart", "data mart", "accept", "exact"),
        ("d\u0061\u0301ta mart", "data mart", "accept", "folded"),
        ("\x00data mart", "data mart", "accept", "exact"),
        ("x\u00b2", "x2", "reject", "wrong"),
        ("📦📦", "data mart", "reject", "wrong"),
        ("=1+1", "data mart", "reject", "wrong"),
        ("数据集市", "data mart", "reject", "wrong"),
        ("数据集市", "数据集市", "accept", "exact"),
        ("data mart" * 40, "data mart", "review", "too-long"),
    ],
)
def test_hostile_and_foreign_writing_is_handled(answer, term, decision, reason):
    found = match_answer(answer, [term])
    assert (found.decision, found.reason) == (decision, reason)


@pytest.mark.parametrize("expects", ["term", "list", "definition"])
def test_an_answer_of_200_kilobytes_goes_to_review_at_once(expects):
    started = perf_counter()
    found = match_answer("push " * 40_000, ["push model", "pull model"], expects=expects)
    assert (found.decision, found.reason) == ("review", "too-long")
    assert perf_counter() - started < 0.5


def test_the_longest_answer_that_is_judged_is_judged_quickly():
    answer = ("abcde " * 100)[:LONGEST_ANSWER]
    question = prepare_question(["alpha beta gamma"], rivals=[f"rival {n}" for n in range(300)])
    match_term(answer, question)
    started = perf_counter()
    match_term(answer, question)
    assert perf_counter() - started < 0.2


def test_a_usual_answer_takes_well_under_a_millisecond():
    rivals = [f"{one} {other}" for one in ("data", "cost", "lead") for other in "abcdefghijklmnop"]
    question = prepare_question(["supply chain management", "SCM"], rivals=rivals)
    answers = ["SCM", "supply chain mgmt", "suply chain management", "value chain", "?", "data c"]
    for answer in answers:
        match_term(answer, question)
    started = perf_counter()
    for _ in range(50):
        for answer in answers:
            match_term(answer, question)
    assert (perf_counter() - started) / 300 < 0.001


@pytest.mark.parametrize(
    ("language", "answer", "term", "decision", "reason"),
    [
        ("fr", "elasticite de la demande", "élasticité de la demande", "accept", "folded"),
        ("fr", "élastcité de la demande", "élasticité de la demande", "accept", "typo"),
        ("fr", "inélasticité de la demande", "élasticité de la demande", "reject", "negation"),
        ("fr", "je ne sais pas", "élasticité de la demande", "reject", "dont-know"),
        ("es", "cadenas de suministro", "cadena de suministro", "accept", "folded"),
        ("es", "cadera de suministro", "cadena de suministro", "reject", "real-word"),
        ("es", "no cadena de suministro", "cadena de suministro", "reject", "negation"),
        ("it", "catena di fornitura", "catena di fornitura", "accept", "exact"),
        ("nl", "voorraad-beheer", "voorraadbeheer", "accept", "folded"),
        ("pt", "gestao de estoque", "gestão de estoque", "accept", "folded"),
    ],
)
def test_other_languages_follow_the_same_ladder(language, answer, term, decision, reason):
    found = match_answer(answer, [term], language=language)
    assert (found.decision, found.reason) == (decision, reason)


def test_a_language_without_a_dictionary_leaves_slips_to_a_person():
    found = match_answer("forsyningskæd", ["forsyningskæde"], language="da")
    assert found.decision == "review"


def test_without_accepted_names_nothing_is_accepted():
    assert match_answer("anything", []).decision == "reject"


def test_a_spelt_out_short_form_that_the_glossary_lacks_is_for_a_person():
    found = match_answer("customer relationship management", ["CRM"])
    assert (found.decision, found.reason) == ("review", "acronym")


def test_a_short_form_that_is_also_a_word_is_for_a_person_unless_in_capitals():
    term = ["information technology"]
    assert match_answer("it", term).decision == "review"
    assert match_answer("IT", term).decision == "accept"
    rivals = ["sad music"]
    assert match_answer("sad", ["seasonal affective disorder"], rivals=rivals).decision == "review"


def test_a_prepared_question_gives_the_same_match():
    question = prepare_question(["push model"], rivals=["pull model"])
    for answer in ("push modle", "pull", "push model", ""):
        again = match_answer(answer, ["push model"], rivals=["pull model"])
        assert match_term(answer, question) == again


@given(st.text(max_size=80))
def test_any_text_gets_a_decision_with_a_known_reason(answer):
    found = match_answer(answer, ["data mart", "Kaufkraft"], rivals=["data mining"])
    assert found.reason in REASONS
    assert found.decision in {"accept", "reject", "review"}
    assert found.steps
    assert 0 <= found.credit <= 1
    assert 0 <= found.score <= 1


@given(st.text(min_size=1, max_size=40))
def test_a_term_is_an_accepted_answer_to_itself(term):
    found = match_answer(term, [term])
    assert found.decision == "accept" or found.reason in {"blank", "illegible"}


@given(st.text(alphabet="abc de-", max_size=20), st.text(alphabet="abc de-", max_size=20))
def test_another_term_is_never_accepted(one, other):
    question = prepare_question([one], rivals=[other])
    if question.rivals.names:
        assert match_term(other, question).decision != "accept" or one.split() == other.split()
