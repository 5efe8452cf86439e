"""`quizgen doctor`: what to do about letters that no font has."""

from __future__ import annotations


def test_the_doctor_says_in_one_line_what_to_do_about_a_sign_without_a_font(quizgen, course):
    (course / "music.toml").write_text(
        '[[entry]]\nid = "sharp"\nterm = "Sharp"\ndefinition = "♯ raises a note by a semitone"\n',
        "utf-8",
    )
    lines = quizgen("doctor music.toml").err.splitlines()
    assert "music.toml:1: no font has ♯ (Sharp)" in lines
    (step,) = [line for line in lines if "templates/fonts/" in line]
    assert ".ttf or .otf" in step
