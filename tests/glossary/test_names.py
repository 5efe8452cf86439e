"""Fronts taken apart into a term and its other names."""

from __future__ import annotations

import pytest

from quizgen.glossary.names import fits, split_front


@pytest.mark.parametrize(
    ("front", "term", "aliases"),
    [
        ("Vendor-managed inventory (VMI)", "Vendor-managed inventory", ("VMI",)),
        ("Customer Interaction Centers (CIC)", "Customer Interaction Centers", ("CIC",)),
        ("Fuel gauge (FG) Defined:", "Fuel gauge", ("FG",)),
        ("SCM (supply chain management)", "SCM", ("supply chain management",)),
        ("Churn (also called attrition)", "Churn", ("attrition",)),
        ("Help apps, (also called self apps or s-apps)", "Help apps", ("self apps", "s-apps")),
        ("Churn, also known as attrition", "Churn", ("attrition",)),
        ("Benefits of CRM (3MB)", "Benefits of CRM (3MB)", ()),
        ("Reporting (asking what happened)", "Reporting (asking what happened)", ()),
        ("Determining and Tracking (RFM)", "Determining and Tracking (RFM)", ()),
        ("What is ERP (in short)?", "What is ERP (in short)?", ()),
        ("Intangible benefits:", "Intangible benefits", ()),
        ("defined", "defined", ()),
    ],
)
def test_a_front_gives_its_term_and_declared_names(front, term, aliases):
    named = split_front(front)
    assert (named.term, named.aliases) == (term, aliases)


def test_a_like_name_in_parentheses_is_kept_but_declares_nothing():
    named = split_front("contact center (call center)")
    assert named.aliases == ()
    assert named.loose == ("call center",)


def test_a_slash_after_the_acronym_gives_another_name():
    named = split_front("Customer Experience (CX)/ CX Management")
    assert (named.term, named.aliases, named.loose) == (
        "Customer Experience",
        ("CX",),
        ("CX Management",),
    )


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("CX", "customer experience"),
        ("IOS", "interorganizational information system"),
        ("XML", "extensible markup language"),
        ("DNA", "deoxyribonucleic acid"),
        ("SaaS", "software as a service"),
        ("ROI", "return on investment"),
        ("CICs", "customer interaction centers"),
    ],
)
def test_an_acronym_fits_when_its_letters_run_through_the_name(acronym, name):
    assert fits(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("RFM", "determining and tracking"),
        ("HBR", "benefits of reading"),
        ("CRM", "customer loyalty"),
        ("crm", "customer relationship management"),
        ("CR", "customer relationship management software"),
        ("A", "apple"),
    ],
)
def test_letters_that_do_not_run_through_the_name_make_no_acronym(acronym, name):
    assert not fits(acronym, name)


@pytest.mark.parametrize(
    ("front", "term", "name"),
    [
        ("Epinephrine auto-injector (EpiPen)", "Epinephrine auto-injector", "EpiPen"),
        ("Very high frequency radio (VHF)", "Very high frequency radio", "VHF"),
        ("Brandmeldeanlage (BMA)", "Brandmeldeanlage", "BMA"),
    ],
)
def test_a_brand_or_short_form_in_parentheses_is_another_name(front, term, name):
    named = split_front(front)
    assert (named.term, (*named.aliases, *named.loose)) == (term, (name,))


@pytest.mark.parametrize(
    "front", ["Mercury (planet)", "Congress (US)", "Java (island)", "Set (Go)"]
)
def test_a_remark_in_parentheses_is_no_other_name(front):
    named = split_front(front)
    assert (named.term, named.aliases, named.loose) == (front, (), ())
