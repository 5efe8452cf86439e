"""The contract in templates/README.md against what there is."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from quizgen.papers import key_view, sheet, view
from quizgen.papers.templates import builtin_folder, list_templates

README = (builtin_folder() / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name, _ in list_templates()])
def test_every_template_and_style_sheet_is_in_the_contract(name):
    stem = name.removesuffix(".html.jinja")
    if stem.startswith(("question/", "handout/")):
        stem = stem.partition("/")[2]
    if stem.startswith(("report/", "feedback/")):
        stem = stem.partition("/")[0] + "/…"
    assert stem in README


@pytest.mark.parametrize(
    "kind",
    [
        view.StudentView,
        view.Cover,
        view.SectionView,
        view.ChoiceView,
        view.MatchingView,
        view.ClozeView,
        view.LinesView,
        key_view.KeyRow,
        sheet.SheetBlock,
    ],
)
def test_every_field_a_template_is_given_is_in_the_contract(kind):
    for field in fields(kind):
        assert re.search(rf"`{field.name}`", README), field.name


def test_the_example_of_an_override_works(tmp_path, quiz):
    from quizgen.papers.html import page_html
    from quizgen.papers.student import student_view
    from quizgen.papers.templates import Templates

    example = README.split("```jinja\n")[1].split("```")[0]
    (tmp_path / "paper.html.jinja").write_text(example, encoding="utf-8")
    html = page_html(Templates([tmp_path]), "paper.html.jinja", student_view(quiz, quiz.forms[0]))
    assert "Good luck!" in html
