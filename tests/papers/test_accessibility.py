"""The structure tree of every single file, walked from its root."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.papers.handouts import STYLES, render_handout
from quizgen.papers.render import render_quiz
from quizgen.quiz.model import Student

GLOSSARY = Glossary(title="G", entries=(Entry(id="a", term="Term", definition="Meaning"),))
MARKED = re.compile(rb"/(\w+)\s*(?:<</MCID (\d+)>>)?\s*(BDC|BMC)|\b(EMC)\b|(\bT[jJ])\b")


@pytest.fixture(scope="module")
def documents(quiz) -> dict[str, bytes]:
    split = render_quiz(quiz, roster=[Student("1", "Anna")], split=True).files
    handouts = {style: render_handout(GLOSSARY, style=style) for style in STYLES}
    large = render_quiz(quiz, what=["paper"], edition="large").files
    return {**render_quiz(quiz).files, **large, **split, **handouts}


def elements(node) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K"))


def marks(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The pages and numbers of all marked text that the tree reaches."""
    numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found: set[tuple[int, int]] = set()
    for element in elements(pdf.Root.StructTreeRoot.K):
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if str(kid).isdecimal():
                found.add((numbers[element.Pg.objgen], int(str(kid))))
    return found


def untagged(page: pikepdf.Page, number: int, reached: set[tuple[int, int]]) -> int:
    """How many pieces of text are neither in the tree nor artifacts."""
    open_marks: list[bool] = []
    missing = 0
    for tag, mark, begins, ends, shows in MARKED.findall(_content(page)):
        if begins:
            open_marks.append(tag == b"Artifact" or (bool(mark) and (number, int(mark)) in reached))
        elif ends:
            open_marks.pop()
        elif shows and not any(open_marks):
            missing += 1
    return missing


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.Contents
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return re.sub(
        rb"\[<.*?\] TJ|\(.*?\) Tj", b" TJ ", b"\n".join(one.read_bytes() for one in streams)
    )


def test_every_piece_of_text_is_tagged_or_an_artifact(documents):
    for path, data in documents.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            reached = marks(pdf)
            assert reached, path
            loose = [untagged(page, number, reached) for number, page in enumerate(pdf.pages)]
            assert loose == [0] * len(loose), path


def test_text_that_the_tree_does_not_reach_would_be_found(documents):
    with pikepdf.open(BytesIO(documents["print/sheet.pdf"])) as pdf:
        assert untagged(pdf.pages[0], 0, set()) > 0


def test_every_file_says_its_language_and_title_and_that_it_is_pdf_ua(documents):
    for path, data in documents.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            assert str(pdf.Root.Lang) == "en", path
            assert pdf.Root.MarkInfo.Marked, path
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, path
            with pdf.open_metadata() as metadata:
                assert metadata["dc:title"], path
                assert metadata["pdfuaid:part"] == "1", path


def test_every_figure_has_alternative_text(documents):
    for path, data in documents.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            figures = [e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == "/Figure"]
            assert all(str(figure.get("/Alt", "")) for figure in figures), path


def test_every_font_is_embedded(documents):
    for path, data in documents.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                    assert {"/FontFile2", "/FontFile3"} & set(one.keys()), path


def test_a_paper_can_be_walked_by_headings_and_bookmarks(documents):
    with pikepdf.open(BytesIO(documents["print/paper-A.pdf"])) as pdf:
        kinds = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K)]
        with pdf.open_outline() as outline:
            sections = [one.title for one in outline.root[0].children]
            questions = [one.title for one in outline.root[0].children[1].children]
    assert kinds.count("/H1") == 1
    assert sections[:2] == ["Section 1: Multiple choice", "Section 2: Matching"]
    assert questions == ["Question 2", "Question 3", "Question 4"]


def test_the_marks_grid_is_a_table_with_headers(documents):
    with pikepdf.open(BytesIO(documents["print/paper-A.pdf"])) as pdf:
        kinds = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K)]
    assert kinds.count("/TH") >= 3 + 5 + 1
