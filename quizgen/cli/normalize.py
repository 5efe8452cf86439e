"""`quizgen normalize`: notes become a glossary file, and the findings are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import AsJson
from quizgen.cli.talk import Talk, pasteable, write_out
from quizgen.errors import InputError, sort_problems
from quizgen.files.write import STDOUT
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.errors import Problem
    from quizgen.glossary.model import Entry, Glossary, Normalized
    from quizgen.sources.model import Reading


def normalize(
    ctx: typer.Context,
    sources: Annotated[
        list[Path], typer.Argument(readable=False, help="Files or folders of notes; - is stdin.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The glossary file to write or add to."
        ),
    ] = None,
    layout: Annotated[
        str,
        typer.Option(metavar="NAME", help="How to read every file: markdown, separator, blocks …"),
    ] = "",
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="Read every file in this encoding, such as cp1252.")
    ] = "",
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Tag the new entries (repeatable).")
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The title of a new glossary.")] = "",
    language: Annotated[
        str,
        typer.Option(
            metavar="CODE",
            help="The language of a new glossary, such as de; found out where it is not given.",
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Notes become a glossary; what is wrong in them is listed with file and line.

    An existing glossary only gets new entries appended; not a byte of it changes.

    \b
    Example:
      quizgen normalize notes/*.txt -o glossary/biology.toml
    """
    from quizgen.glossary.json import normalized_to_plain
    from quizgen.glossary.summary import summary_text

    talk: Talk = ctx.obj
    read = read_all(sources, layout, encoding, talk)
    base = _base(output, read, title, language)
    normalized = _normalize_into(output, base, read, tags=tag or ())
    if as_json:
        write_out(json.dumps(normalized_to_plain(normalized), ensure_ascii=False, indent=2))
    talk.problems(normalized.problems)
    talk.say(summary_text(normalized, glossary="" if output is None else pasteable(output)))
    if not base.entries:
        _say_language(base.language, talk, given=bool(language))
    if output is None:
        talk.say("Nothing was written; add -o glossary/NAME.toml to keep the glossary.")
    else:
        total = len(normalized.glossary.entries)
        talk.say(
            f"{output}: {counted(len(normalized.new), 'new entry', 'new entries')}, {total} in all"
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What the sources held: readings of notes, and entries of our own files by file name."""

    readings: list[Reading]
    entries: dict[str, list[Entry]]
    problems: list[Problem]


def read_all(sources: Sequence[Path], layout: str, encoding: str, talk: Talk) -> Read:
    """What each source gave, in the order of their names.

    Raises:
        InputError: a file is empty, or nothing at all was found.
    """
    from quizgen.files.read import read_bytes, source_paths
    from quizgen.glossary.own_format import own_entries
    from quizgen.sources.detect import open_source, read_cards

    found = Read([], {}, [])
    for path in source_paths(sources):
        with talk.step(f"Reading {path.name}"):
            data = read_bytes(path)
            if not data.strip():
                raise InputError(
                    f"{path.name}:1: the file is empty", next_step="leave it out, or fill it"
                )
            file = open_source(data, path.name, folder=str(path.parent), encoding=encoding)
            own = None if layout else own_entries(file)
            if own is None:
                found.readings.append(read_cards(file, layout=layout))
            else:
                found.entries[path.name] = own[0]
                found.problems.extend(own[1])
    if not found.entries and not any(one.cards or one.orphans for one in found.readings):
        raise InputError(
            f"{found.readings[0].source}: no term with a definition was found in it",
            next_step="name its layout with --layout, or see glossary/README.md for the layouts",
        )
    return found


def _base(output: Path | None, read: Read, title: str, language: str) -> Glossary:
    """The glossary that is there, or an empty one with its title and language."""
    from quizgen.files.read import read_text
    from quizgen.glossary import store
    from quizgen.glossary.model import Glossary
    from quizgen.text.guess import guess_language

    if output is not None and _is_there(output):
        return store.load(read_text(output), output.name)
    backs = [card.back for reading in read.readings for card in reading.cards]
    return Glossary(
        title=title or (title_of(output.stem) if output else ""),
        language=language or guess_language(backs) or "en",
    )


def title_of(stem: str) -> str:
    """A file's name as a title.

    >>> title_of("cell-biology_7b"), title_of("-")
    ('Cell biology 7b', '')
    """
    words = re.sub(r"[\s_-]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def _is_there(output: Path) -> bool:
    return output != STDOUT and output.exists()


def _say_language(code: str, talk: Talk, *, given: bool) -> None:
    """Says which language the papers will be in, where that is not English for granted."""
    from quizgen.text.languages import language_codes, language_of

    if code[:2].lower() not in language_codes():
        known = ", ".join(language_codes())
        talk.say(f"No words are known in the language “{code}”: papers print English ones.")
        talk.say(f"Known are {known}.")
    elif code != "en" and not given:
        talk.say(
            f"Language: {language_of(code).name}. If that is wrong, change "
            f'language = "{code}" at the top of the glossary.'
        )


def _normalize_into(
    output: Path | None, base: Glossary, read: Read, *, tags: Sequence[str]
) -> Normalized:
    """The normalised sources, written to the glossary file where one is named."""
    from quizgen.files.read import read_text
    from quizgen.files.write import write_text
    from quizgen.glossary import normalize as room
    from quizgen.glossary import store, waiting
    from quizgen.glossary.json import problems_to_plain

    before, seen = "", {}
    waited: list[Problem] = []
    if output is not None and _is_there(output):
        before = read_text(output)
        side = side_file(output)
        if side.exists():
            seen = store.parse_seen(read_text(side), side.name)
            waited = waiting.findings_from_plain(store.parse_findings(read_text(side), side.name))
    base, own, problems = _with_own_entries(base, read)
    made = room.normalize(read.readings, existing=base, seen=seen, tags=tags)
    made = replace(
        made,
        new=(*own, *made.new),
        problems=tuple(sort_problems([*read.problems, *problems, *made.problems])),
    )
    if output is not None:
        text = (
            store.append_entries(before, made.new)
            if before
            else store.print_glossary(made.glossary)
        )
        write_text(output, text)
    if output is not None and output != STDOUT:
        names = [*(one.source for one in read.readings), *read.entries]
        kept = waiting.to_keep(made.problems, waited, names)
        write_text(
            side_file(output), store.print_seen(made.seen, problems_to_plain(kept)["problems"])
        )
    return made


def _with_own_entries(base: Glossary, read: Read) -> tuple[Glossary, list[Entry], list[Problem]]:
    """The glossary with the entries of our own files added, these entries, and findings."""
    from quizgen.glossary.own_format import take_in

    own: list[Entry] = []
    problems: list[Problem] = []
    for name, entries in read.entries.items():
        new, found = take_in(base, entries, name)
        base = replace(base, entries=(*base.entries, *new))
        own += new
        problems += found
    return base, own, problems


def waiting_findings(path: Path, text: str) -> list[Problem]:
    """What reading notes again found about the entries of a glossary, and is not decided."""
    from quizgen.files.read import read_text
    from quizgen.glossary import store, waiting

    side = side_file(path)
    if not side.exists():
        return []
    glossary = store.load(text, path.name)
    kept = waiting.findings_from_plain(store.parse_findings(read_text(side), side.name))
    return waiting.still_open(text, glossary, kept)


def side_file(glossary: Path) -> Path:
    """The machine-owned file beside a glossary."""
    return glossary.with_suffix(".seen.json")
