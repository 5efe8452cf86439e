from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.grading.appended import append_rulings
from quizgen.grading.model import Ruling
from quizgen.grading.rulings import RULINGS_HEAD, parse_rulings
from quizgen.tables import read_table

HEAD = ",".join(RULINGS_HEAD)
NEW = Ruling("short:scm", "süpply; chain", "accept", by="Zoë")


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\n",
        f"{HEAD}\n".encode(),
        f"{HEAD}\nshort:scm,SCN,reject,,,,".encode(),
        f"{HEAD}\r\nshort:scm,SCN,reject,,,,\r\n".encode("utf-8-sig"),
        "ruling;question;answer\r\nreject;short:scm;SCN\r\n".encode("utf-16"),
        b"\xfe\xff" + "question,answer,ruling\nshort:scm,SCN,reject\n".encode("utf-16-be"),
        "question,answer,ruling\nshort:scm,SCN,reject\n".encode("utf-32"),
        "ruling\tby\tanswer\tquestion\nreject\tÅse\tSCN\tshort:scm\n".encode("cp1252"),
    ],
)
def test_new_rulings_are_read_back_and_every_old_byte_stays(quiz, before):
    after = append_rulings(before, [NEW])
    old, _ = parse_rulings(read_table(before, "r"), quiz) if before.strip() else ([], [])
    found, problems = parse_rulings(read_table(after, "r"), quiz)

    assert after.startswith(before)
    assert [(one.question, one.answer, one.ruling) for one in found[-1:]] == [
        ("short:scm", "süpply; chain", "accept")
    ]
    assert found[:-1] == old
    assert not [one for one in problems if one.check != "encoding"]


@pytest.mark.parametrize(
    ("before", "says"),
    [
        (b"PK\x03\x04 a workbook", "workbook"),
        (b"question,answer\nA1,x\n", "no column “ruling”"),
        ("question,answer,ruling,by\nA1,é,accept,x\n".encode("cp1252"), "has no “→”"),
    ],
)
def test_a_file_that_cannot_take_them_is_said_and_not_written(before, says):
    with pytest.raises(InputError, match=says):
        append_rulings(before, [Ruling("A1", "a → b", "accept")])
