from __future__ import annotations

import pytest

from quizgen.cli.commands import COMMANDS

SUBCOMMANDS = ("templates list", "templates copy x", "templates where")


@pytest.mark.parametrize("command", [*COMMANDS, *SUBCOMMANDS])
def test_help_shows_an_example_that_fits_on_the_screen(quizgen, command):
    shown = quizgen(f"{command} --help")
    lines = shown.out.splitlines()
    assert f"quizgen {command.split(' x')[0].replace('read', 'normalize')}" in shown.out
    assert "  Example:" in lines
    assert max(len(line) for line in lines) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_options_say_what_they_take_in_plain_words(quizgen, command):
    options = quizgen(f"{command} --help").out.partition("Options:")[2]
    assert "<" not in options


@pytest.mark.parametrize("line", ["", "templates"])
def test_no_line_of_a_list_of_commands_is_cut(quizgen, line):
    assert "..." not in quizgen(f"{line} --help").out.partition("Commands:")[2]
