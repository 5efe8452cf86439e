"""The sample course: its planted mistakes are found, its cleaned glossary is sound."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quizgen.errors import Severity
from quizgen.glossary.checks import check
from quizgen.glossary.normalize import normalize
from quizgen.glossary.store import load, parse_seen

ROOT = Path(__file__).parents[2]
EXPECTED = tomllib.loads((ROOT / "tests" / "sample_course.toml").read_text("utf-8"))
CLEAN = ROOT / "glossary" / "crm-scm.toml"


@pytest.mark.parametrize(
    "finding", EXPECTED["finding"], ids=lambda f: f"{f['check']}-{f['source']}-{f['line']}"
)
def test_a_planted_mistake_is_found(sample, finding):
    first, last = finding["card"]
    # Where the front announces as many points as are read, the list is no longer in doubt.
    names = {"list-uncertain": ("list-uncertain", "flattened-list")}
    here = [
        p
        for p in sample.problems
        if p.check in names.get(finding["check"], (finding["check"],))
        and p.place.source == finding["source"]
        and first <= (p.place.line or 0) <= last
    ]
    if "wrong" in finding:
        here = [p for p in here if (p.wrong, p.correct) == (finding["wrong"], finding["correct"])]
    assert here


@pytest.mark.parametrize("orphan", EXPECTED["orphan"], ids=lambda o: str(o["line"]))
def test_a_definition_without_a_term_gets_its_term(sample, orphan):
    (found,) = [one for one in sample.orphans if one.line == orphan["line"]]
    assert found.suggested_term.replace("-", "").lower() == orphan["suggested_term"].lower()


@pytest.mark.parametrize("repeated", EXPECTED["repeated"], ids=lambda r: r["term"])
def test_a_repeated_term_becomes_one_entry(sample, repeated):
    held = [set(entry.sources) for entry in sample.glossary.entries]
    assert any(set(repeated["places"]) <= sources for sources in held)


@pytest.mark.parametrize("alias", EXPECTED["alias"], ids=lambda a: f"{a['term']}-{a['line']}")
def test_a_front_gives_its_other_names(sample, alias):
    place = f"{alias['source']}:{alias['line']}"
    (entry,) = [one for one in sample.glossary.entries if place in one.sources]
    assert set(alias["aliases"]) <= set(entry.aliases)


@pytest.mark.parametrize("question", EXPECTED["question"], ids=lambda q: str(q["line"]))
def test_a_question_is_known_as_one(sample, question):
    place = f"{question['source']}:{question['line']}"
    (entry,) = [one for one in sample.glossary.entries if place in one.sources]
    assert entry.kind in {"question", "list"}


def test_no_false_misspellings_are_reported(sample):
    planted = {f["wrong"] for f in EXPECTED["finding"] if f["check"] == "typo"}
    assert {p.wrong for p in sample.problems if p.check == "typo"} - planted == set()


def test_opposites_with_nearly_the_same_words_are_not_called_identical(sample):
    lines = {p.place.line for p in sample.problems if p.check == "identical-definition"}
    assert lines == {45, 47}


def clean():
    return load(CLEAN.read_text("utf-8"), CLEAN.name)


def test_the_cleaned_glossary_has_no_findings():
    assert [p for p in check(clean()) if p.severity is not Severity.INFO] == []


def test_the_cleaned_glossary_has_enough_to_make_an_exam_from():
    usable = [e for e in clean().entries if not e.skip and (e.definition or e.items)]
    assert len(usable) >= 130
    assert all(len(set(e.tags) & {"crm", "scm", "bi"}) == 1 for e in usable)


def test_ids_named_in_the_cleaned_glossary_are_there():
    glossary = clean()
    ids = {entry.id for entry in glossary.entries}
    assert {other for entry in glossary.entries for other in entry.never_with} <= ids


def test_normalising_the_sample_again_adds_nothing(sample):
    seen = parse_seen(CLEAN.with_suffix(".seen.json").read_text("utf-8"))
    again = normalize(sample.readings, existing=clean(), seen=seen)
    assert again.new == ()
    assert again.seen == seen
    assert [p for p in again.problems if p.check == "new-definition"] == []
