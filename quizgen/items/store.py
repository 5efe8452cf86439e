"""Items as plain data, and back: the shape they have in quiz.json and in the bank."""

from __future__ import annotations

from typing import Any

from quizgen.items.model import Blank, Choice, Cloze, Expects, Item, Matching, Open, Short
from quizgen.plain import Plain

_KINDS = ("choice", "matching", "cloze", "short", "open")
_EXPECTS: tuple[Expects, ...] = ("term", "list", "definition")


def item_to_plain(item: Item) -> dict[str, Any]:
    """The item as plain data; what is empty is left out, its id stands outside.

    >>> item_to_plain(Open(id="o", prompt="Discuss."))
    {'kind': 'open', 'prompt': 'Discuss.', 'lines': 8}
    """
    own = {"kind": item.kind, **_own_fields(item)}
    shared = {
        "source": item.source,
        "tags": list(item.tags),
        "near": list(item.near),
        "reject": list(item.reject),
        "match": "" if item.match == "fuzzy" else item.match,
    }
    return own | {key: value for key, value in shared.items() if value}


def _own_fields(item: Item) -> dict[str, Any]:
    if isinstance(item, Choice):
        spares = {"spares": list(item.spares)} if item.spares else {}
        return {
            "entry": item.entry,
            "stem": item.stem,
            "key": item.key,
            "distractors": list(item.distractors),
            "rationale": item.rationale,
        } | spares
    if isinstance(item, Matching):
        sources = {"sources": list(item.sources)} if item.sources else {}
        return {
            "entries": list(item.entries),
            "directions": item.directions,
            "pairs": [list(pair) for pair in item.pairs],
            "extra_responses": list(item.extra_responses),
        } | sources
    if isinstance(item, Cloze):
        blanks = [{"answer": blank.answer, "accept": list(blank.accept)} for blank in item.blanks]
        return {"entry": item.entry, "text": item.text, "blanks": blanks}
    if isinstance(item, Short):
        lines = {"lines": item.lines} if item.lines else {}
        return {
            "entry": item.entry,
            "prompt": item.prompt,
            "answer": item.answer,
            "accept": list(item.accept),
            "expects": item.expects,
            "items": list(item.items),
        } | lines
    return {"prompt": item.prompt, "lines": item.lines}


def item_from_plain(item_id: str, plain: Plain) -> Item | None:
    """The item of this id read from plain data, or None where it cannot be used.

    What is wrong with it stands in the problems of `plain`.
    """
    kind = plain.required("kind")
    readers = {
        "choice": _choice,
        "matching": _matching,
        "cloze": _cloze,
        "short": _short,
        "open": _open,
    }
    if kind not in readers:
        plain.one_of("kind", _KINDS, "choice")
        return None
    item = readers[kind](item_id, plain)
    plain.done()
    return item


def _shared(item_id: str, plain: Plain) -> dict[str, Any]:
    return {
        "id": item_id,
        "source": plain.text("source"),
        "tags": plain.texts("tags"),
        "near": plain.texts("near"),
        "reject": plain.texts("reject"),
        "match": plain.one_of("match", ("fuzzy", "exact"), "fuzzy"),
    }


def _choice(item_id: str, plain: Plain) -> Choice:
    return Choice(
        entry=plain.text("entry"),
        stem=plain.required("stem"),
        key=plain.required("key"),
        distractors=plain.texts("distractors"),
        rationale=plain.text("rationale"),
        spares=plain.texts("spares"),
        **_shared(item_id, plain),
    )


def _matching(item_id: str, plain: Plain) -> Matching | None:
    pairs = plain.raw("pairs")
    item_fields = {
        "entries": plain.texts("entries"),
        "directions": plain.text("directions"),
        "extra_responses": plain.texts("extra_responses"),
        "sources": plain.texts("sources"),
        **_shared(item_id, plain),
    }
    if not isinstance(pairs, list) or not pairs or not all(_is_pair(pair) for pair in pairs):
        plain.report("pairs", "pairs must be a list of [premise, response]", '[["…", "…"]]')
        return None
    return Matching(pairs=tuple((pair[0], pair[1]) for pair in pairs), **item_fields)


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)  # noqa: PLR2004 - a pair


def _cloze(item_id: str, plain: Plain) -> Cloze | None:
    blanks: list[Blank] = []
    for blank in plain.tables("blanks"):
        blanks.append(Blank(blank.required("answer"), blank.texts("accept")))
        blank.done()
    text, entry = plain.required("text"), plain.text("entry")
    shared = _shared(item_id, plain)
    if not blanks:
        plain.report("blanks", "a cloze needs at least one blank", 'blanks = [{ answer = "…" }]')
        return None
    return Cloze(entry=entry, text=text, blanks=tuple(blanks), **shared)


def _short(item_id: str, plain: Plain) -> Short:
    expects = plain.one_of("expects", _EXPECTS, "term")
    found: dict[str, Expects] = {one: one for one in _EXPECTS}
    return Short(
        entry=plain.text("entry"),
        prompt=plain.required("prompt"),
        answer=plain.text("answer"),
        accept=plain.texts("accept"),
        expects=found[expects],
        items=plain.texts("items"),
        lines=plain.whole("lines", 0, least=1) or 0,
        **_shared(item_id, plain),
    )


def _open(item_id: str, plain: Plain) -> Open:
    return Open(
        prompt=plain.required("prompt"),
        lines=plain.whole("lines", 8, least=1) or 8,
        **_shared(item_id, plain),
    )
