"""A frozen record of version 1 still prints what it printed when it was made.

After a wanted change of a template: delete the file under `goldens/`, run the test
twice (the first run writes it and fails), and read the difference before keeping it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from quizgen.papers.html import View, page_html
from quizgen.papers.key_view import key_view
from quizgen.papers.render import render_quiz
from quizgen.papers.sheet import sheet_view
from quizgen.papers.student import student_view
from quizgen.papers.templates import Templates
from quizgen.quiz.store import parse_quiz

HERE = Path(__file__).parent
RECORD = HERE / "data" / "quiz-1.json"


@pytest.fixture(scope="module")
def frozen():
    quiz, problems = parse_quiz(RECORD.read_text("utf-8"), RECORD.name)
    assert problems == []
    return quiz


def check(name: str, text: str) -> None:
    golden = HERE / "goldens" / name
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written; read it")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize(("name", "edition"), [("paper", "standard"), ("paper-large", "large")])
def test_the_paper_prints_as_it_did(frozen, name, edition):
    view = student_view(frozen, frozen.forms[0], edition=edition)
    check(f"{name}.html", page_html(Templates(), "paper.html.jinja", view))


@pytest.mark.parametrize("name", ["key", "sheet"])
def test_key_and_sheet_print_as_they_did(frozen, name):
    views: dict[str, View] = {
        "key": key_view(frozen, frozen.forms[0]),
        "sheet": sheet_view(frozen),
    }
    check(f"{name}.html", page_html(Templates(), f"{name}.html.jinja", views[name]))


def test_pages_and_their_text_are_what_they_were(frozen):
    files = render_quiz(frozen).files
    lines: list[str] = []
    for path in sorted(files):
        pages = PdfReader(BytesIO(files[path])).pages
        lines.append(f"== {path}: {len(pages)}")
        for page in pages:
            words = page.extract_text().split()
            lines += [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    check("text.txt", "\n".join(lines) + "\n")
