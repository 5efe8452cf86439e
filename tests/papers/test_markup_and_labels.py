from __future__ import annotations

import re
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from quizgen.papers.labels import Labels
from quizgen.papers.markup import inline, plain
from quizgen.papers.templates import list_templates
from quizgen.text.languages import language_codes, language_of


@given(st.text())
def test_literal_text_is_only_escaped(text):
    assert inline(text) == escape(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`a < b`", "<code>a &lt; b</code>"),
        ("H~2~O", "H<sub>2</sub>O"),
        ("x^2^", "x<sup>2</sup>"),
        ("**no** *yes*", "<strong>no</strong> <em>yes</em>"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("[a](javascript:b)", "[a](javascript:b)"),
        ("`x^2^`", "<code>x^2^</code>"),
        ("a ~ b ~ c", "a ~ b ~ c"),
    ],
)
def test_inline_marks_become_html_and_nothing_else_does(text, html):
    assert str(inline(text, "markdown")) == html


def test_plain_takes_the_marks_off():
    assert plain("H~2~O & `x`", "markdown") == "H2O & x"
    assert plain("H~2~O") == "H~2~O"


def test_german_has_every_label():
    assert set(language_of("de").labels) == set(language_of("en").labels)


REPORTS = ("feedback", "report")
USED = re.compile(r"""(?:label|counted)\(["'](\w+)["']""")


def printed_keys() -> set[str]:
    """The labels that the templates of papers and handouts name, and those chosen by kind."""
    texts = [
        path.read_text("utf-8") for name, path in list_templates() if not name.startswith(REPORTS)
    ]
    by_kind = {key for key in language_of("en").labels if key.startswith(("kind_", "directions_"))}
    return by_kind | {key for text in texts for key in USED.findall(text)}


@pytest.mark.parametrize("code", language_codes())
def test_every_language_has_all_that_papers_print(code):
    assert len(printed_keys()) > 50
    assert printed_keys() - set(language_of(code).labels) == set()


@pytest.mark.parametrize("code", language_codes())
def test_a_label_fills_in_the_same_names_in_every_language(code):
    english, own = language_of("en").labels, language_of(code).labels
    for key, phrase in own.items():
        assert sorted(re.findall(r"{\w+}", phrase)) == sorted(re.findall(r"{\w+}", english[key])), (
            key
        )


def test_an_unknown_language_prints_english():
    assert Labels.of("xx")("form") == "Form"


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal(1), "1 mark"), (Decimal("1.0"), "1 mark"), (2, "2 marks"), ("0.5", "0.5 marks")],
)
def test_one_is_singular(value, text):
    assert Labels.of("en").counted("marks", value) == text


def test_shares_are_percentages():
    assert Labels.of("de").share(Decimal("0.125")) == "12,5\N{NARROW NO-BREAK SPACE}%"


def test_the_languages_are_files_that_a_course_can_copy():
    assert files("quizgen.text.languages").joinpath("en.toml").is_file()
