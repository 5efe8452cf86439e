"""Anki packages, workbooks and Zstandard: good ones, broken ones, and traps."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Reading
from quizgen.sources.zstd import ZstdError, decompress
from quizgen.tables.xlsx import write_xlsx

PACKED = json.loads((Path(__file__).parent / "data" / "zstd.json").read_text("utf-8"))
NOTES = [
    (1, 10, " acids ", "Acid\x1fgives off H<sup>+</sup>&nbsp;ions"),
    (2, 10, "", "Base\x1ftakes them up<br>or gives off OH"),
    (3, 11, "", "{{c1::Water}} has pH {{c2::7}}.\x1f"),
]
MODELS = {
    "10": {"name": "Basic", "type": 0, "flds": [{"name": "Front"}, {"name": "Back"}]},
    "11": {"name": "Cloze", "type": 1, "flds": [{"name": "Text"}, {"name": "Extra"}]},
}


def _collection(models: str = json.dumps(MODELS), *, tables: bool = False) -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, mid, tags, flds)")
    database.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", NOTES)
    database.execute("CREATE TABLE col (id INTEGER, models TEXT)")
    database.execute("INSERT INTO col VALUES (1, ?)", ("" if tables else models,))
    if tables:
        database.execute("CREATE TABLE fields (ntid INTEGER, ord INTEGER, name TEXT)")
        rows = [(10, 0, "Back"), (10, 1, "Front"), (11, 0, "Text"), (11, 1, "Extra")]
        database.executemany("INSERT INTO fields VALUES (?, ?, ?)", rows)
    database.commit()
    data = bytes(database.serialize())
    database.close()
    return data


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def _read(data: bytes, name: str = "deck.apkg") -> Reading:
    return read_cards(open_source(data, name))


def test_an_old_package_gives_its_notes() -> None:
    reading = _read(_zip(collection_anki2=_collection(), media=b"{}"))
    assert reading.layout == "anki-package"
    assert [(card.front, card.back) for card in reading.cards] == [
        ("Acid", "gives off H⁺ ions"),
        ("Base", "takes them up or gives off OH"),
        ("____ has pH 7.", "Water"),
        ("Water has pH ____.", "7"),
    ]
    assert reading.cards[0].tags == ("acids",)
    assert [card.line_front for card in reading.cards] == [1, 2, 3, 3]


def test_a_collection_without_its_zip_is_read_too() -> None:
    assert len(_read(_collection()).cards) == 4


def test_fields_are_taken_by_name_where_tables_name_them() -> None:
    reading = _read(_zip(collection_anki21=_collection(tables=True)))
    assert (reading.cards[0].front, reading.cards[0].back) == ("gives off H⁺ ions", "Acid")


@pytest.mark.parametrize("models", ["", "[]", "{", '{"10": 3}', '{"10": {"flds": 1}}', "[" * 5000])
def test_a_package_with_odd_models_still_gives_its_notes(models: str) -> None:
    assert len(_read(_zip(collection_anki2=_collection(models))).cards) == 4


def test_a_new_package_is_unpacked() -> None:
    packed = base64.b64decode(PACKED["collection"])
    reading = _read(_zip(collection_anki21b=packed, collection_anki2=_collection()))
    assert [card.front for card in reading.cards] == ["Photon", "Quark"]


def test_the_placeholder_for_old_programs_is_not_taken_for_cards_silently() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE notes (id INTEGER, mid, tags, flds)")
    text = "Please update to the latest Anki version, then import the file again.\x1f"
    database.execute("INSERT INTO notes VALUES (1, 1, '', ?)", (text,))
    database.commit()
    reading = _read(_zip(collection_anki2=bytes(database.serialize())))
    database.close()
    found = [problem for problem in reading.problems if problem.check == "layout-uncertain"]
    assert found
    assert "older Anki versions" in found[0].hint


def _view() -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
        "SELECT id, 1 AS mid, '' AS tags, 'a' AS flds FROM n"
    )
    database.commit()
    data = bytes(database.serialize())
    database.close()
    return data


@pytest.mark.parametrize(
    "data",
    [
        _zip(collection_anki2=b"SQLite format 3\x00" + b"\xff" * 200),
        _zip(collection_anki2=b"no database"),
        _zip(collection_anki2=_collection()[:3000]),
        _zip(collection_anki21b=b"\x28\xb5\x2f\xfd\x00"),
        _zip(collection_anki21b=b"not packed"),
        _zip(collection_anki2=_view()),
        _zip(collection_anki2x=b""),
        b"SQLite format 3\x00",
        b"PK\x03\x04 collection.anki2",
    ],
    ids=["damaged", "text", "cut", "cut frame", "no frame", "endless view", "other", "head", "zip"],
)
def test_a_broken_or_hostile_package_is_refused_with_a_next_step(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        _read(data)
    assert refused.value.message.startswith("deck.apkg")
    assert refused.value.next_step


def test_a_bomb_in_a_package_is_not_unpacked() -> None:
    with pytest.raises(InputError):
        _read(_zip(collection_anki2=b"\0" * 60_000_000))


def test_a_workbook_is_read_by_its_header() -> None:
    rows = [["Definition", "Term", "Tags"], ["the thigh bone", "femur", "leg; bone"]]
    reading = _read(write_xlsx(rows, sheet="Cards"), "cards.xlsx")
    assert reading.layout == "xlsx"
    card = reading.cards[0]
    assert (card.front, card.back, card.tags) == ("femur", "the thigh bone", ("leg", "bone"))
    assert card.line_front == 2


def test_a_text_forced_to_be_a_package_gives_no_cards_and_loses_no_line() -> None:
    for layout in ("anki-package", "xlsx"):
        reading = read_cards(open_source(b"one\ntwo\n", "x.txt"), layout=layout)
        assert [one.line for one in reading.skipped] == [1, 2]


@pytest.mark.parametrize("case", PACKED["cases"], ids=[one["name"] for one in PACKED["cases"]])
def test_zstandard_frames_unpack_to_what_was_packed(case: dict[str, str]) -> None:
    expected = (case["unit"] * int(case["times"])).encode()
    assert decompress(base64.b64decode(case["packed"]), most=10_000_000) == expected


def test_zstandard_data_past_the_limit_is_refused() -> None:
    case = next(one for one in PACKED["cases"] if one["name"] == "repeated")
    with pytest.raises(ZstdError, match="too large"):
        decompress(base64.b64decode(case["packed"]), most=100)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([one["packed"] for one in PACKED["cases"]] + [PACKED["collection"]]),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_damaged_zstandard_data_gives_bytes_or_its_own_error(
    packed: str, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(base64.b64decode(packed))
    for at, value in changes:
        data[at % len(data)] = value
    with contextlib.suppress(ZstdError):
        assert len(decompress(bytes(data), most=1_000_000)) <= 1_000_000
