from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from quizgen.errors import InputError
from quizgen.items.model import Choice, Cloze, Matching
from quizgen.papers.render import edition_of, place_of, render_quiz

TWO_RUNS = """
import sys, hashlib
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("sample", sys.argv[1])
sample = module_from_spec(spec)
sys.modules["sample"] = sample
spec.loader.exec_module(sample)
from quizgen.papers.render import render_quiz
from quizgen.quiz.model import Quiz
items = {i.id: i for i in (sample.CHOICE, sample.MATCHING, sample.CLOZE)}
form = sample.whole_form()
form = type(form)(form.code, form.questions[:3], form.sections[:3])
quiz = Quiz(id="q", title="Ω → title", items=items, forms=(form,))
for path, data in sorted(render_quiz(quiz, html=True).files.items()):
    print(path, hashlib.sha256(data).hexdigest())
"""


@pytest.fixture(scope="module")
def rendered(quiz):
    return render_quiz(quiz, html=True)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def strings_of(data: bytes) -> str:
    """Every string, name and stream of every object of a PDF, as one text."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [text for one in [*pdf.objects, pdf.trailer] for text in texts_in(one)]
    return "\n".join([*found, text_of(data)])


def texts_in(value) -> list[str]:
    if isinstance(value, pikepdf.Array):
        return [text for one in value for text in texts_in(one)]
    if isinstance(value, pikepdf.Stream):
        return [value.read_bytes().decode("latin-1"), *keys_and_values(value)]
    if isinstance(value, pikepdf.Dictionary):
        return keys_and_values(value)
    return [str(value)]


def keys_and_values(value) -> list[str]:
    """Indirect objects are looked at in their own turn."""
    direct = [one for _, one in value.items() if not getattr(one, "is_indirect", False)]
    return [*value.keys(), *(text for one in direct for text in texts_in(one))]


def test_a_quiz_becomes_papers_a_sheet_and_keys(rendered):
    assert sorted(rendered.files) == [
        "keys/key-A.html",
        "keys/key-A.pdf",
        "keys/key-B.html",
        "keys/key-B.pdf",
        "keys/keys.html",
        "keys/keys.pdf",
        "print/paper-A.html",
        "print/paper-A.pdf",
        "print/paper-B.html",
        "print/paper-B.pdf",
        "print/sheet.html",
        "print/sheet.pdf",
    ]
    assert rendered.problems == ()


def test_only_what_is_asked_for_is_made(quiz):
    made = render_quiz(quiz, what=["key"], pdf=False, html=True)
    assert sorted(made.files) == ["keys/key-A.html", "keys/key-B.html", "keys/keys.html"]


def test_an_edition_is_part_of_the_papers_name(quiz):
    made = render_quiz(quiz, what=["paper"], edition="large", pdf=False, html=True)
    assert sorted(made.files) == ["print/paper-A-large.html", "print/paper-B-large.html"]


def test_nothing_in_print_gives_an_answer_away(rendered, secrets):
    for path, data in rendered.files.items():
        if path.startswith("print/"):
            seen = strings_of(data) if path.endswith(".pdf") else data.decode()
            for secret in secrets:
                assert secret not in seen, (path, secret)


def test_the_key_says_in_every_header_that_it_is_one(rendered):
    for page in PdfReader(BytesIO(rendered.files["keys/key-A.pdf"])).pages:
        assert "KEY – Form A" in page.extract_text()
        assert "3fa91c07" in page.extract_text()


def test_every_page_of_a_paper_says_form_quiz_fingerprint_and_page(rendered):
    pages = PdfReader(BytesIO(rendered.files["print/paper-B.pdf"])).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "Form B" in text
        assert "midterm · 3fa91c07" in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_last_page_alone_does_not_ask_to_turn_over(rendered):
    texts = [
        p.extract_text() for p in PdfReader(BytesIO(rendered.files["print/paper-A.pdf"])).pages
    ]
    assert all("Turn over" in text for text in texts[:-1])
    assert "Turn over" not in texts[-1]
    assert "End of paper" in texts[-1]


@pytest.mark.parametrize("edition", ["standard", "clear", "large"])
def test_a_long_quiz_id_does_not_run_into_the_page_number(quiz, edition):
    long = replace(quiz, id="introduction-to-the-management-of-supply-chains-and-customers")
    made = render_quiz(long, what=["paper"], edition=edition)
    with pypdfium2.PdfDocument(next(iter(made.files.values()))) as pdf:
        page = pdf[0].get_textpage()
        boxes = [page.get_charbox(n) for n in range(page.count_chars())]
    foot = [box for box in boxes if box[3] < 58 and box[2] - box[0] > 1]
    assert min(box[1] for box in foot) > 4
    for at, (left, bottom, right, _) in enumerate(foot):
        clash = [
            one
            for one in foot[at + 1 :]
            if abs(one[1] - bottom) < 6 and min(one[2], right) - max(one[0], left) > 1.5
        ]
        assert clash == []


def test_turn_over_can_be_left_out(quiz):
    plain = replace(quiz, paper=replace(quiz.paper, turn_over=False))
    made = render_quiz(plain, what=["paper"])
    assert "Turn over" not in text_of(made.files["print/paper-A.pdf"])


def test_text_from_right_to_left_has_its_number_on_the_right(quiz):
    choice = next(item for item in quiz.items.values() if isinstance(item, Choice))
    arabic = replace(choice, stem="ما هي سلسلة التوريد؟")
    made = render_quiz(
        replace(quiz, items={**quiz.items, choice.id: arabic}),
        what=["paper"],
        pdf=False,
        html=True,
    )
    html = made.files["print/paper-A.html"].decode()
    assert 'id="q1" dir="rtl"' in html
    assert 'id="q7" dir="ltr"' in html


def test_quizzes_that_differ_in_the_right_option_print_the_same_papers(quiz, rendered):
    choice = next(item for item in quiz.items.values() if isinstance(item, Choice))
    first, *rest = choice.distractors
    swapped = replace(choice, key=first, distractors=(choice.key, *rest), rationale="Other.")
    swap = {0: 1, 1: 0, 2: 2, 3: 3}

    def other(form):
        question = form.questions[0]
        order = tuple(swap[index] for index in question.order)
        return replace(form, questions=(replace(question, order=order), *form.questions[1:]))

    twin = replace(
        quiz,
        items={**quiz.items, choice.id: swapped},
        forms=tuple(map(other, quiz.forms)),
        seed="another",
    )
    made = render_quiz(twin, what=["paper", "sheet"], html=True)
    for path, data in made.files.items():
        assert data == rendered.files[path], path


def test_letters_that_only_a_key_needs_leave_no_trace_in_papers(quiz, rendered):
    cloze = next(item for item in quiz.items.values() if isinstance(item, Cloze))
    blank = replace(cloze.blanks[0], accept=("Ωμέγα",))
    other = replace(cloze, blanks=(blank, *cloze.blanks[1:]))
    made = render_quiz(
        replace(quiz, items={**quiz.items, cloze.id: other}), what=["paper"], html=True
    )
    for path, data in made.files.items():
        assert data == rendered.files[path], path


def test_another_process_and_hash_seed_print_the_same_bytes(tmp_path):
    from pathlib import Path

    script = tmp_path / "run.py"
    script.write_text(TWO_RUNS, encoding="utf-8")
    sample = Path(__file__).with_name("conftest.py")
    runs = [
        subprocess.run(
            [sys.executable, str(script), str(sample)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert "print/paper-A.pdf" in runs[0]


def test_html_is_one_file_without_scripts_or_links_out(rendered):
    html = rendered.files["print/paper-A.html"].decode()
    assert "<script" not in html
    assert "http://" not in html
    assert "https://" not in html
    assert 'lang="en"' in html
    assert "data:font/ttf" in html


def test_a_picture_of_the_templates_goes_into_the_html_file(quiz, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"picture")
    own = replace(quiz, paper=replace(quiz.paper, logo="logo.png"))
    made = render_quiz(own, what=["paper"], pdf=False, html=True, templates=[tmp_path])
    assert b'src="data:image/png;base64,cGljdHVyZQ=="' in made.files["print/paper-A.html"]


@pytest.mark.parametrize("logo", ["http://example.org/x.png", "../x.png", "missing.png"])
def test_a_picture_from_elsewhere_is_refused_in_html_too(quiz, tmp_path, logo):
    own = replace(quiz, paper=replace(quiz.paper, logo=logo))
    with pytest.raises(InputError, match="cannot be loaded"):
        render_quiz(own, what=["paper"], pdf=False, html=True, templates=[tmp_path])


def test_numbers_and_letters_are_the_same_in_all_editions_and_sizes(quiz):
    texts = []
    for edition, size in (("standard", "A4"), ("clear", "Letter"), ("large", "A4")):
        made = render_quiz(quiz, what=["paper"], edition=edition, size=size)
        texts.append(
            text_of(
                made.files[f"print/paper-A{'' if edition == 'standard' else '-' + edition}.pdf"]
            )
        )
    for text in texts:
        assert "Goods are made in advance, from forecasts" in " ".join(text.split())
        for number in range(1, 10):
            assert f"{number}" in text


def test_letter_pages_are_letter_pages(quiz):
    made = render_quiz(quiz, what=["sheet"], size="Letter")
    box = PdfReader(BytesIO(made.files["print/sheet.pdf"])).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


@pytest.mark.parametrize("edition", ["clear", "large"])
def test_the_sheet_of_an_edition_is_as_large_as_its_paper(quiz, edition):
    made = render_quiz(quiz, what=["sheet"], edition=edition, html=True, pdf=False)
    page = made.files[f"print/sheet-{edition}.html"].decode()
    assert f"edition-{edition}" in page
    assert "sheet dense" not in page


def test_a_sheet_of_sixty_numbers_is_one_page(quiz):
    choice = next(item for item in quiz.items.values() if isinstance(item, Choice))
    cloze = next(item for item in quiz.items.values() if isinstance(item, Cloze))
    question = quiz.forms[0].questions[0]
    forty = tuple(replace(question, numbers=(n,), item=choice.id) for n in range(1, 41))
    twenty = tuple(
        replace(question, numbers=(n, n + 1), item=cloze.id, order=()) for n in range(41, 61, 2)
    )
    form = replace(quiz.forms[0], questions=(*forty, *twenty), sections=())
    for size in ("A4", "Letter"):
        made = render_quiz(replace(quiz, forms=(form,)), what=["sheet"], size=size)
        assert len(PdfReader(BytesIO(made.files["print/sheet.pdf"])).pages) == 1


def test_a_question_taller_than_a_page_is_flagged_and_nothing_is_cut(quiz):
    item = next(item for item in quiz.items.values() if item.kind == "open")
    long = replace(item, prompt=" ".join(f"word{n}" for n in range(1500)))
    form = replace(
        quiz.forms[0], questions=(replace(quiz.forms[0].questions[-1], numbers=(1,)),), sections=()
    )
    made = render_quiz(replace(quiz, items={item.id: long}, forms=(form,)), what=["paper"])
    pages = PdfReader(BytesIO(made.files["print/paper-A.pdf"])).pages
    text = text_of(made.files["print/paper-A.pdf"])
    assert all(f"word{n}" in text for n in range(1500))
    assert "1 (continued)" in pages[1].extract_text() or "1 (continued)" in pages[2].extract_text()
    assert "(continued)" not in pages[0].extract_text()


@pytest.mark.parametrize("words", range(100, 1300, 150))
def test_the_number_of_a_tall_question_stays_with_its_text(quiz, words):
    item = next(item for item in quiz.items.values() if item.kind == "open")
    before = replace(item, id="before", prompt="many words " * words, lines=1)
    essay = replace(item, id="essay", prompt="Essay", lines=40)
    questions = (
        replace(quiz.forms[0].questions[-1], numbers=(1,), item="before"),
        replace(quiz.forms[0].questions[-1], numbers=(77,), item="essay"),
    )
    form = replace(quiz.forms[0], questions=questions, sections=())
    items = {"before": before, "essay": essay}
    made = render_quiz(replace(quiz, items=items, forms=(form,)), what=["paper"])
    pages = PdfReader(BytesIO(made.files["print/paper-A.pdf"])).pages
    texts = [page.extract_text() for page in pages]
    starts = [text for text in texts if "77" in text and "77 (continued)" not in text]
    assert len(starts) == 1
    assert "Essay" in starts[0]


def test_a_matching_set_over_pages_repeats_its_responses(quiz):
    matching = next(item for item in quiz.items.values() if isinstance(item, Matching))
    pairs = tuple((f"premise {n} " + "with many words " * 12, f"response{n}") for n in range(12))
    long = replace(matching, pairs=pairs, extra_responses=())
    question = replace(quiz.forms[0].questions[1], numbers=tuple(range(1, 13)), order=())
    form = replace(quiz.forms[0], questions=(question,), sections=())
    made = render_quiz(
        replace(quiz, items={matching.id: long}, forms=(form,)), what=["paper"], edition="large"
    )
    pages = PdfReader(BytesIO(made.files["print/paper-A-large.pdf"])).pages
    with_premises = [text for page in pages if "premise" in (text := page.extract_text())]
    assert len(with_premises) > 1
    assert all("response0" in text and "response11" in text for text in with_premises)


def test_what_the_fonts_lack_is_named_with_its_source(quiz):
    choice = next(item for item in quiz.items.values() if isinstance(item, Choice))
    odd = replace(choice, rationale="漢")
    made = render_quiz(
        replace(quiz, items={**quiz.items, choice.id: odd}), what=["paper"], pdf=False, html=True
    )
    assert [(str(one.place), one.check) for one in made.problems] == [("notes.txt:12", "glyphs")]
    assert "U+6F22" in made.problems[0].message


def test_an_unknown_edition_is_refused():
    with pytest.raises(InputError, match="giant"):
        edition_of("giant")


@pytest.mark.parametrize(
    ("source", "line"), [("notes.txt:161", 161), ("notes.txt", None), ("a:b", None), ("", None)]
)
def test_a_source_names_a_file_and_perhaps_a_line(source, line):
    assert place_of(source).line == line


def test_workers_print_the_same_bytes_and_tell_how_far_they_are(quiz, rendered):
    told: list[tuple[int, int]] = []
    made = render_quiz(
        quiz, what=["paper"], workers=2, tell=lambda done, total: told.append((done, total))
    )
    assert told == [(1, 2), (2, 2)]
    for path, data in made.files.items():
        assert data == rendered.files[path]
