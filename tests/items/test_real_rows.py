"""Rows read off the real sources: who may stand beside whom, how it is asked, what is not."""

from __future__ import annotations

import pytest

from quizgen.glossary.model import Glossary
from quizgen.items.bank import bank_to_plain, item_bank
from quizgen.items.distractors import Field, survey

# Each pair would be two right answers, or one that says the other.
NEVER = [
    ("pull-model", "push-model"),
    ("contact-center", "call-center"),
    ("extranets", "industry-extranet"),
    ("customer-relationship-management", "social-crm"),
    ("customer-relationship-management", "analytical-crm"),
    ("customer-relationship-management", "mobile-crm-systems"),
    ("customer-relationship-management", "operational-crm"),
    ("cross-selling", "bundling"),
    ("customer-touching-applications", "customer-touching-crm-applications"),
    ("quantifiable-benefits", "indirectly-quantifiable-benefits"),
    ("contact-management-systems", "contact-management-crm-system"),
    ("collaborative-crm-systems", "customer-relationship-management"),
]
# Each pair are good wrong options for each other.
BESIDE = [
    ("upstream", "downstream"),
    ("upstream", "internal"),
    ("plan", "source"),
    ("make", "source"),
    ("make", "return"),
    ("reporting-crm", "analyzing-crm"),
    ("strategic-bi", "tactical-bi"),
    ("operational-bi", "tactical-bi"),
    ("data-latency", "analysis-latency"),
    ("decision-latency", "analysis-latency"),
    ("high-end-crm-systems", "low-end-crm-systems"),
    ("unpredictable-benefits", "intangible-benefits"),
    ("crm-analysis-technologies", "crm-reporting-technologies"),
    ("customer-facing-applications", "customer-touching-applications"),
    ("operational-crm", "analytical-crm"),
    ("reverse-flow", "material-flow"),
]
# What the question says, word by word from its start.
ASKED = [
    (
        "choice-dt:analyzing-crm",
        "Which phase in the revolution of CRM is described as",
    ),
    (
        "choice-dt:reporting-crm",
        "Which phase in the revolution of CRM is described as",
    ),
    ("choice-dt:delivery", "Which component of SCM is where organizations coordinate"),
    ("choice-dt:upstream", "Which of these is where sourcing"),
    ("choice-dt:list-generator", "What can compile customer information"),
    ("cloze:analytical-crm", "What can provide business intelligence"),
    ("short-list:edi-benefits", "Name the seven EDI benefits."),
    ("short-list:crm-benefits", "Name the seven CRM benefits."),
    ("short-list:two-major-components-of-operational-crm", "Name the two major components of"),
    ("short-term:personalized-web-pages", "Which term belongs in the gap: “Organizations permit"),
    ("short-term:social-crm", "What do we call the use of social media"),
    ("cloze:bullwhip-effect", "The technical term for erratic shifts in orders up and down"),
    ("cloze:low-end-crm-systems", "The term for things designed for enterprises with many small"),
]
# What never becomes a question, since it would have no right answer or say it.
NOTHING = [
    "choice-dt:crm-as-a-business-strategy",
    "cloze:email-and-automated-response",
    "cloze:open-source-crm-systems",
    "short-term:open-source-crm-systems",
    "choice-dt:pull-model",
    "choice-td:push-model",
    "short-definition:push-model",
    "choice-td:upstream",
    "choice-dt:upselling",
    "short-definition:upselling",
    "cloze:contact-management-systems",
]


@pytest.fixture(scope="module")
def field(real: Glossary) -> Field:
    return survey(real)


@pytest.fixture(scope="module")
def plain(real: Glossary) -> dict[str, dict[str, object]]:
    items: dict[str, dict[str, object]] = bank_to_plain(item_bank(real))["items"]
    return items


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_what_would_be_right_too_never_stands_beside_it(field, one, other):
    assert {one, other} <= set(field.lex.facts)
    assert not field.relations.apart(one, other)


@pytest.mark.parametrize(("one", "other"), BESIDE)
def test_terms_of_one_family_stand_beside_each_other(field, plain, one, other):
    assert field.relations.apart(one, other)
    names = {field.lex.facts[other].name.casefold(), field.lex.facts[other].option.casefold()}
    found = [plain[key] for key in (f"choice-dt:{one}", f"choice-td:{one}") if key in plain]
    offered = [
        str(text).casefold()
        for item in found
        for text in _list(item, "distractors") + _list(item, "spares")
    ]
    assert names & set(offered)


@pytest.mark.parametrize(("key", "start"), ASKED)
def test_a_question_reads_as_a_person_would_ask_it(plain, key, start):
    item = plain[key]
    text = str(item.get("stem") or item.get("text") or item.get("prompt"))
    assert text.startswith(start)


@pytest.mark.parametrize("key", NOTHING)
def test_what_would_say_its_answer_or_have_none_is_not_asked(plain, key):
    assert key not in plain


def _list(item: dict[str, object], key: str) -> list[object]:
    found = item.get(key, [])
    assert isinstance(found, list)
    return found
