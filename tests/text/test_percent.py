from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.papers.labels import Labels
from quizgen.text.percent import percentage


@pytest.mark.parametrize("number", [93.12, Decimal("93.12"), "93.1"])
def test_a_percentage_is_written_in_one_way(number: float | Decimal | str) -> None:
    assert percentage(number) == "93.1%"


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr"])
def test_papers_write_a_share_as_everything_else_does(language: str) -> None:
    labels = Labels.of(language)
    assert labels.share(Decimal("0.25")) == percentage("25", language)
