from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.text.tokens import content_words, sentences, stem, tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One sentence without an end", 1),
        ("One. Two. Three.", 3),
        ("What? Yes! No…  Maybe.", 4),
        ("Goods, e.g. Parts, move. They stop.", 2),
        ("Dr. Smith and Prof. Lee met. They spoke.", 2),
        ("Version 2.0 is out. It is 1.5 times better.", 2),
        ("See fig. 3. It shows more.", 2),
        ("“Go.” She went.", 2),
        ("It ends (so it says.) Then it goes on.", 2),
        ("the first.the second", 1),
        ("Das gilt z.B. Autos. Danach mehr.", 2),
        ("Über alles. Ärger folgt.", 2),
        ("It covers planning etc. Other things too", 1),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet='ab AB.!?…"”’) e.g.', max_size=40))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("e-mail & fax", ("e-mail", "fax")),
        ("don't  stop", ("don't", "stop")),
        ("- dash -", ("dash",)),
        ("the customer's “view”", ("the", "customer's", "view")),
        ("a_b 24/7", ("a", "b", "24", "7")),
        ("Grüße, größer", ("Grüße", "größer")),
    ],
)
def test_words_keep_their_hyphens_and_apostrophes(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


def test_content_words_are_stems_without_small_words() -> None:
    assert content_words("The analyses of the customers") == ("analys", "custom")
    assert content_words("Die Lager der Kunden", "de") == ("lag", "kund")


def test_a_language_without_rules_keeps_every_word() -> None:
    assert content_words("The stocks", "xx") == ("the", "stocks")
    assert stem("stocks", "xx") == "stocks"
