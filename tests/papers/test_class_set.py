from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from quizgen.errors import InputError
from quizgen.papers.class_set import deal_copies
from quizgen.papers.render import render_quiz
from quizgen.quiz.model import Student

ROSTER = (
    Student("00042", "Anna Müller"),
    Student("00043", "Łukasz Wójcik", form="B", room="Hall 1", seat="12"),
    Student("00044", "José García", edition="large"),
)


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


@pytest.fixture(scope="module")
def set_of_two(quiz):
    roster = (Student("00042", "Anna Müller"), Student("00043", "Łukasz Wójcik"))
    return render_quiz(quiz, roster=roster, spares=1)


@pytest.fixture(scope="module")
def set_of_rooms(quiz):
    return render_quiz(quiz, roster=ROSTER)


def test_forms_are_dealt_in_turn_and_wishes_are_kept(quiz):
    copies = deal_copies(quiz, ROSTER, spares=2)
    assert [copy.form for copy in copies] == ["A", "B", "B", "B", "A"]
    assert [copy.edition for copy in copies][2] == "large"
    assert [copy.number for copy in copies] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("student", [Student("1", form="Z"), Student("1", edition="huge")])
def test_a_form_or_edition_that_is_not_there_is_refused(quiz, student):
    with pytest.raises(InputError):
        deal_copies(quiz, [student])


def test_a_class_set_is_papers_and_a_list_only(set_of_two):
    assert sorted(set_of_two.files) == ["print/class-list.pdf", "print/class-paper.pdf"]


def test_each_page_carries_the_name_of_its_student(set_of_two):
    pages = pages_of(set_of_two.files["print/class-paper.pdf"])
    third = len(pages) // 3
    assert all("Anna Müller" in text for text in pages[:third] if "blank" not in text)
    assert all("Łukasz Wójcik" in text for text in pages[third : 2 * third] if "blank" not in text)
    assert "00042" in pages[0]
    assert not any("Müller" in text or "Wójcik" in text for text in pages[2 * third :])


def test_each_copy_starts_on_a_right_hand_page(set_of_two):
    pages = pages_of(set_of_two.files["print/class-paper.pdf"])
    firsts = [index for index, text in enumerate(pages) if "Page 1 of" in text]
    assert len(firsts) == 3
    assert all(index % 2 == 0 for index in firsts)


def ink_of(data: bytes, page: int) -> int:
    with pypdfium2.PdfDocument(data) as pdf:
        return sum(pdf[page].render(scale=1).to_pil().convert("L").histogram()[:128])


def test_a_name_is_printed_over_the_page_not_in_its_place(quiz, set_of_two):
    paper = render_quiz(quiz, what=["paper"]).files["print/paper-A.pdf"]
    for page in (0, 1):
        stamped = ink_of(set_of_two.files["print/class-paper.pdf"], page)
        assert stamped > ink_of(paper, page) > 100


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_a_long_name_does_not_run_out_of_its_box(quiz, edition):
    name = "Maximiliane Theodora von und zu Hohenstein-Waldenburg-Schillingsfürst"
    made = render_quiz(quiz, roster=[Student("77777777", name)], edition=edition)
    data = next(one for path, one in made.files.items() if "class-paper" in path)
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        at = text.rindex("Schillingsfürst") + len("Schillingsfürst") - 1
        end, number = page.get_charbox(at), page.get_charbox(text.rindex("77777777"))
    same_line = abs(end[1] - number[1]) < 5
    assert end[2] < (number[0] if same_line else pdf_width(data) - 56)


def pdf_width(data: bytes) -> float:
    return float(PdfReader(BytesIO(data)).pages[0].mediabox.width)


def test_copies_share_the_pages_of_their_form(quiz):
    few = render_quiz(quiz, roster=[Student(f"{n}", "Name") for n in range(4)])
    many = render_quiz(quiz, roster=[Student(f"{n}", "Name") for n in range(40)])
    sizes = [len(one.files["print/class-paper.pdf"]) for one in (few, many)]
    assert sizes[1] < 2 * sizes[0]


def test_nothing_in_a_class_set_gives_an_answer_away(set_of_two, secrets):
    for data in set_of_two.files.values():
        with pikepdf.open(BytesIO(data)) as pdf:
            streams = b"".join(
                one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)
            )
        text = "\n".join(pages_of(data))
        for secret in secrets:
            assert secret not in text
            assert secret.encode() not in streams


def test_a_file_for_the_printer_says_that_it_has_no_tags(set_of_two):
    with pikepdf.open(BytesIO(set_of_two.files["print/class-paper.pdf"])) as pdf:
        assert "no tags" in str(pdf.docinfo.Subject)
        assert "/StructTreeRoot" not in pdf.Root


def test_rooms_and_editions_get_files_of_their_own(set_of_rooms):
    made = set_of_rooms
    assert sorted(made.files) == [
        "print/class-list.pdf",
        "print/class-paper-hall-1.pdf",
        "print/class-paper-no-room-large.pdf",
        "print/class-paper-no-room.pdf",
    ]
    room = " ".join(pages_of(made.files["print/class-paper-hall-1.pdf"]))
    assert "Hall 1" in room
    assert "Anna" not in room


def test_copies_without_a_name_have_a_file_of_their_own_where_rooms_have(quiz):
    made = render_quiz(quiz, roster=[Student("1", "Anna", room="Hall 1")], spares=1)
    assert "print/class-paper-spares.pdf" in made.files
    assert "print/class-paper-hall-1.pdf" in made.files


def test_the_class_list_has_a_line_for_each_student(set_of_rooms):
    text = " ".join(pages_of(set_of_rooms.files["print/class-list.pdf"]))
    for student in ROSTER:
        assert student.name in text
        assert student.student_id in text
    assert "Signature" in text


def test_split_files_are_one_per_student_and_keep_their_tags(quiz):
    made = render_quiz(quiz, roster=ROSTER[:2], split=True)
    assert sorted(made.files) == [
        "print/class-list.pdf",
        "print/class/001-00042-A.pdf",
        "print/class/002-00043-B.pdf",
    ]
    data = made.files["print/class/001-00042-A.pdf"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en"
    assert all("Anna Müller" in text for text in pages_of(data))


def test_the_same_roster_gives_the_same_bytes(quiz, set_of_two):
    roster = (Student("00042", "Anna Müller"), Student("00043", "Łukasz Wójcik"))
    assert render_quiz(quiz, roster=roster, spares=1).files == set_of_two.files


def test_only_spares_make_a_set_too(quiz):
    pages = pages_of(render_quiz(quiz, spares=2).files["print/class-paper.pdf"])
    assert sum("Page 1 of" in text for text in pages) == 2


def test_without_pdfs_the_class_gets_nameless_papers_in_its_editions_and_a_list(quiz):
    made = render_quiz(quiz, roster=ROSTER, pdf=False)
    assert sorted(made.files) == [
        "print/class-list.html",
        "print/paper-A-large.html",
        "print/paper-A.html",
        "print/paper-B-large.html",
        "print/paper-B.html",
    ]
    assert "Anna Müller" in made.files["print/class-list.html"].decode()


def test_a_name_that_no_font_can_print_is_named(quiz):
    made = render_quiz(quiz, roster=[Student("1", "王小明")], pdf=False)
    assert ["王小明" in problem.message for problem in made.problems] == [True]
