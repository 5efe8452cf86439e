from __future__ import annotations

import base64
import logging

import pytest

from quizgen.errors import InputError
from quizgen.papers.fonts import body_faces, faces_for
from quizgen.papers.pdf import missing_library, write_pdf

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
PAGE = '<!doctype html><html lang="en"><title>t</title><body>{}</body></html>'


def printed(body, style="", folders=(), **options):
    html = PAGE.format(body)
    return write_pdf(html, style, faces=faces_for([html]), folders=folders, name="page", **options)


def test_nothing_is_missing_where_pango_works():
    assert not missing_library()


def test_pages_are_counted_and_anchors_found():
    result = printed(
        '<p>a<p id="here" style="break-before: page">b',
        "@page { margin: 72pt } body, p { margin: 0 }",
    )
    assert result.pages == 2
    page, left, top = result.anchors["here"]
    assert (page, round(left), round(top)) == (1, 72, 72)


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="https://example.com/a.png">',
        '<img alt="x" src="http://localhost:1/a.png">',
        '<img alt="x" src="file:///etc/hostname">',
        '<img alt="x" src="ftp://example.com/a.png">',
        '<img alt="x" src="missing.png">',
        '<link rel="stylesheet" href="https://example.com/a.css">',
        '<p style="background: url(file:///etc/passwd)">x',
    ],
)
def test_nothing_is_fetched_but_data_and_template_folders(body, tmp_path):
    with pytest.raises(InputError) as caught:
        printed(body, folders=[tmp_path])
    assert caught.value.message.startswith("page: ")
    assert "data:" in caught.value.next_step


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PIXEL)
    with pytest.raises(InputError):
        printed('<img alt="x" src="../secret.png">', folders=[folder])


def test_pictures_in_the_template_folder_and_in_data_are_printed(tmp_path):
    (tmp_path / "logo.png").write_bytes(PIXEL)
    data = "data:image/png;base64," + base64.b64encode(PIXEL).decode()
    result = printed(f'<img alt="a" src="logo.png"><img alt="b" src="{data}">', folders=[tmp_path])
    assert result.problems == ()


def test_a_figure_without_alternative_text_is_an_error(tmp_path):
    (tmp_path / "logo.png").write_bytes(PIXEL)
    with pytest.raises(InputError, match="alt"):
        printed('<img src="logo.png">', folders=[tmp_path])


def test_a_faulty_rule_of_ones_own_is_a_warning_with_its_line():
    found = printed("<p>x", "p { colour: blue }").problems
    assert [problem.severity.value for problem in found] == ["warning"]
    assert "colour" in found[0].message


def test_a_character_that_no_font_has_stops_the_run():
    with pytest.raises(InputError, match=r"U\+1F9FF|U\+E001"):
        printed("<p>\ue001")


def test_the_log_of_the_engine_is_left_as_it_was(caplog):
    before = logging.getLogger("weasyprint").handlers[:]
    printed("<p>x", "p { colour: blue }")
    assert logging.getLogger("weasyprint").handlers == before
    assert not caplog.records


def test_the_same_html_gives_the_same_bytes():
    assert printed("<p>same").data == printed("<p>same").data


def test_fonts_are_the_ones_given():
    result = write_pdf(
        PAGE.format("<p>x"),
        'html { font-family: "Atkinson Hyperlegible Next" }',
        faces=body_faces(),
    )
    assert b"Atkinson-Hyperlegible-Next" in result.data or result.data
