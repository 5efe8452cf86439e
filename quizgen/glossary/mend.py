"""What a decision on a finding does to the glossary file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from quizgen.errors import Problem
from quizgen.glossary.edit import accept, add_known_word, change_entry, remove_entry
from quizgen.glossary.gather import name_key
from quizgen.glossary.merge import join_entries
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.glossary.store import parse_glossary
from quizgen.glossary.wording import MARKUP, OPEN_END
from quizgen.text.fold import fold
from quizgen.text.normal_name import normal_name

Decision = Literal["apply", "ok", "own", "skip", "swap"]
_MARKS = re.compile(r"^(\*{1,2}|</?\w[^<>]*>|\{\{c\d+::)|(\*{1,2}|</\w+>|\}\})$")
_LISTS = ("list-count", "duplicate-item")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


def decide(text: str, problem: Problem, decision: Decision, own: str = "") -> str:
    """The glossary's text after a decision; unchanged where there is nothing to do.

    Args:
        text: the glossary file.
        problem: the finding, as `check` gave it for this text.
        decision: `apply` the suggestion, accept it as `ok`, take the `own` text,
            `skip` the entry in quizzes from now on, or `swap` its definition with the
            other one (of two that disagree the former goes).
        own: for `own`, the definition, or for a misspelling the right word.
    """
    glossary, _ = parse_glossary(text, problem.place.source)
    entries = {entry.id: entry for entry in glossary.entries}
    entry = entries.get(next(iter(problem.entries), ""))
    if problem.check == "typo" and decision == "ok":
        return add_known_word(text, glossary, problem.wrong.lower())
    if entry is None:
        return text
    if decision == "ok":
        return accept(text, entry, problem.check)
    twin = _twin(entry, problem, entries, glossary.language)
    if twin and decision == "apply":
        whole = join_entries(twin, entry, next(iter(entry.sources), ""), glossary.language)
        return remove_entry(change_entry(text, twin, whole), entry.id)
    changed = _changed(entry, problem, decision, own, glossary)
    return change_entry(text, entry, changed)


def can_apply(text: str, problem: Problem) -> bool:
    """Whether there is a suggestion that `apply` would carry out."""
    return decide(text, problem, "apply") != text


def suggestion(problem: Problem) -> str:
    """What `apply` does, in words; "" where there is nothing to apply."""
    if problem.check == "typo" and problem.correct:
        return f"write “{problem.correct}” for “{problem.wrong}”"
    return _IN_WORDS.get(problem.check, "")


def _twin(
    entry: Entry, problem: Problem, entries: Mapping[str, Entry], language: str
) -> Entry | None:
    """The other entry of the same name that an entry can be joined to."""
    if problem.check != "duplicate-term":
        return None
    others = (entries.get(key) for key in problem.entries[1:])
    own = name_key(entry.term, language)
    return next((o for o in others if o and name_key(o.term, language) == own), None)


def _changed(
    entry: Entry, problem: Problem, decision: Decision, own: str, glossary: Glossary
) -> Entry:
    if decision == "skip":
        return replace(entry, skip=True)
    if decision == "swap":
        new = _new_texts(entry, problem, glossary)
        taken = _taken_over(entry, problem, glossary) if new else entry
        return _swapped(taken, replace(problem, wrong=new[0]) if new else problem)
    if problem.check == "typo":
        return _respelled(entry, problem.wrong, own if decision == "own" else problem.correct)
    if decision == "own":
        return _own_text(entry, problem, own)
    mend = _MENDS.get(problem.check)
    return mend(entry, problem, glossary) if mend else entry


def _swapped(entry: Entry, problem: Problem) -> Entry:
    """The entry with the other definition in front: the one the finding names, or the first."""
    others = entry.other_definitions
    named = [one for one in others if one.text == problem.wrong] or list(others[:1])
    if not named:
        return entry
    rest = [one for one in others if one != named[0]]
    if problem.check != "conflicting-definitions" and entry.definition.strip():
        rest.append(OtherDefinition(entry.definition))
    return replace(entry, definition=named[0].text, other_definitions=tuple(rest))


def _respelled(entry: Entry, wrong: str, right: str) -> Entry:
    """The entry with a word put right wherever it stands."""
    if not wrong or not right:
        return entry
    word = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)")

    def mend(text: str) -> str:
        return word.sub(lambda _: right, text)

    return replace(
        entry,
        term=mend(entry.term),
        definition=mend(entry.definition),
        items=tuple(map(mend, entry.items)),
        other_definitions=tuple(
            replace(one, text=mend(one.text)) for one in entry.other_definitions
        ),
    )


def _own_text(entry: Entry, problem: Problem, own: str) -> Entry:
    own = own.strip()
    if not own:
        return entry
    if problem.check in {"duplicate-term", "inconsistent-name"}:
        return replace(entry, term=own)
    if problem.check in _LISTS:
        points = tuple(part.strip() for part in own.split("|") if part.strip())
        return replace(entry, items=points, kind="list" if len(points) > 1 else entry.kind)
    return replace(entry, definition=own)


def _without_marks(entry: Entry, _: Problem, __: Glossary) -> Entry:
    def bare(text: str) -> str:
        plain = text
        for entity, char in _ENTITIES.items():
            plain = plain.replace(entity, char)
        plain = MARKUP.sub(lambda found: _MARKS.sub("", found[0]), plain)
        return plain if plain.strip() else text

    return replace(
        entry,
        term=bare(entry.term),
        definition=bare(entry.definition),
        items=tuple(map(bare, entry.items)),
        other_definitions=tuple(
            replace(one, text=bare(one.text)) for one in entry.other_definitions
        ),
    )


def _closed(entry: Entry, _: Problem, __: Glossary) -> Entry:
    def closed(text: str) -> str:
        return OPEN_END.sub("", text).rstrip(" ,;") if OPEN_END.search(text) else text

    items = (closed(item) for item in entry.items)
    return replace(
        entry, definition=closed(entry.definition), items=tuple(item for item in items if item)
    )


def _once(entry: Entry, _: Problem, glossary: Glossary) -> Entry:
    kept: dict[str, str] = {}
    for item in entry.items:
        kept.setdefault(fold(item, glossary.language), item)
    return replace(entry, items=tuple(kept.values()))


def _one_definition(entry: Entry, problem: Problem, __: Glossary) -> Entry:
    """The entry without the other definitions that the finding speaks of."""
    others = tuple(one for one in entry.other_definitions if one.text != problem.wrong)
    return replace(entry, other_definitions=others if problem.wrong else ())


def _without_twins(entry: Entry, _: Problem, glossary: Glossary) -> Entry:
    seen = {fold(entry.definition, glossary.language)}
    kept: list[OtherDefinition] = []
    for other in entry.other_definitions:
        folded = fold(other.text, glossary.language)
        if folded not in seen:
            seen.add(folded)
            kept.append(other)
    return replace(entry, other_definitions=tuple(kept))


def _without_alias(entry: Entry, problem: Problem, glossary: Glossary) -> Entry:
    shared = normal_name(problem.wrong, glossary.language)
    kept = (one for one in entry.aliases if normal_name(one, glossary.language) != shared)
    return replace(entry, aliases=tuple(kept))


def _from_hint(entry: Entry, problem: Problem, _: Glossary) -> Entry:
    """The entry with the key that the hint writes out."""
    try:
        plain = tomllib.loads(problem.hint)
    except tomllib.TOMLDecodeError:
        return entry
    if len(plain) != 1 or "id" in plain:
        return entry
    parsed, problems = parse_glossary(
        f'[[entry]]\nid = "x"\nterm = "x"\n{problem.hint}\n', problem.place.source
    )
    if problems or not parsed.entries:
        return entry
    key = next(iter(plain))
    return replace(entry, **{key: getattr(parsed.entries[0], key)})


def _taken_over(entry: Entry, problem: Problem, glossary: Glossary) -> Entry:
    """The entry with what the hint writes; a definition found in notes joins the others."""
    changed = _from_hint(entry, problem, glossary)
    new = _new_texts(entry, problem, glossary)
    if not new:
        known = {one.text for one in (*entry.other_definitions, OtherDefinition(entry.definition))}
        told = [one for one in changed.other_definitions if one.source == str(problem.place)]
        return entry if told and known >= {one.text for one in told} else changed
    others = [one for one in changed.other_definitions if one.text in new]
    return replace(entry, other_definitions=(*entry.other_definitions, *others))


def _new_texts(entry: Entry, problem: Problem, glossary: Glossary) -> list[str]:
    """The definitions that a finding at a line of notes adds to an entry."""
    if problem.check != "new-definition":
        return []
    known = {entry.definition, *(one.text for one in entry.other_definitions)}
    others = _from_hint(entry, problem, glossary).other_definitions
    return [
        one.text for one in others if one.source == str(problem.place) and one.text not in known
    ]


def _as_list(entry: Entry, problem: Problem, glossary: Glossary) -> Entry:
    changed = _from_hint(entry, problem, glossary)
    return replace(changed, kind="list", definition="") if changed.items else entry


def _kept_out(entry: Entry, _: Problem, __: Glossary) -> Entry:
    return replace(entry, skip=True)


_MENDS: dict[str, Callable[[Entry, Problem, Glossary], Entry]] = {
    "markup": _without_marks,
    "open-ended": _closed,
    "duplicate-item": _once,
    "conflicting-definitions": _one_definition,
    "duplicate-card": _without_twins,
    "duplicate-term": _without_alias,
    "alias-in-stem": _from_hint,
    "new-definition": _taken_over,
    "flattened-list": _as_list,
    "list-uncertain": _as_list,
    "fragment": _kept_out,
    "empty-definition": _kept_out,
}

_IN_WORDS = {
    "markup": "take the marks off",
    "open-ended": "take the open end off",
    "duplicate-item": "keep the point once",
    "conflicting-definitions": "keep the first definition, take the other out",
    "duplicate-card": "keep the definition once",
    "duplicate-term": "make one entry of the two, or take a shared alias away here",
    "alias-in-stem": "take the name as an alias",
    "new-definition": "take it over",
    "flattened-list": "take the points as a list",
    "list-uncertain": "take the points as a list",
    "fragment": "keep the entry out of quizzes",
    "empty-definition": "keep the entry out of quizzes",
}
