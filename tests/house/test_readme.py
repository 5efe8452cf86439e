"""The README speaks of every command and exit code, and what it shows is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from quizgen.cli.app import app
from quizgen.errors import ExitCode

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return {name: one for name, one in sorted(group.commands.items()) if not one.hidden}


@pytest.mark.parametrize("name", list(commands()))
def test_every_command_stands_in_the_readme_with_an_example(name):
    assert re.search(rf"^(\$ )?quizgen {name}\b.*", README, re.MULTILINE), name


@pytest.mark.parametrize("name", list(commands()))
def test_the_help_of_every_command_shows_an_example(name):
    command = commands()[name]
    if hasattr(command, "commands"):
        command = command.commands["copy"]
    assert f"quizgen {name}" in command.help


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_stands_in_the_readmes_table(code):
    assert re.search(rf"^\| {int(code)} \|", README, re.MULTILINE)


def test_every_file_and_page_that_the_readme_links_to_is_there():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
