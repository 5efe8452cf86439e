"""Questions as a student reads them: whole sentences, whatever the definition is like."""

from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import bank_to_plain, item_bank
from quizgen.items.distractors import survey
from quizgen.items.heads import family_head, head_among, shown_name
from quizgen.items.nouns import head_noun
from quizgen.items.phrases import is_bare, phrase
from quizgen.items.short import list_prompt, other_names

FIELDS = ("stem", "prompt", "text", "directions")
PHASES = Glossary(
    entries=(
        Entry(
            id="phases",
            term="Three phases of CRM",
            kind="list",
            items=("Reporting", "Analyzing", "Predicting"),
        ),
        Entry(
            id="reporting-crm",
            term="Reporting CRM",
            definition="asks what has happened with the buyers of a firm",
        ),
        Entry(
            id="analyzing-crm",
            term="Analyzing CRM",
            definition="asks why something happened in the numbers of a firm",
        ),
        Entry(
            id="predicting-crm",
            term="Predicting CRM",
            definition="asks what the buyers of a firm will do next",
        ),
    )
)
SEGMENTS = Glossary(
    entries=(
        Entry(
            id="segments",
            term="Three segments of the supply chain",
            kind="list",
            items=("Upstream", "Internal", "Downstream"),
        ),
        Entry(
            id="upstream",
            term="Upstream",
            definition="where procurement from external suppliers occurs day by day",
        ),
        Entry(
            id="internal",
            term="Internal",
            definition="where packing, assembly or manufacturing takes place",
        ),
        Entry(
            id="downstream",
            term="Downstream",
            definition="where distribution by external dealers takes place",
        ),
    )
)


def texts(glossary: Glossary) -> dict[str, str]:
    """What each item asks, by its id."""
    plain = bank_to_plain(item_bank(glossary))["items"]
    return {key: next(one[f] for f in FIELDS if f in one) for key, one in plain.items()}


def stems(*entries: Entry) -> dict[str, str]:
    return texts(Glossary(entries=entries))


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Three segments of a supply chain", "segment of a supply chain"),
        ("Five Basic Components of SCM", "component of SCM"),
        ("The 4 categories of BI benefits", "category of BI benefits"),
        ("Common technologies in operational CRM", "technology in operational CRM"),
        ("EDI benefits", ""),
        ("Usual equipment of a contact center", ""),
        ("Problems: what to do of it", ""),
        ("of", ""),
    ],
)
def test_the_title_of_a_list_names_one_of_its_points(title, head):
    assert family_head(title) == head


def test_no_title_is_turned_into_a_name_in_a_language_without_its_rules():
    assert family_head("Drei Arten von Beständen", "de") == ""


def test_a_phase_is_asked_for_as_a_phase():
    stem = texts(PHASES)["choice-dt:analyzing-crm"]
    assert stem == "Which phase of CRM asks why something happened in the numbers of a firm?"


def test_a_place_is_asked_for_by_what_its_list_calls_it():
    asked = texts(SEGMENTS)
    assert asked["choice-dt:upstream"] == (
        "Which segment of the supply chain is where procurement from external suppliers "
        "occurs day by day?"
    )
    assert "the segment of the supply chain where" in asked["short-term:internal"]
    assert asked["cloze:internal"].startswith("The segment of the supply chain where")


def test_a_word_of_place_is_never_asked_for_out_of_context():
    assert (
        "“Internal (segment of the supply chain)”" in texts(SEGMENTS)["short-definition:internal"]
    )


def test_a_title_that_says_a_word_of_one_name_only_is_not_used():
    entries = (
        Entry(id="kinds", term="Two kinds of web shops", kind="list", items=("Web mall", "Kiosk")),
        Entry(id="web-mall", term="Web mall", definition="sells the goods of many makers at once"),
        Entry(id="kiosk", term="Kiosk", definition="sells small things at the side of a street"),
    )
    field = survey(Glossary(entries=entries))
    facts = field.lex.facts
    assert head_among(field, facts["web-mall"]) == ""
    assert head_among(field, facts["web-mall"], ["kiosk"]) == ""
    assert head_among(field, facts["kiosk"], ["kinds"]) == ""
    assert head_among(field, facts["kiosk"]) == "kind of web shops"
    assert shown_name(field, facts["kiosk"]) == "Kiosk"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("complete data set on each customer", True),
        ("software that anyone may read", True),
        ("customer segmentation asking why it happened", True),
        ("a complete data set", False),
        ("programs that reward people", False),
        ("searching large amounts of facts", False),
        ("its own rules", False),
    ],
)
def test_what_has_no_article_and_is_one_thing_is_quoted(text, bare):
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("a mathematical technique for estimating sales", "en", "technique"),
        ("programs that run by themselves", "en", "program"),
        ("the layer which turns bits into light", "en", "layer"),
        ("a protective coating applied to metal", "en", "coating"),
        ("the gradual weakening of a signal", "en", "weakening"),
        ("a small device cutting bread", "en", "device"),
        ("a worker using tools", "en", "worker"),
        ("ein Unternehmer, der Güter befördert", "de", "unternehmer"),
        ("Kosten, die unabhängig von der Menge anfallen", "de", "kosten"),
        ("…", "en", ""),
    ],
)
def test_the_noun_of_a_definition_is_what_the_thing_is(text, language, noun):
    assert head_noun(text, language) == noun


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a phone switch routes inbound calls to available agents", "sentence"),
        ("a small program checks every message for known attacks", "sentence"),
        ("a method of using records and reports for planning", "noun"),
        ("a means of paying without cash at the till", "noun"),
        ("a business process in one department of a firm", "noun"),
        ("the records of a firm", "noun"),
    ],
)
def test_a_thing_that_does_something_is_a_sentence(text, form):
    assert phrase(text).form == form


def test_one_thing_can_do_what_many_do():
    found = stems(
        Entry(id="g", term="List generator", definition="compile addresses of many buyers"),
        Entry(id="t", term="Tracking tools", definition="compile the visits of many buyers"),
    )
    assert "that can compile addresses" in found["short-term:g"] or (
        "what can compile addresses" in found["short-term:g"]
    )
    assert "that compile the visits" in found["short-term:t"]


def test_a_remark_of_its_writer_is_no_definition():
    text = "our experience tells us that this is no piece of software"
    assert "short-term:s" not in stems(Entry(id="s", term="Business strategy", definition=text))


def test_a_name_with_another_hyphen_is_given_away_too():
    text = "the way in which companies use e-mail to answer the questions of buyers"
    assert (
        "cloze:e"
        not in item_bank(
            Glossary(entries=(Entry(id="e", term="Email response", definition=text),))
        ).items
    )


def test_quotation_marks_inside_a_quoted_title_are_single():
    entry = Entry(id="d", term='"Dark side" of CRM', kind="list", items=("a", "b", "c"))
    prompt = list_prompt(survey(Glossary(entries=(entry,))).lex.facts["d"], "en")
    assert prompt == "List the three points that belong to “‘Dark side’ of CRM”."


def test_no_name_is_accepted_twice_for_its_capitals():
    entry = Entry(id="b", term="contact centre (CC)", definition="x")
    facts = survey(Glossary(entries=(entry,))).lex.facts["b"]
    assert [name.casefold() for name in other_names(facts)] == ["contact centre (cc)", "cc"]
