"""The contract of the report templates names every field, and an override is used."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from quizgen.papers.templates import builtin_folder
from quizgen.reports import class_view, feedback_view, flags, item_rows, posted
from quizgen.reports.analysis import analyse
from quizgen.reports.class_report import report_html
from quizgen.reports.feedback import feedback_html, feedback_pages

VIEWS = [
    class_view.ReportView,
    item_rows.ItemRow,
    item_rows.OptionRow,
    item_rows.WordingRow,
    class_view.GroupRow,
    class_view.ScoreRow,
    class_view.Tile,
    flags.Flag,
    posted.PostedView,
    posted.PostedRow,
    feedback_view.FeedbackView,
    feedback_view.StudentPage,
    feedback_view.AnswerGroup,
    feedback_view.AnswerRow,
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_the_contract_names_every_field(view):
    text = (builtin_folder() / "report" / "README.md").read_text("utf-8")
    named = set(re.findall(r"`(?:view\.)?(\w+)`", text))
    assert {field.name for field in fields(view)} <= named


def test_an_override_replaces_one_block_of_the_built_in_page(graded, tmp_path):
    text = '{% extends "builtin/report.html.jinja" %}{% block scores %}<p>mine</p>{% endblock %}'
    (tmp_path / "report.html.jinja").write_text(text, "utf-8")
    base = graded([[1, 0], [0, 1]])
    page = report_html(base, analyse(base), templates=[tmp_path])
    assert "<p>mine</p>" in page
    assert "Student 1" not in page
    assert "All questions" in page


def test_an_own_rule_comes_last_in_the_style_of_a_feedback_page(graded, tmp_path):
    (tmp_path / "custom.css").write_text(".wrong { color: #111; }", "utf-8")
    page = feedback_html(feedback_pages(graded([[1]]), templates=[tmp_path]))
    assert page.index(".wrong { color: #111; }") > page.index(".student-head")
