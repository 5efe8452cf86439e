"""What the README shows of the terminal is what the terminal shows.

After a wanted change, `QUIZGEN_UPDATE=1 pytest tests/house/test_tour.py` writes what the
terminal shows now into the README.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from quizgen.cli.app import run

PAGE = Path(__file__).parents[2] / "README.md"
README = PAGE.read_text("utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)


def tour() -> list[tuple[str, str]]:
    """The commands of the README's console blocks with the output shown for them."""
    blocks = "".join(BLOCK.findall(README))
    return [(line, shown) for line, shown in COMMAND.findall(blocks)]


@pytest.fixture
def terminal(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def enter(line: str) -> str:
        words = shlex.split(line)
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
    now = [(line, terminal(line).strip("\n")) for line, _ in steps]
    if os.environ.get("QUIZGEN_UPDATE"):
        _update(now)
    else:
        assert now == [(line, shown.strip("\n")) for line, shown in steps]


def _update(now: list[tuple[str, str]]) -> None:
    fresh = iter(now)

    def step(_: re.Match[str]) -> str:
        line, shown = next(fresh)
        return f"$ {line}\n{shown}\n\n" if shown else f"$ {line}\n"

    def block(found: re.Match[str]) -> str:
        return "```console\n" + COMMAND.sub(step, found[1]).rstrip("\n") + "\n```"

    PAGE.write_text(BLOCK.sub(block, README), "utf-8")
