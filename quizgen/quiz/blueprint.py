"""Blueprints: TOML text to what a quiz should contain, and what the record keeps of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from quizgen.errors import Place, Problem, Severity, sort_problems
from quizgen.plain import Plain
from quizgen.quiz.model import Blueprint, Paper, Section
from quizgen.quiz.policy import policy_from_plain
from quizgen.quiz.toml_lines import finder, toml_lines
from quizgen.text.dates import since

KINDS = ("choice", "matching", "cloze", "short", "open")
DEFAULT_SECTIONS = (
    Section("choice", 10),
    Section("matching", 5),
    Section("cloze", 5),
    Section("short", 3),
)
LEAST_PREMISES, MOST_PREMISES = 4, 10

_SIZES = ("A4", "Letter")
# What a section's direction may be, and the part of the item ids or `expects` it selects.
DIRECTIONS = {
    "choice": {
        "definition-term": "dt",
        "term-definition": "td",
        "dt": "dt",
        "td": "td",
    },
    "short": {"term": "term", "definition": "definition", "list": "list"},
}
_SYNTAX_LINE = re.compile(r"\(at line (\d+)")
_CHECK = "blueprint"


def parse_blueprint(text: str, name: str) -> tuple[Blueprint, list[Problem]]:
    """The blueprint in `text`, and what is wrong with it by file and line.

    Args:
        text: the TOML.
        name: the file's name, for messages.
    """
    problems: list[Problem] = []
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Blueprint(), [_syntax_problem(error, name)]
    plain = Plain(data, finder(name, toml_lines(text)), problems, check=_CHECK)
    blueprint = _blueprint(plain)
    plain.done()
    return blueprint, sort_problems(problems)


def override(blueprint: Blueprint, **options: Any) -> Blueprint:  # noqa: ANN401 - one type per field
    """The blueprint with what the command line says put over it; None says nothing.

    `choice`, `matching`, `cloze`, `short` and `open` are counts and replace the
    sections; any other option is a field of the blueprint.  A blueprint that is
    left without sections gets the default ones.

    >>> [section.count for section in override(Blueprint(), choice=4, short=2).sections]
    [4, 2]
    """
    said = {key: value for key, value in options.items() if value is not None}
    counts = {kind: said.pop(kind) for kind in KINDS if kind in said}
    known = {field.name for field in fields(Blueprint)}
    changed = replace(blueprint, **{key: said[key] for key in said if key in known})
    if counts:
        asked = tuple(Section(kind, count) for kind, count in counts.items() if count > 0)
        return replace(changed, sections=asked)
    return changed if changed.sections else replace(changed, sections=DEFAULT_SECTIONS)


def blueprint_to_plain(blueprint: Blueprint) -> dict[str, Any]:
    """What quiz.json keeps of a blueprint: the sections as asked, pins and exclusions."""
    found: dict[str, Any] = {
        "sections": [section_to_plain(section) for section in blueprint.sections]
    }
    if blueprint.pin:
        found["pin"] = list(blueprint.pin)
    if blueprint.exclude:
        found["exclude"] = list(blueprint.exclude)
    return found


def section_to_plain(section: Section) -> dict[str, Any]:
    """The section as it would stand in a blueprint, defaults left out."""
    default = Section(section.kind, section.count)
    found: dict[str, Any] = {"kind": section.kind, "count": section.count}
    for field in fields(Section):
        value = getattr(section, field.name)
        if value != getattr(default, field.name):
            found[field.name] = _plain_value(value)
    return found


def section_from_plain(plain: Plain) -> Section:
    """The section that a `[[section]]` table describes."""
    kind = plain.one_of("kind", KINDS, "")
    if "kind" not in plain.data:
        plain.report("kind", "this section has no kind", 'kind = "choice"')
    section = Section(
        kind=kind or "choice",
        count=plain.whole("count", 0, least=1) or 0,
        points=plain.decimal("points"),
        total=plain.decimal("total"),
        tags=plain.some_texts("tags"),
        source=plain.some_texts("source"),
        options=plain.whole("options", 4, least=2) or 4,
        direction=plain.one_of("direction", tuple(DIRECTIONS.get(kind, ())), ""),
        word_bank=plain.flag("word_bank"),
        directions=plain.text("directions"),
        title=plain.text("title"),
        lines=plain.whole("lines", 0, least=1) or 0,
    )
    _check_section(section, plain)
    plain.done()
    return section


def _check_section(section: Section, plain: Plain) -> None:
    if "count" not in plain.data:
        plain.report("count", "this section has no count", "count = 10")
    if section.points is not None and section.total is not None:
        plain.report("total", "a section has points or a total, not both")
    if section.kind == "matching" and 0 < section.count < LEAST_PREMISES:
        plain.report("count", f"a matching set has at least {LEAST_PREMISES} premises", "count = 4")
    if section.word_bank and section.kind != "cloze":
        plain.report("word_bank", "only a cloze section has a word bank")
    if section.lines and section.kind not in {"short", "open"}:
        plain.report("lines", "only short and open sections have ruled lines")


def _blueprint(plain: Plain) -> Blueprint:
    paper = paper_from_plain(plain.table("paper"))
    _check_statistics(plain)
    return Blueprint(
        title=plain.text("title"),
        seed=_seed(plain),
        language=plain.text("language"),
        forms=plain.whole("forms", 1, least=1) or 1,
        alternates=plain.whole("alternates", 0) or 0,
        own_items=plain.some_texts("own_items"),
        statistics=plain.text("statistics"),
        difficulty=_difficulty(plain),
        not_used_since=_since(plain, paper.date),
        pin=plain.some_texts("pin"),
        exclude=plain.some_texts("exclude"),
        paper=paper,
        sections=tuple(section_from_plain(one) for one in plain.tables("section")),
        grading=policy_from_plain(plain.table("grading")),
    )


def _check_statistics(plain: Plain) -> None:
    """A warning for wishes that nothing is known for."""
    for key in ("difficulty", "not_used_since"):
        if key in plain.data and not plain.data.get("statistics"):
            message = f"{key} does nothing without statistics of earlier exams"
            plain.report(key, message, 'statistics = "statistics.json"', Severity.WARNING)


def paper_from_plain(plain: Plain) -> Paper:
    """The cover and page that a `[paper]` table describes."""
    paper = Paper(
        size=plain.one_of("size", _SIZES, "A4"),
        institution=plain.text("institution"),
        course=plain.text("course"),
        date=_date(plain, "date"),
        minutes=plain.whole("minutes", least=1),
        instructions=plain.text("instructions"),
        materials=plain.text("materials"),
        name_fields=plain.some_texts("name_fields"),
        logo=plain.text("logo"),
        theme=plain.text("theme", "exam"),
        sheet=plain.one_of("sheet", ("grid",), ""),
        turn_over=plain.flag("turn_over", True),
    )
    plain.done()
    return paper


def paper_to_plain(paper: Paper) -> dict[str, Any]:
    """What differs from an empty `[paper]` table."""
    default = Paper()
    return {
        field.name: _plain_value(value)
        for field in fields(Paper)
        if (value := getattr(paper, field.name)) != getattr(default, field.name)
    }


def _seed(plain: Plain) -> str:
    """The seed as text, whether it was written as a text or a whole number."""
    value = plain.raw("seed")
    return str(value) if type(value) is int else plain.text("seed")


def _date(plain: Plain, key: str) -> str:
    """The date as printed: a text, or a TOML date as it is written."""
    value = plain.raw(key)
    return value.isoformat() if hasattr(value, "isoformat") else plain.text(key)


def _since(plain: Plain, date: str) -> str:
    """The ISO date from which on an item counts as used lately, "" without such a wish."""
    wished = _date(plain, "not_used_since")
    if wished and not since(wished, date):
        message = "not_used_since must be a date, or a span such as “2 years” before paper.date"
        plain.report("not_used_since", message, "not_used_since = 2025-09-01")
    return since(wished, date)


def _difficulty(plain: Plain) -> tuple[float, float] | None:
    value = plain.raw("difficulty")
    if value is None:
        return None
    numbers = [one for one in value if type(one) in {int, float}] if isinstance(value, list) else []
    if len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] <= 1:  # noqa: PLR2004 - a range
        message = "difficulty must be two shares, from low to high"
        plain.report("difficulty", message, "difficulty = [0.3, 0.9]")
        return None
    return float(numbers[0]), float(numbers[1])


def _plain_value(value: object) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return list(value) if isinstance(value, tuple) else value


def _syntax_problem(error: Exception, name: str) -> Problem:
    found = _SYNTAX_LINE.search(str(error))
    place = Place(name, int(found[1]) if found else None)
    said = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
    return Problem(
        Severity.ERROR,
        _CHECK,
        place,
        f"this is not valid TOML: {said}",
        "texts stand in quotes, and every line is key = value or a [table]",
    )


def sections_of(plain: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections that a quiz.json recorded, as far as they can be read."""
    problems: list[Problem] = []
    record = Plain(plain, lambda path: Place(path), problems)
    return tuple(section_from_plain(one) for one in record.tables("sections"))
