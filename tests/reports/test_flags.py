"""Which questions are flagged, in which words, and with which line to paste."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.grading.model import Graded
from quizgen.grading.rulings import parse_rulings
from quizgen.items.model import Choice, Item, Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.reports.analysis import analyse
from quizgen.reports.flags import find_flags, flags_by_key
from quizgen.tables.csv import read_csv


@pytest.fixture
def chosen(make_question, make_mark, make_grade):
    """A class from the options its students chose, a row per student; 0 is the key."""

    def build(rows, written="ABCD", **fields):
        questions = [make_question(k + 1, **fields) for k in range(len(rows[0]))]
        grades = tuple(
            make_grade(
                n,
                [
                    make_mark(
                        questions[k],
                        k + 1,
                        Decimal(int(option == 0)),
                        option=option,
                        response=written[option],
                    )
                    for k, option in enumerate(row)
                ],
            )
            for n, row in enumerate(rows)
        )
        forms = {"A": tuple(one.key for one in questions)}
        return Graded("q", "Q", "", "en", tuple(questions), forms, grades)

    return build


@pytest.fixture
def written(make_question, make_mark, make_grade):
    """A class from what its students wrote to one question: text, points and reason."""

    def build(texts, **fields):
        asked = make_question(
            1,
            **{
                "kind": "short",
                "options": (),
                "key": "short-term:a",
                "item": "short-term:a",
                "answer": "Push",
            }
            | fields,
        )
        grades = tuple(
            make_grade(
                n, [make_mark(asked, 1, Decimal(points), response=text, reason=reason, option=None)]
            )
            for n, (text, points, reason) in enumerate(texts)
        )
        return Graded("q", "Q", "", "en", (asked,), {"A": (asked.key,)}, grades)

    return build


def flags_of(graded, code):
    return [one for one in find_flags(graded, analyse(graded)) if one.code == code]


def test_a_wrong_option_that_the_best_chose_asks_to_check_the_key(chosen):
    strong, weak = [[2, 0, 0, 0]] * 5, [[0, 1, 1, 1]] * 10
    flag = flags_of(chosen([*strong, *weak]), "key")[0]
    assert flag.text == (
        "most strong students chose “Wrong 2” (5 of the top third; 0 chose the key “Key”): "
        "check the key"
    )
    row = read_csv(flag.paste.encode(), "rulings.csv").rows[0]
    assert row.cells == ("A1", "", "also=C", "", "", "", "")


def test_a_key_that_the_best_chose_is_not_flagged(chosen):
    assert flags_of(chosen([[0, 0, 0, 0]] * 5 + [[1, 1, 1, 1]] * 10), "key") == []


def test_a_suspicious_key_is_told_in_a_small_class_too(chosen):
    assert flags_of(chosen([[2, 0, 0, 0]] * 3 + [[0, 1, 1, 1]] * 6), "key")


def test_no_line_is_offered_where_no_letter_is_known(chosen):
    texts = ["the key", "first", "second", "third"]
    graded = chosen([[2, 0, 0, 0]] * 5 + [[0, 1, 1, 1]] * 10, written=texts)
    assert [flag.paste for flag in flags_of(graded, "key")] == [""]


def test_options_nobody_chose_come_with_a_line_for_the_glossary(chosen):
    rows = [[0, 0]] * 10 + [[1, 1]] * 20
    flag = flags_of(chosen(rows), "unused")[0]
    assert flag.text == "nobody chose “Wrong 2” or “Wrong 3”: find a more tempting wrong option"
    assert flag.paste == 'never_with = ["wrong-2", "wrong-3"]'
    assert flag.into == "the glossary's entry term-1, so that they are not offered again"


def test_a_definition_nobody_chose_has_no_line_because_its_entry_is_not_known(chosen):
    options = (
        "Key",
        "Wrong",
        *(f"a sentence of many more words than names have {n}" for n in "12"),
    )
    flag = flags_of(chosen([[0, 0]] * 10 + [[1, 1]] * 20, options=options), "unused")[0]
    assert flag.paste == ""


def test_an_option_left_alone_by_a_few_wrong_students_is_not_flagged(chosen):
    assert flags_of(chosen([[0, 0]] * 26 + [[1, 1]] * 4), "unused") == []


def test_a_small_class_is_spared_all_flags_that_need_statistics(chosen):
    graded = chosen([[1, 1]] * 8 + [[0, 0]])
    assert find_flags(graded, analyse(graded)) == ()


@pytest.mark.parametrize(
    ("right", "code", "words"),
    [
        (0, "hard", "nobody won a point"),
        (2, "hard", "only 7% of the points"),
        (29, "easy", "97% of the points"),
        (30, "easy", "everybody had it right"),
    ],
)
def test_very_hard_and_very_easy_questions_are_told(right, code, words, chosen):
    rows = [[0, n % 2] for n in range(right)] + [[1, n % 2] for n in range(30 - right)]
    assert flags_of(chosen(rows), code)[0].text.startswith(words)


def test_a_question_on_which_the_best_do_worse_is_told(chosen):
    rows = [[1, 0, 0, 0]] * 15 + [[0, 1, 1, 1]] * 15
    assert (
        "those who did well elsewhere did worse here" in flags_of(chosen(rows), "negative")[0].text
    )


def test_a_question_that_hardly_goes_with_the_rest_is_told_only_when_that_is_certain(chosen):
    rows = [[n % 2, (n // 2) % 2, (n // 2) % 2] for n in range(400)]
    flags = flags_of(chosen(rows), "weak")
    assert [one.key for one in flags] == ["choice-dt:term-1"]
    assert flags_of(chosen(rows[:24]), "weak") == []


def test_a_rejected_text_that_many_wrote_comes_with_a_line_for_the_rulings(written):
    flag = flags_of(
        written([("Posh, model", 0, "wrong")] * 3 + [("Push", 1, "exact")] * 4), "rejected"
    )
    row = read_csv(flag[0].paste.encode(), "rulings.csv").rows[0]
    assert row.cells[:4] == ("short-term:a", "Posh, model", "accept", "alias")
    assert flag[0].text == "3 students wrote “Posh, model”, which was not accepted: is it wrong?"


def test_an_accepted_definition_is_not_taught_as_another_name(written):
    fields = {"key": "short-definition:a", "item": "short-definition:a"}
    flag = flags_of(written([("made first", 0, "wrong")] * 3, **fields), "rejected")[0]
    assert flag.paste == "short-definition:a,made first,accept,,,,"


def test_a_term_that_many_confuse_is_told_without_a_line(written):
    flag = flags_of(written([("Pull", 0, "other-term")] * 3), "confused")[0]
    assert flag.text == "3 students wrote “Pull”, which is another term: worth a word in class"
    assert flag.paste == ""


@pytest.mark.parametrize(
    "texts",
    [
        [("a", 0, "wrong"), ("b", 0, "wrong"), ("c", 0, "wrong")],
        [("Posh", 0, "ruling")] * 5,
        [("no idea", 0, "dont-know")] * 5,
        [("Posh", 0, "wrong")] * 3 + [("Push", 1, "exact")] * 40,
    ],
    ids=["all different", "ruled already", "said not to know", "too rare"],
)
def test_rejected_texts_without_a_pattern_are_not_told(texts, written):
    assert flags_of(written(texts), "rejected") == []


def test_a_question_that_a_fifth_left_out_is_told(make_question, make_mark, make_grade):
    asked, other = make_question(1), make_question(2)
    grades = []
    for n in range(20):
        first = (
            make_mark(asked, 1, Decimal(0), response="", option=None, reason="blank")
            if n < 4
            else make_mark(asked, 1, Decimal(n % 2))
        )
        grades.append(make_grade(n, [first, make_mark(other, 2, Decimal(1))]))
    forms = {"A": (asked.key, other.key)}
    graded = Graded("q", "Q", "", "en", (asked, other), forms, tuple(grades))
    assert flags_of(graded, "omitted")[0].text.startswith("4 of 20 students left it out")


@pytest.fixture
def by_form(make_question, make_mark, make_grade):
    """A class of two forms from how many of twenty were right on each, per question."""

    def build(*questions):
        asked = [make_question(k + 1) for k in range(len(questions))]
        grades = [
            make_grade(
                20 * "AB".index(form) + n,
                [
                    make_mark(asked[k], k + 1, Decimal(int(n < right["AB".index(form)])))
                    for k, right in enumerate(questions)
                ],
                form,
            )
            for form in "AB"
            for n in range(20)
        ]
        keys = tuple(one.key for one in asked)
        return Graded("q", "Q", "", "en", tuple(asked), {"A": keys, "B": keys}, tuple(grades))

    return build


@pytest.mark.parametrize("right", [(18, 3), (20, 0)])
def test_a_question_that_is_harder_on_one_form_is_told(right, by_form):
    flags = flags_of(by_form(right, (10, 10)), "form")
    assert [one.key for one in flags] == ["choice-dt:term-1"]
    assert "compare how it is printed" in flags[0].text


@pytest.mark.parametrize("right", [(12, 9), (20, 20), (0, 0)])
def test_forms_that_differ_by_chance_or_not_at_all_are_not_told(right, by_form):
    assert flags_of(by_form(right, (10, 10)), "form") == []


def test_flags_are_grouped_by_question_in_order(chosen):
    graded = chosen([[0, 0]] * 10 + [[1, 1]] * 20)
    grouped = flags_by_key(find_flags(graded, analyse(graded)))
    assert list(grouped) == ["choice-dt:term-1", "choice-dt:term-2"]


def test_the_lines_to_paste_are_rulings_that_the_grader_reads(chosen, written):
    choice = Choice(
        id="choice-dt:term-1", stem="?", key="Key", distractors=("Wrong 1", "Wrong 2", "Wrong 3")
    )
    short = Short(id="short-term:a", prompt="?", answer="Push")
    questions = (
        Question((1,), choice.id, Decimal(1), (0, 1, 2, 3)),
        Question((2,), short.id, Decimal(1)),
    )
    items: dict[str, Item] = {choice.id: choice, short.id: short}
    quiz = Quiz("q", "Q", items, (Form("A", questions),))
    suspicious = flags_of(chosen([[2, 0, 0, 0]] * 5 + [[0, 1, 1, 1]] * 10), "key")[0]
    common = flags_of(written([("Posh, model", 0, "wrong")] * 3), "rejected")[0]
    text = f"question,answer,ruling,teach,by,when,note\n{suspicious.paste}\n{common.paste}\n"
    rulings, problems = parse_rulings(read_csv(text.encode(), "rulings.csv"), quiz)
    assert problems == []
    assert [(one.question, one.answer, one.ruling, one.teach) for one in rulings] == [
        ("choice-dt:term-1", "", "also=C", ""),
        ("short-term:a", "Posh, model", "accept", "alias"),
    ]
