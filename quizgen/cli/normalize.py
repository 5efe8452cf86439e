"""`quizgen normalize`: notes become a glossary file, and the findings are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import AsJson
from quizgen.cli.talk import Talk, count_of, write_out
from quizgen.errors import InputError

if TYPE_CHECKING:
    from quizgen.glossary.model import Normalized
    from quizgen.sources.model import Reading


def normalize(
    ctx: typer.Context,
    sources: Annotated[list[Path], typer.Argument(help="Files or folders of notes; - is stdin.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The glossary file to write or add to.")
    ] = None,
    layout: Annotated[str, typer.Option(help="Read every file in this layout.")] = "",
    encoding: Annotated[str, typer.Option(help="Read every file in this encoding.")] = "",
    tag: Annotated[list[str] | None, typer.Option(help="Tag the new entries (repeatable).")] = None,
    title: Annotated[str, typer.Option(help="The title of a new glossary.")] = "",
    language: Annotated[str, typer.Option(help="The language code of a new glossary.")] = "",
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
    readings = read_all(sources, layout, encoding, talk)
    normalized = _normalize_into(output, readings, title=title, language=language, tags=tag or ())
    if as_json:
        write_out(json.dumps(normalized_to_plain(normalized), ensure_ascii=False, indent=2))
    talk.problems(normalized.problems)
    talk.say(summary_text(normalized))
    if output is None:
        talk.say("Nothing was written; add -o glossary/NAME.toml to keep the glossary.")
    else:
        total = len(normalized.glossary.entries)
        talk.say(
            f"{output}: {count_of(len(normalized.new), 'new entry', 'new entries')}, {total} in all"
        )


def read_all(sources: Sequence[Path], layout: str, encoding: str, talk: Talk) -> list[Reading]:
    """What each source gave, in the order of their names."""
    from quizgen.files.read import read_bytes, source_paths
    from quizgen.sources.detect import open_source, read_cards

    readings = []
    for path in source_paths(sources):
        with talk.step(f"Reading {path.name}"):
            data = read_bytes(path)
            if not data.strip():
                raise InputError(
                    f"{path.name}:1: the file is empty", next_step="leave it out, or fill it"
                )
            file = open_source(data, path.name, folder=str(path.parent), encoding=encoding)
            readings.append(read_cards(file, layout=layout))
    if not any(reading.cards or reading.orphans or reading.entries for reading in readings):
        raise InputError(
            f"{readings[0].source}: no term with a definition was found in it",
            next_step="name its layout with --layout, or see glossary/README.md for the layouts",
        )
    return readings


def _normalize_into(
    output: Path | None,
    readings: Sequence[Reading],
    *,
    title: str,
    language: str,
    tags: Sequence[str],
) -> Normalized:
    """The normalised readings, written to the glossary file where one is named."""
    from quizgen.files.read import read_text
    from quizgen.files.write import write_whole
    from quizgen.glossary import normalize as room
    from quizgen.glossary import store

    if output is None or not output.exists():
        named = title or (output.stem if output else "")
        made = room.normalize(readings, title=named, language=language or "en", tags=tags)
        text = store.print_glossary(made.glossary)
    else:
        before = read_text(output)
        side = _side_file(output)
        seen = store.parse_seen(read_text(side)) if side.exists() else {}
        existing = store.load(before, output.name)
        made = room.normalize(readings, existing=existing, seen=seen, tags=tags)
        text = store.append_entries(before, made.new)
    if output is not None:
        write_whole(output, text.encode())
        write_whole(_side_file(output), store.print_seen(made.seen).encode())
    return made


def _side_file(glossary: Path) -> Path:
    return glossary.with_suffix(".seen.json")
