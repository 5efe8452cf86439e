"""Cards of several fields and languages, printed in every layout, come back as they were."""

from __future__ import annotations

import csv
import html
import io
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quizgen.sources.detect import open_source, read_cards

Cards = Sequence[tuple[str, str]]
Print = Callable[[Cards], str]

_DATA = tomllib.loads((Path(__file__).parent / "data" / "fields.toml").read_text("utf-8"))
FIELDS = {name: [(front, back) for front, back in field["cards"]] for name, field in _DATA.items()}


def _each(form: str, between: str = "\n", before: str = "", after: str = "") -> Print:
    def print_cards(cards: Cards) -> str:
        rows = [
            form.format(front=front, back=back, n=n) for n, (front, back) in enumerate(cards, 1)
        ]
        return before + between.join(rows) + after

    return print_cards


def _table(delimiter: str, *header: str) -> Print:
    def print_cards(cards: Cards) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        if header:
            writer.writerow(header)
        writer.writerows(cards)
        return out.getvalue()

    return print_cards


def _swapped(cards: Cards) -> str:
    return _table(",", "answer", "question")([(back, front) for front, back in cards])


def _anki(form: str, before: str) -> Print:
    def print_cards(cards: Cards) -> str:
        safe = [
            (html.escape(front, quote=False), html.escape(back, quote=False))
            for front, back in cards
        ]
        return _each(form, before=before)(safe)

    return print_cards


def _moodle(cards: Cards) -> str:
    entry = (
        "<ENTRY>\n<CONCEPT>{front}</CONCEPT>\n<DEFINITION>{back}</DEFINITION>\n"
        "<FORMAT>1</FORMAT>\n</ENTRY>"
    )
    safe = [
        (html.escape(front), html.escape(f"<p>{html.escape(back)}</p>")) for front, back in cards
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<GLOSSARY>\n<INFO><NAME>G</NAME>\n<ENTRIES>\n'
    return _each(entry, before=head, after="\n</ENTRIES></INFO>\n</GLOSSARY>\n")(safe)


def _gift(form: str, before: str = "") -> Print:
    def escape(text: str) -> str:
        return re.sub(r"([~=#{}:\\])", r"\\\1", text)

    def print_cards(cards: Cards) -> str:
        safe = [(escape(front), escape(back)) for front, back in cards]
        return before + "\n\n".join(
            form.replace("FRONT", front).replace("BACK", back) for front, back in safe
        )

    return print_cards


def _quizlet(cards: Cards) -> str:
    head = f"My set\nFlashcards\nLearn\nTest\nMatch\nTerms in this set ({len(cards)})\n"
    return _each("{front}\n{back}", before=head, after="\nStudents also viewed\nA set\n9 terms\n")(
        cards
    )


LAYOUTS: dict[str, tuple[str, Print]] = {
    "turns": ("alternating", _each("{front}\n{back}")),
    "turns under a title": ("alternating", _each("{front}\n{back}", before="Chapter 3: Basics\n")),
    "turns with blank lines": ("alternating", _each("{front}\n\n{back}", "\n\n")),
    "Q and A": ("markers", _each("Q: {front}\nA: {back}")),
    "bare markers": ("markers", _each("question\n{front}\nanswer\n{back}")),
    "Term and Definition": ("markers", _each("Term: {front}\nDefinition: {back}\n")),
    "numbered questions": ("markers", _each("Question {n}: {front}\nAnswer {n}: {back}\n")),
    "German markers": ("markers", _each("Frage: {front}\nAntwort: {back}\n")),
    "Q and A on one line": ("markers", _each("Q: {front} A: {back}")),
    "bold markers": ("markers", _each("**Q:** {front}\n**A:** {back}\n")),
    "blocks": ("blocks", _each("{front}\n{back}", "\n\n")),
    "blocks under a title": ("blocks", _each("{front}\n{back}", "\n\n", "My own notes\n\n")),
    "dash": ("separator", _each("{front} - {back}")),
    "en dash": ("separator", _each("{front} – {back}")),
    "em dash": ("separator", _each("{front} — {back}")),
    "colon": ("separator", _each("{front}: {back}")),
    "double colon": ("separator", _each("{front} :: {back}")),
    "equals": ("separator", _each("{front} = {back}")),
    "bar": ("separator", _each("{front} | {back}")),
    "semicolon": ("separator", _each("{front}; {back}")),
    "arrow": ("separator", _each("{front} -> {back}")),
    "numbered lines": ("separator", _each("{n}. {front} - {back}")),
    "bullets": ("separator", _each("- {front}: {back}", before="Key terms\n\n")),
    "tab": ("csv", _each("{front}\t{back}")),
    "csv": ("csv", _table(",")),
    "csv with a header": ("csv", _table(",", "term", "definition")),
    "csv in German": ("csv", _table(";", "Begriff", "Definition")),
    "csv, answer first": ("csv", _swapped),
    "Anki": (
        "anki-text",
        _anki("{front}\t{back}\tone two", "#separator:tab\n#html:true\n#tags column:3\n"),
    ),
    "Anki with ids": (
        "anki-text",
        _anki(
            "id{n}\tBasic\tMy::Deck\t{front}\t{back}\t",
            "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
            "#tags column:6\n",
        ),
    ),
    "Obsidian": ("obsidian", _each("{front}::{back}", before="#flashcards/unit\n\n")),
    "Obsidian with dates": (
        "obsidian",
        _each("{front}::{back}\n<!--SR:!2024-01-01,3,250-->", "\n\n", "#flashcards\n\n"),
    ),
    "Obsidian, several lines": ("obsidian", _each("{front}\n?\n{back}", "\n\n", "# Topic\n\n")),
    "Markdown headings": ("markdown", _each("## {front}\n\n{back}", "\n\n", "# Notes\n\n")),
    "Markdown bold": ("markdown", _each("- **{front}**: {back}", before="# Notes\n\n")),
    "Markdown bold, colon inside": ("markdown", _each("**{front}:** {back}", "\n\n")),
    "Markdown bold, two lines": ("markdown", _each("**{front}**\n{back}", "\n\n")),
    "Markdown definitions": ("markdown", _each("{front}\n: {back}", "\n\n")),
    "Markdown table": (
        "markdown",
        _each("| {front} | {back} |", before="Text.\n\n| Term | Definition |\n|---|:---|\n"),
    ),
    "Quizlet": ("quizlet", _quizlet),
    "Moodle": ("moodle-xml", _moodle),
    "GIFT": ("gift", _gift("::T:: FRONT {=BACK ~wrong ~also wrong}")),
    "GIFT, several lines": (
        "gift",
        _gift("FRONT {\n  =BACK\n  ~wrong#no\n  ~also wrong\n}", "// a\n$CATEGORY: a/b\n\n"),
    ),
    "numbered turns": ("alternating", _each("{n}. {front}\n{back}")),
    "numbered blocks": ("blocks", _each("{n}) {front}\n{back}", "\n\n")),
    "turns between rules": ("alternating", _each("{front}\n{back}", "\n---\n")),
    "T and D": ("markers", _each("T: {front}\nD: {back}")),
    "only answers are marked": ("markers", _each("{front}\nAnswer: {back}")),
    "numbered, only answers marked": ("markers", _each("{n}. {front}\nAns: {back}", "\n\n")),
    "markers with a colon": ("markers", _each("Question:\n{front}\nAnswer:\n{back}\n")),
    "Front and Back": ("markers", _each("Front: {front}\nBack: {back}", "\n\n")),
    "indented definitions": ("alternating", _each("{front}\n    {back}")),
    "numbered headings": ("markdown", _each("### {n}. {front}\n\n{back}", "\n\n")),
    "bold without a mark": ("markdown", _each("- **{front}** {back}")),
    "Pandoc definitions": ("markdown", _each("{front}\n\n:   {back}", "\n\n")),
    "tab with a header": ("csv", _each("{front}\t{back}", before="Term\tDefinition\n")),
    "csv under languages": ("csv", _table(",", "German", "English")),
    "tab with tags": ("csv", _each("{front}\t{back}\tunit::two hard")),
    "Q and A in parentheses": ("markers", _each("(Q) {front}\n(A) {back}")),
    "numbered cards with markers": (
        "markers",
        _each("Card {n}\nFront: {front}\nBack: {back}", "\n\n"),
    ),
    "turns under running numbers": ("alternating", _each("{n}\n{front}\n{back}")),
    "Markdown table without outer bars": (
        "csv",
        _each("{front} | {back}", before="Term | Definition\n--- | ---\n"),
    ),
    "outline": ("markdown", _each("- {front}\n    - {back}")),
    "outline with open toggles": (
        "markdown",
        _each("- {front}\n    \n    {back}\n    ", before="# Notes\n\n"),
    ),
    "outline of tagged bullets": ("markdown", _each("- {front} #card\n\t- {back}")),
    "wide colon": ("separator", _each("{front}：{back}")),
    "angle brackets": ("separator", _each("- {front} >> {back}")),
    "blocks under an underlined title": (
        "blocks",
        _each("{front}\n    {back}", "\n\n", "MY NOTES\n========\n\n"),
    ),
    "csv in Italian": ("csv", _table(";", "Concetto", "Spiegazione")),
    "csv in Russian": ("csv", _table("\t", "Термин", "Определение")),
    "csv, numbered under a header": (
        "csv",
        _each('{n};"{front}";"{back}"', before="Pos.;Kaardi esikülg;Kaardi tagakülg\n"),
    ),
    "Aiken": ("aiken", _each("{front}\nA. no\nB. {back}\nC. never\nANSWER: B", "\n\n")),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_cards_come_back_as_they_were_printed(layout: str, field: str) -> None:
    name, print_cards = LAYOUTS[layout]
    cards = FIELDS[field]
    for declared in ("", name):
        for line_end in ("\n", "\r\n"):
            data = print_cards(cards).replace("\n", line_end).encode()
            reading = read_cards(open_source(data, "notes.txt"), layout=declared)
            assert [(card.front, card.back) for card in reading.cards] == list(cards)
            assert "layout-uncertain" not in [problem.check for problem in reading.problems]


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_mark_on_a_wrapped_line_parts_no_card(indent: str) -> None:
    text = (
        "Loam: Soil of sand, silt and clay\n"
        f"Legume: Plant whose roots host bacteria that\n{indent}fix nitrogen: beans, peas\n"
        "Fallow: Land that is left for a season\nHumus: The dark part of soil\n"
        "Tillage: Turning of soil before sowing\nSilage: Fodder from a silo\n"
        "Acre: A measure of land\nYield: What a field gives\n"
    )
    reading = read_cards(open_source(text.encode(), "n.txt"), layout="separator")
    assert len(reading.cards) == 8
    assert reading.cards[1].back == "Plant whose roots host bacteria that fix nitrogen: beans, peas"
