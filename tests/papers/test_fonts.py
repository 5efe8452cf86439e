from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTCollection, TTFont

from quizgen.errors import InputError
from quizgen.papers.fonts import (
    BODY,
    FALLBACK,
    SERIF,
    body_faces,
    coverage,
    cut,
    faces_for,
    missing_glyphs,
    own_faces,
)


def families(faces):
    return list(dict.fromkeys(face.family for face in faces))


def test_latin_text_needs_the_body_font_only():
    assert families(faces_for(["Łódź, naïve café – “quoted” €"])) == [BODY]


def test_greek_and_cyrillic_come_from_the_fallback_in_regular_and_bold():
    faces = faces_for(["Ωμέγα Ж"])
    assert families(faces) == [BODY, FALLBACK]
    assert [face.weight for face in faces if face.family == FALLBACK] == [400, 700]


def test_arrows_come_from_the_serif_font():
    assert families(faces_for(["push → pull"])) == [BODY, SERIF]


def test_the_serif_theme_sets_everything_in_serif():
    assert families(faces_for(["abc"], serif=True)) == [SERIF, BODY]


def test_a_cut_font_has_only_the_letters_asked_for_and_a_fixed_weight():
    face = cut(FALLBACK, "Ω")[1]
    with TTFont(BytesIO(face.data)) as font:
        assert "fvar" not in font
        assert set(font.getBestCmap()) == {0x20, 0xA0, ord("Ω")}


def test_cutting_twice_gives_the_same_bytes():
    first = cut(FALLBACK, "αβ")
    cut.cache_clear()
    assert cut(FALLBACK, "αβ") == first


def test_bold_is_a_face_of_its_own():
    regular, bold = body_faces()[:2]
    assert (regular.weight, bold.weight) == (400, 700)
    assert regular.data != bold.data


def test_what_no_font_has_is_listed_with_the_text_that_needs_it():
    found = missing_glyphs(["plain", "漢字 and kana", "漢字 and kana"])
    assert [(one.characters, one.text) for one in found] == [("字漢", "漢字 and kana")]


def test_invisible_characters_need_no_glyph():
    assert missing_glyphs(["soft\u00adhyphen\u200b\u2060 \t\n"]) == ()


def test_fonts_in_a_template_folder_are_used_for_what_is_lacking(tmp_path):
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(cut(SERIF, "→A")[0].data)
    own = own_faces([tmp_path])
    assert len(own) == 1
    assert coverage(own[0].data) >= {"→", "A"}
    faces = faces_for(["a → b"], extra=own)
    assert coverage(faces[-1].data) == {"→", " ", "\N{NO-BREAK SPACE}"}


def test_of_a_font_collection_the_first_is_used(tmp_path):
    (tmp_path / "fonts").mkdir()
    collection = TTCollection()
    collection.fonts = [TTFont(BytesIO(face.data)) for face in cut(SERIF, "→A")]
    collection.save(tmp_path / "fonts" / "own.ttc")
    assert coverage(own_faces([tmp_path])[0].data) >= {"→", "A"}


def test_a_file_that_is_no_font_is_refused_by_name(tmp_path):
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "bad.ttf").write_bytes(b"not a font")
    with pytest.raises(InputError, match=r"bad\.ttf"):
        own_faces([tmp_path])
