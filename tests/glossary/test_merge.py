"""Several glossaries used as one."""

from __future__ import annotations

from quizgen.errors import Severity
from quizgen.glossary.merge import merge_glossaries
from quizgen.glossary.model import Entry, Glossary, OtherDefinition


def glossary(file, *entries, **more):
    return Glossary(entries=entries, file=file, **more)


def test_entries_of_all_files_stand_in_order():
    merged, problems = merge_glossaries(
        [glossary("a", Entry("x", "X")), glossary("b", Entry("y", "Y"))]
    )
    assert [one.id for one in merged.entries] == ["x", "y"]
    assert merged.file == "a, b"
    assert problems == []


def test_of_two_entries_with_one_name_the_first_files_wins_and_nothing_is_lost():
    first = glossary("a", Entry("churn", "Churn", "people leave", tags=("crm",)))
    later = Entry("loss", "the Churn", "buyers go", aliases=("attrition",), tags=("x",))
    merged, problems = merge_glossaries([first, glossary("b", later)])
    assert merged.entries == (
        Entry(
            "churn",
            "Churn",
            "people leave",
            aliases=("the Churn", "attrition"),
            tags=("crm", "x"),
            other_definitions=(OtherDefinition("buyers go", "b"),),
        ),
    )
    assert [one.severity for one in problems] == [Severity.INFO]


def test_the_same_definition_is_not_kept_twice():
    one = Entry("churn", "Churn", "people leave")
    merged, _ = merge_glossaries([glossary("a", one), glossary("b", one)])
    assert merged.entries == (one,)


def test_one_id_on_different_names_is_an_error():
    _, problems = merge_glossaries(
        [glossary("a", Entry("plan", "Plan")), glossary("b", Entry("plan", "Planning game"))]
    )
    assert [one.severity for one in problems] == [Severity.ERROR]
    assert "plan" in problems[0].message


def test_ids_that_must_not_stand_beside_follow_a_merged_entry():
    first = glossary("a", Entry("push", "Push model"))
    later = glossary(
        "b", Entry("push-model", "Push model"), Entry("pull", "Pull", never_with=("push-model",))
    )
    merged, _ = merge_glossaries([first, later])
    assert merged.entries[1].never_with == ("push",)


def test_unlike_languages_are_a_warning():
    _, problems = merge_glossaries([glossary("a"), glossary("b", language="de")])
    assert [one.severity for one in problems] == [Severity.WARNING]


def test_known_words_of_all_files_are_known():
    merged, _ = merge_glossaries(
        [glossary("a", known_words=("x",)), glossary("b", known_words=("y", "x"))]
    )
    assert merged.known_words == ("x", "y")


def test_merging_nothing_gives_an_empty_glossary():
    assert merge_glossaries([]) == (Glossary(), [])
