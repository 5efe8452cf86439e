"""What commands read from a person's folder: glossaries, quizzes, rosters, blueprints."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.talk import Talk, pasteable
from quizgen.errors import InputError, Problem, Severity
from quizgen.files.publish import recover
from quizgen.files.read import existing, read_bytes, read_text

if TYPE_CHECKING:
    from quizgen.glossary.model import Glossary
    from quizgen.items.model import Item
    from quizgen.items.statistics import Statistics
    from quizgen.quiz.model import Blueprint, Quiz, Student

_LOGOS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_LARGEST_LOGO = 1_000_000
_NAMED = 3


def load_glossary(paths: Sequence[Path], talk: Talk) -> Glossary:
    """The glossary in the files, merged where there are several.

    Raises:
        InputError: a file is unreadable or holds errors, which come with it.
    """
    from quizgen.glossary.merge import merge_glossaries

    glossaries = [_one_glossary(path, talk) for path in paths]
    if len(glossaries) == 1:
        return glossaries[0]
    merged, problems = merge_glossaries(glossaries)
    _raise_errors(problems, "the glossaries do not go together")
    talk.problems(problems)
    return merged


def load_quiz(path: Path, talk: Talk) -> tuple[Quiz, Path]:
    """The quiz in a quiz.json, or in the folder that holds one, and that file's path."""
    from quizgen.quiz.store import parse_quiz

    if existing(path).is_dir():
        recover(path)
        path = _quiz_in(path)
    recover(path.parent)
    quiz, problems = parse_quiz(read_text(path), path.name)
    talk.problems(problems)
    return quiz, path


def _quiz_in(folder: Path) -> Path:
    """The record of the quiz whose folder it is."""
    if (folder / "quiz.json").exists():
        return folder / "quiz.json"
    below = [str(found.parent) for found in sorted(folder.glob("*/quiz.json"))]
    below += [str(found.parent) for found in sorted(folder.glob("output/*/quiz.json"))]
    raise InputError(
        f"{folder}: there is no quiz in this folder (no quiz.json)",
        next_step=f"there is one in {', '.join(below[:_NAMED])}"
        if below
        else "name the folder that quizgen make wrote",
    )


def load_blueprint(path: Path, talk: Talk) -> Blueprint:
    """The blueprint in the file; unknown keys and wrong values stop the run."""
    from quizgen.quiz.blueprint import parse_blueprint

    blueprint, problems = parse_blueprint(read_text(path), path.name)
    _raise_errors(problems, f"{path.name} cannot be used as it is")
    talk.problems(problems)
    logo = _embedded(blueprint.paper.logo, path.parent)
    return replace(blueprint, paper=replace(blueprint.paper, logo=logo))


def load_statistics(blueprint: Blueprint, base: Path) -> Statistics:
    """What earlier exams say of the items, where the blueprint names a file of it."""
    from quizgen.items.statistics import Statistics
    from quizgen.items.statistics_store import parse_statistics

    if not blueprint.statistics:
        return Statistics()
    path = base / blueprint.statistics
    return parse_statistics(read_text(path), path.name)


def load_own_items(blueprint: Blueprint, base: Path, talk: Talk) -> list[Item]:
    """The hand-written items that the blueprint names, relative to its folder."""
    if not blueprint.own_items:
        return []
    from quizgen.items.own import parse_own_items

    found: list[Item] = []
    for name in blueprint.own_items:
        items, problems = parse_own_items(read_text(base / name), name)
        _raise_errors(problems, f"{name} cannot be used as it is")
        talk.problems(problems)
        found += items
    return found


def load_roster(path: Path | None, talk: Talk) -> list[Student]:
    """The students of the roster; none where no roster is given."""
    from quizgen.quiz.roster import parse_roster
    from quizgen.tables import read_table

    if path is None:
        return []
    students, problems = parse_roster(read_table(read_bytes(path), path.name))
    _raise_errors(problems, f"{path.name} cannot be used as a roster")
    talk.problems(problems)
    return students


def _embedded(logo: str, base: Path) -> str:
    """The logo as a `data:` address, so that quiz.json needs no other file."""
    if not logo or logo.startswith("data:"):
        return logo
    kind = _LOGOS.get(Path(logo).suffix.lower())
    if kind is None:
        raise InputError(
            f"{logo}: a logo is a picture file", next_step="known: " + ", ".join(_LOGOS)
        )
    data = read_bytes(base / logo)
    if len(data) > _LARGEST_LOGO:
        raise InputError(f"{logo}: larger than 1 MB", next_step="make the picture smaller")
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _one_glossary(path: Path, talk: Talk) -> Glossary:
    from quizgen.glossary.store import load

    existing(path)
    if path.suffix.lower() in (".txt", ".md", ".apkg", ".xml", ".gift"):
        raise InputError(
            f"{path}: these are notes, not a glossary",
            next_step=f"quizgen normalize {pasteable(path)} "
            f"-o {pasteable(f'glossary/{path.stem}.toml')}",
        )
    if path.suffix.lower() in (".csv", ".tsv", ".xlsx"):
        return _glossary_from_table(path, talk)
    glossary = load(read_text(path), path.name)
    if not glossary.entries:
        raise InputError(
            f"{path.name}:1: there is no entry in this glossary",
            next_step=f"quizgen normalize NOTES -o {path}",
        )
    return glossary


def _glossary_from_table(path: Path, talk: Talk) -> Glossary:
    from quizgen.glossary.model import Glossary
    from quizgen.glossary.spreadsheet import parse_rows
    from quizgen.tables import read_table

    entries, problems = parse_rows(read_table(read_bytes(path), path.name))
    _raise_errors(problems, f"{path.name} cannot be read as a glossary")
    talk.problems(problems)
    return Glossary(title=path.stem, entries=tuple(entries), file=path.name)


def _raise_errors(problems: Sequence[Problem], message: str) -> None:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise InputError(
            f"{errors[0].place}: {errors[0].message}" if len(errors) == 1 else message,
            next_step=errors[0].hint if len(errors) == 1 else "",
            problems=errors,
        )
