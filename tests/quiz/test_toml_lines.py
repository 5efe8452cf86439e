from __future__ import annotations

import pytest

from quizgen.errors import Place
from quizgen.quiz.toml_lines import finder, toml_lines


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2", "b", 2),
        ("# b = 0\n\nb = 2", "b", 3),
        ("[paper]\nsize = 1", "paper", 1),
        ("[paper]\nsize = 1", "paper.size", 2),
        ('"size" = 1', "size", 1),
        ("paper.size = 1", "paper.size", 1),
        ("[[s]]\na = 1\n[[s]]\na = 2", "s[1].a", 4),
        ("[[s]]\n[s.t]\na = 1\n[[s]]\n[s.t]\na = 2", "s[1].t.a", 6),
        ('a = """\nb = 1\n"""\nb = 2', "b", 4),
        ("a = '''\nb = 1\n'''\nb = 2", "b", 4),
        ('a = [\n  "x",\n  "b = 3",\n]\nb = 2', "b", 5),
        ("a = [ # [ open\n]\nb = 2", "b", 3),
        ('a = "[[["\nb = 2', "b", 2),
        ('a = "#" # """\nb = 2', "b", 2),
        ("a = { b = [\n1] }\nc = 3", "c", 3),
        ('a = """x""" # y\nb = 2', "b", 2),
        ('a = \'"""\'\nb = 2', "b", 2),
        ("[ a . b ]\nc = 1", "a.b.c", 2),
    ],
)
def test_a_key_is_found_on_its_line(text: str, path: str, line: int) -> None:
    assert toml_lines(text)[path] == line


@pytest.mark.parametrize(
    ("path", "line"), [("s[0].x", 2), ("s[0].x.y[3].z", 2), ("title", 1), ("other", None)]
)
def test_what_has_no_line_takes_that_of_what_holds_it(path: str, line: int | None) -> None:
    find = finder("f.toml", toml_lines('title = "x"\n[[s]]\na = 1\n'))
    assert find(path) == Place("f.toml", line)
