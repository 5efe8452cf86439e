"""A terminal in an empty folder, in which `quizgen …` can be typed."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgen.cli.app import run

NOTES = """\
Cells, unit 1
Photosynthesis
the process by which green plants turn light, water and carbon dioxide into sugar and oxygen
Chlorophyll
the green pigment that absorbs light in the leaves of plants
Mitochondrion
the part of a cell that releases energy from sugar by respiration
Chloroplast
the part of a plant cell in which light is turned into chemical energy
Cell wall
a stiff layer of cellulose that surrounds the cells of plants
Cell membrane
a thin layer that controls which substances enter and leave a cell
Nucleus
the part of a cell that holds the hereditary information
Ribosome
a small particle that builds proteins from amino acids
Vacuole
a large space filled with sap that keeps a plant cell firm
Osmosis
the movement of water through a thin layer towards the stronger solution
Diffusion
the spreading of particles from a place where there are many to a place where there are few
Stomata
small openings in a leaf through which gases pass in and out
"""


@dataclass(frozen=True)
class Shown:
    """What a command left behind: its exit code and its two streams."""

    code: int
    out: str
    err: str


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page of notes in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    return tmp_path


@pytest.fixture
def quizgen(
    course: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Shown]:
    """Types a line and gives what was shown."""

    def enter(line: str, keys: str = "") -> Shown:
        monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
        code = run(shlex.split(line))
        shown = capfd.readouterr()
        assert "Traceback" not in shown.err
        return Shown(code, shown.out, shown.err)

    return enter


@pytest.fixture
def glossary(quizgen: Callable[..., Shown]) -> str:
    """The glossary made from the notes, as a path to type."""
    assert quizgen("normalize notes.txt -o glossary/cells.toml").code == 0
    return "glossary/cells.toml"


@pytest.fixture
def quiz(quizgen: Callable[..., Shown], glossary: str) -> str:
    """A quiz made from it without PDFs, as a path to type."""
    done = quizgen(
        f"make {glossary} --choice 3 --matching 4 --cloze 2 --short 1 --forms 2 --seed s "
        "--no-pdf -o output/test"
    )
    assert done.code == 0, done.err
    return "output/test"
