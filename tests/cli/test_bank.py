"""`quizgen bank`: what a glossary yields, and for how many exams."""

from __future__ import annotations

import re


def lasting(shown: str) -> str:
    found = re.search(r"Enough for .*?\.(?=\n\n)", shown, re.DOTALL)
    assert found
    return " ".join(found[0].split())


def test_the_exams_like_a_blueprint_are_counted(quizgen, course, glossary):
    section = '[[section]]\nkind = "choice"\ncount = 4\n'
    (course / "four.toml").write_text(section, "utf-8")
    done = quizgen(f"bank {glossary} --blueprint four.toml")
    said = lasting(done.err)
    assert "like four.toml (4 choice), no term asked about twice." in said
    assert re.search(r"For one more .*choice: 4 asked, \d possible", said)
    count = int(said.split()[2])
    assert count >= 1
    (course / "all.toml").write_text(section.replace("4", str(4 * count + 4)), "utf-8")
    none = lasting(quizgen(f"bank {glossary} --blueprint all.toml").err)
    assert none.startswith("Enough for 0 exams")
    assert f"choice: {4 * count + 4} asked" in none


def test_listing_one_kind_does_not_change_for_how_many_exams_it_is_enough(quizgen, glossary):
    whole, listed = quizgen(f"bank {glossary}"), quizgen(f"bank {glossary} --kind short")
    assert lasting(listed.err) == lasting(whole.err)
