"""What the tests of the glossary share: the real sources, where somebody has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from quizgen.glossary.normalize import normalize
from quizgen.sources.detect import open_source, read_cards

# A busy machine must not fail a property.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SAMPLE = Path(__file__).parents[2] / "glossary" / "sources"


def read_folder(folder):
    paths = sorted(Path(folder).glob("*.txt"))
    return [read_cards(open_source(path.read_bytes(), path.name)) for path in paths]


@pytest.fixture(scope="session")
def sample():
    """The sample course, normalised."""
    return normalize(read_folder(SAMPLE))


@pytest.fixture(scope="session")
def real():
    """The real sources, normalised; files are named by their first three letters."""
    folder = os.environ.get("QUIZGEN_SOURCES", "")
    if not folder:
        pytest.skip("QUIZGEN_SOURCES does not name the folder of the real sources")
    return normalize(read_folder(folder))
