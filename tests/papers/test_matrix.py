"""The answers of all forms side by side fit the page, however many forms there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.papers.key_view import key_view
from quizgen.papers.matrix import matrix_rows, matrix_tables
from quizgen.quiz.forms import form_code


@pytest.fixture
def keys(quiz):
    def so_many(count):
        forms = [replace(quiz.forms[0], code=form_code(n)) for n in range(count)]
        return [key_view(quiz, form) for form in forms]

    return so_many


def test_few_forms_stand_in_one_table(keys):
    (table,) = matrix_tables(keys(5))
    assert table.codes == tuple("ABCDE")
    assert tuple(row for _, row in table.rows) == matrix_rows(keys(5))


@pytest.mark.parametrize("count", [6, 16, 17, 26, 60])
def test_every_answer_of_many_forms_stands_in_one_table_of_a_page_s_width(keys, count):
    views = keys(count)
    found = {}
    for table in matrix_tables(views):
        words = any(cell and not cell.lettered for _, row in table.rows for cell in row)
        assert len(table.codes) <= (5 if words else 16)
        for number, row in table.rows:
            for code, cell in zip(table.codes, row, strict=True):
                assert cell
                assert (code, number) not in found
                found[code, number] = cell.short
    assert found == {(view.code, row.number): row.short for view in views for row in view.rows}
