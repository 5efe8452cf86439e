"""The examples that the README shows can be used as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from quizgen.quiz.blueprint import parse_blueprint

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_blueprint_of_the_readme_is_one():
    text = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert text is not None
    blueprint, problems = parse_blueprint(text[1], "README.md")
    assert problems == []
    assert [section.kind for section in blueprint.sections] == ["choice", "cloze"]
