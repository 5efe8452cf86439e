"""Codes in place of names for the list that is posted.

A code is drawn from a stream that is named by all answers of the class, which nobody
outside the folder knows; so a code cannot be worked out from a student's number, and
stays the same when marks change.  The list is in the order of the codes.
"""

from __future__ import annotations

import json
from hashlib import sha256

from quizgen.chance import Stream
from quizgen.grading.model import Graded

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_DIGITS = "23456789"
_PATTERN = (_LETTERS, _DIGITS, _LETTERS, _DIGITS, _LETTERS)


def posted_codes(graded: Graded) -> dict[str, str]:
    """A code of its own for each student id, such as `K7M2P`."""
    secret = _secret(graded)
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for grade in sorted(graded.grades, key=lambda one: one.student_id):
        stream = Stream(secret, "posted", grade.student_id)
        code = _draw(stream)
        while code in taken:
            code = _draw(stream)
        taken.add(code)
        codes[grade.student_id] = code
    return codes


def _draw(stream: Stream) -> str:
    return "".join(stream.pick(signs) for signs in _PATTERN)


def _secret(graded: Graded) -> str:
    answers = [
        [grade.student_id, grade.form, [mark.response for mark in grade.marks]]
        for grade in graded.grades
    ]
    text = json.dumps([graded.quiz, graded.fingerprint, answers], ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
