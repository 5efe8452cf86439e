"""One table of reasons, and a sentence for students for each of them."""

from __future__ import annotations

import pytest

from quizgen.grading.reasons import REASONS
from quizgen.text.languages import language_codes, language_of


@pytest.mark.parametrize("code", language_codes())
def test_every_reason_has_a_sentence_for_students(code):
    sentences = language_of(code).reasons
    assert set(sentences) == set(REASONS)


def test_every_reason_is_one_sentence():
    assert [one for one in REASONS.values() if not one.endswith(".")] == []
