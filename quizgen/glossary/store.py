"""The glossary file: TOML text to entries and back, and its machine-owned side file."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast, get_args

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.glossary.model import Entry, Glossary, Kind, OtherDefinition
from quizgen.glossary.toml_text import Block, blocks, key_line
from quizgen.plain import Finder, Plain
from quizgen.text.normal_name import normal_name
from quizgen.text.slug import slug

_PATH = re.compile(r"entry\[(\d+)\](?:\.(\w+))?")
_TOML_LINE = re.compile(r"\(at line (\d+),")
_SEEN_FORMAT = "quizgen/seen"


def parse_glossary(text: str, name: str) -> tuple[Glossary, list[Problem]]:
    """The glossary in `text`, and everything that is wrong with the file.

    Args:
        text: the file's text.
        name: the file's name, for messages.
    """
    glossary, problems = _parsed(text, name)
    return glossary, list(problems)


@lru_cache(maxsize=8)
def _parsed(text: str, name: str) -> tuple[Glossary, tuple[Problem, ...]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Glossary(file=name), (_not_toml(str(error), text, name),)
    places = blocks(text)
    problems: list[Problem] = []
    plain = Plain(data, _finder(places, name), problems)
    title, language = plain.text("title"), plain.text("language", "en") or "en"
    known = plain.texts("known_words")
    markup = plain.one_of("markup", ("", "markdown"), "")
    found = [block for block in places if block.name == "entry"]
    entries = [_entry(one, n, found) for n, one in enumerate(plain.tables("entry"))]
    plain.done()
    kept = tuple(entry for entry in entries if entry.id and entry.term)
    problems += _id_problems(kept, name)
    if not entries and not problems:
        hint = '[[entry]]\nid = "push-model"\nterm = "Push model"\ndefinition = "…"'
        problems.append(_error(Place(name), "there is no entry in this glossary", hint))
    glossary = Glossary(title, language, known, cast("Any", markup), kept, name)
    return glossary, tuple(problems)


def load(text: str, name: str) -> Glossary:
    """The glossary in `text`.

    Raises:
        InputError: the file has errors; it carries them as problems.
    """
    glossary, problems = parse_glossary(text, name)
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if errors:
        raise InputError(
            f"{name}: this glossary cannot be used: {len(errors)} "
            + ("thing is wrong in it" if len(errors) == 1 else "things are wrong in it"),
            next_step="correct the lines named above and try again",
            problems=problems,
        )
    return glossary


def print_glossary(glossary: Glossary, *, schema: str = "") -> str:
    """The text of a glossary file; what has its default value is not written.

    Args:
        glossary: what to write.
        schema: where the JSON Schema stands, for editors that read a `#:schema` line.
    """
    head = f"#:schema {schema}\n" if schema else ""
    head += key_line("title", glossary.title) if glossary.title else ""
    head += key_line("language", glossary.language)
    if glossary.known_words:
        head += key_line("known_words", glossary.known_words)
    if glossary.markup:
        head += key_line("markup", glossary.markup)
    return head + "".join("\n" + print_entry(entry) for entry in glossary.entries)


def print_entry(entry: Entry) -> str:
    """One `[[entry]]` block."""
    fresh = Entry(entry.id, entry.term)
    lines = [key_line("id", entry.id), key_line("term", entry.term)]
    for key in KEYS[2:]:
        value = getattr(entry, key)
        if value != getattr(fresh, key):
            lines.append(key_line(key, plain_value(key, value)))
    return "[[entry]]\n" + "".join(lines)


def append_entries(text: str, entries: Sequence[Entry]) -> str:
    """`text` with new blocks at its end; every byte that was there stays."""
    if not entries:
        return text
    end = "" if not text or text.endswith("\n") else "\n"
    blocks_text = "\n" + "\n".join(map(print_entry, entries))
    if "\r\n" in text:
        blocks_text, end = blocks_text.replace("\n", "\r\n"), end.replace("\n", "\r\n")
    return text + end + blocks_text


def plain_value(key: str, value: object) -> object:
    """The value of an entry's key as TOML has it."""
    if key == "other_definitions":
        others = cast("tuple[OtherDefinition, ...]", value)
        return tuple(
            {"text": one.text, "source": one.source} if one.source else {"text": one.text}
            for one in others
        )
    return value


KEYS = (
    "id",
    "term",
    "aliases",
    "kind",
    "definition",
    "items",
    "other_definitions",
    "tags",
    "sources",
    "never_with",
    "never_accept",
    "wrong_options",
    "doubts",
    "match",
    "ok",
    "skip",
)


def card_digest(front: str, back: str) -> str:
    """The digest under which a card is remembered: 16 hex of SHA-256 over the JSON.

    >>> card_digest("Push model", "production from a forecast")
    '666d26a4569a662e'
    """
    text = json.dumps([front, back], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def print_seen(seen: Mapping[str, str], findings: Sequence[Mapping[str, Any]] = ()) -> str:
    """The text of the side file that remembers which cards were taken in, and what waits."""
    plain = {"format": _SEEN_FORMAT, "version": 1, "cards": dict(sorted(seen.items()))}
    if findings:
        plain["findings"] = list(findings)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def parse_seen(text: str, name: str = "") -> dict[str, str]:
    """The cards in a side file.

    Raises:
        InputError: it is not one; deleting it is safe.
    """
    return {str(key): str(value) for key, value in _side_file(text, name)["cards"].items()}


def parse_findings(text: str, name: str = "") -> object:
    """What a side file says that waits for a decision; `waiting` reads it.

    Raises:
        InputError: it is not one; deleting it is safe.
    """
    return _side_file(text, name).get("findings")


def _side_file(text: str, name: str) -> dict[str, Any]:
    try:
        plain = json.loads(text)
    except ValueError:
        plain = None
    cards = plain.get("cards") if isinstance(plain, dict) else None
    if not isinstance(cards, dict) or plain.get("format") != _SEEN_FORMAT:
        raise InputError(
            f"{name or 'the side file'}: this is not a list of cards taken in",
            next_step="delete it: some findings will come again, nothing else is lost",
        )
    return cast("dict[str, Any]", plain)


def _entry(plain: Plain, number: int, places: Sequence[Block]) -> Entry:
    block = places[number] if number < len(places) else None
    entry = Entry(
        id=_id(plain),
        term=plain.required("term"),
        definition=plain.text("definition"),
        aliases=plain.texts("aliases"),
        kind=cast("Kind", plain.one_of("kind", get_args(Kind), "term")),
        items=plain.texts("items"),
        other_definitions=tuple(map(_other, plain.tables("other_definitions"))),
        tags=plain.texts("tags"),
        sources=plain.texts("sources"),
        never_with=plain.texts("never_with"),
        never_accept=plain.texts("never_accept"),
        wrong_options=plain.texts("wrong_options"),
        doubts=plain.texts("doubts"),
        match=cast("Any", plain.one_of("match", ("fuzzy", "exact"), "fuzzy")),
        ok=plain.texts("ok"),
        skip=plain.flag("skip"),
        line=block.line if block else None,
        key_lines=tuple((key, span.line) for key, span in block.keys.items()) if block else (),
    )
    plain.done()
    return entry


def _id(plain: Plain) -> str:
    entry_id = plain.required("id")
    if entry_id.strip() and slug(entry_id) != entry_id:
        hint = f'id = "{slug(entry_id)}"'
        plain.report("id", f"“{entry_id}” cannot be an id: small letters, digits and -", hint)
    return entry_id


def _other(plain: Plain) -> OtherDefinition:
    other = OtherDefinition(plain.required("text"), plain.text("source"))
    plain.done()
    return other


def _finder(places: Sequence[Block], name: str) -> Finder:
    entries = [block for block in places if block.name == "entry"]

    def find(path: str) -> Place:
        at = _PATH.match(path)
        if at is None:
            span = places[0].keys.get(path.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0])
            return Place(name, span.line if span else None)
        if int(at[1]) >= len(entries):
            return Place(name)
        block = entries[int(at[1])]
        span = block.keys.get(at[2] or "")
        return Place(name, span.line if span else block.line)

    return find


def _id_problems(entries: Iterable[Entry], name: str) -> list[Problem]:
    first: dict[str, Entry] = {}
    found = []
    for entry in entries:
        other = first.setdefault(entry.id, entry)
        if other is entry:
            continue
        same = normal_name(other.term) == normal_name(entry.term)
        hint = "delete one of the two" if same else "give this entry an id of its own"
        place = Place(name, entry.line_of("id"))
        message = f"the id “{entry.id}” is taken: line {other.line} has it too"
        found.append(_error(place, message, hint))
    return found


def _not_toml(message: str, text: str, name: str) -> Problem:
    at = _TOML_LINE.search(message)
    line = int(at[1]) if at else text.count("\n") + 1
    hint = 'a text stands in double quotes, with \\" for a quote inside: term = "…"'
    return _error(Place(name, line), f"this is not valid TOML: {message}", hint)


def _error(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.ERROR, "format", place, message, hint)
