from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.papers.html import page_html, style_sheet
from quizgen.papers.student import student_view
from quizgen.papers.templates import (
    Templates,
    builtin_folder,
    css_text,
    list_templates,
    template_source,
)


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_every_kind_of_question_has_its_own_template():
    names = [name for name, _ in list_templates()]
    for kind in ("choice", "matching", "cloze", "short", "open"):
        assert f"question/{kind}.html.jinja" in names


def test_a_users_template_comes_before_the_built_in_one(tmp_path, quiz):
    write(tmp_path, "question/open.html.jinja", "<p>MINE {{ question.number }}</p>")
    html = page_html(Templates([tmp_path]), "paper.html.jinja", student_view(quiz, quiz.forms[0]))
    assert "<p>MINE 9</p>" in html
    assert 'class="question choice"' in html


def test_an_override_extends_the_very_template_it_shadows(tmp_path, quiz):
    write(
        tmp_path,
        "paper.html.jinja",
        '{% extends "builtin/paper.html.jinja" %}{% block end %}<p class="end">Good luck!</p>{% endblock %}',
    )
    html = page_html(Templates([tmp_path]), "paper.html.jinja", student_view(quiz, quiz.forms[0]))
    assert "Good luck!" in html
    assert "End of paper" not in html


def test_the_first_of_several_folders_wins(tmp_path):
    first = write(tmp_path / "one", "custom.css", "/* one */")
    second = write(tmp_path / "two", "custom.css", "/* two */")
    assert template_source("custom.css", [first, second]) == "/* one */"


def test_ones_own_rules_come_last(tmp_path):
    folder = write(tmp_path, "custom.css", ".stem { color: blue }")
    assert style_sheet(Templates([folder]), "exam", ()).endswith(".stem { color: blue }")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("fine\n{{ view.nothing }}", 2, "nothing"),
        ("fine\n\n{% if %}", 3, "xpected"),
        ("{{ view.title + 1 }}", 1, "str"),
        ("a\n{{ ().__class__.__bases__ }}", 2, "unsafe"),
        ("{{ missing|rich }}", 1, "missing"),
    ],
)
def test_a_fault_in_a_users_template_names_file_and_line(tmp_path, quiz, text, line, says):
    write(tmp_path, "cover.html.jinja", text)
    with pytest.raises(InputError, match=says) as caught:
        page_html(Templates([tmp_path]), "paper.html.jinja", student_view(quiz, quiz.forms[0]))
    assert f"{tmp_path / 'cover.html.jinja'}:{line}:" in caught.value.message


def test_a_template_that_is_not_there_names_the_folders_looked_in(tmp_path):
    with pytest.raises(InputError, match="there is no template"):
        Templates([tmp_path]).fill("nothing.html", {})


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "builtin/../../pyproject.toml"])
def test_a_name_cannot_leave_the_template_folders(name):
    with pytest.raises(InputError, match="there is no template"):
        template_source(name)


def test_a_binary_template_is_refused(tmp_path):
    (tmp_path / "custom.css").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        template_source("custom.css", [tmp_path])


def test_the_list_shows_which_file_is_used(tmp_path):
    write(tmp_path, "custom.css", "")
    used = dict(list_templates([tmp_path]))
    assert used["custom.css"] == tmp_path / "custom.css"
    assert used["theme.css"] == builtin_folder() / "theme.css"


def test_hostile_text_stays_text(quiz):
    hostile = '<script>alert(1)</script> {{ 7 * 7 }} "</style>'
    from dataclasses import replace

    bad = replace(quiz, title=hostile, id=hostile)
    html = page_html(Templates(), "paper.html.jinja", student_view(bad, bad.forms[0]))
    assert "<script" not in html
    assert "{{ 7 * 7 }}" in html
    assert html.count("</style>") == 1


def test_a_string_for_css_cannot_end_its_element():
    assert "<" not in css_text('"; } </style><b>')
