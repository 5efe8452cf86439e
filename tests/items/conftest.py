from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.normalize import normalize
from quizgen.glossary.store import load
from quizgen.items.bank import item_bank
from quizgen.items.model import Bank
from quizgen.sources.detect import open_source, read_cards

DATA = Path(__file__).parent / "data"
SAMPLE = Path(__file__).parents[2] / "glossary" / "crm-scm.toml"

TOPOLOGIES = (
    ("star", "Star topology", "a layout in which every device has its own cable to one point"),
    ("bus", "Bus topology", "a layout in which all devices tap into one shared cable"),
    ("ring", "Ring topology", "a layout in which each device is wired to two neighbours"),
    ("mesh", "Mesh topology", "a layout in which machines have several direct connections"),
    ("tree", "Tree topology", "a layout in which groups of machines hang from common branches"),
    ("hub", "Hub", "a box that repeats every incoming signal on all its other sockets"),
    ("switch", "Switch", "a device that hands each frame only to the socket of its receiver"),
)


def read(path: Path) -> Glossary:
    return load(path.read_text("utf-8"), path.name)


@pytest.fixture(scope="session")
def topologies() -> Glossary:
    entries = tuple(Entry(id=key, term=term, definition=text) for key, term, text in TOPOLOGIES)
    return Glossary(title="Layouts", entries=entries)


@pytest.fixture(scope="session")
def made() -> Callable[..., Glossary]:
    def make(*entries: Entry, language: str = "en") -> Glossary:
        return Glossary(language=language, entries=entries)

    return make


@pytest.fixture(scope="session")
def networking() -> Glossary:
    return read(DATA / "networking.toml")


@pytest.fixture(scope="session")
def german() -> Glossary:
    return read(DATA / "rechnungswesen-logistik.toml")


@pytest.fixture(scope="session")
def sample() -> Glossary:
    return read(SAMPLE)


@pytest.fixture(scope="session")
def real() -> Glossary:
    folder = os.environ.get("QUIZGEN_SOURCES", "")
    if not folder:
        pytest.skip("QUIZGEN_SOURCES does not name the folder of the real sources")
    readings = [
        read_cards(open_source(path.read_bytes(), path.name))
        for path in sorted(Path(folder).glob("*.txt"))
    ]
    return normalize(readings, title="real").glossary


@pytest.fixture(scope="session")
def banks(networking: Glossary, german: Glossary, sample: Glossary) -> dict[str, Bank]:
    found = {"networking": networking, "german": german, "sample": sample}
    return {name: item_bank(glossary) for name, glossary in found.items()}
