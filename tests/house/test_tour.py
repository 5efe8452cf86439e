"""What the README shows of the terminal is what the terminal shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.cli.app import run

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def tour() -> list[tuple[str, str]]:
    """The commands of the README's console blocks with the output shown for them."""
    blocks = "".join(BLOCK.findall(README))
    return [(line, shown) for line, shown in COMMAND.findall(blocks)]


@pytest.fixture
def terminal(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def enter(line: str) -> str:
        words = line.split()
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            return ""
        assert words[0] == "quizgen", line
        run(words[1:])
        shown = capfd.readouterr()
        return shown.out + shown.err

    return enter


def test_the_readmes_tour_prints_what_it_shows(terminal):
    steps = tour()
    assert len(steps) >= 5
    for line, shown in steps:
        assert terminal(line).strip() == shown.strip(), line
