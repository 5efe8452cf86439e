"""What kind of thing an entry is: a person, an act, a device, an amount and so on.

Options of one question are of one kind, or a student who knows nothing strikes the odd
one.  The kind is read off the noun that a definition is built on, by the language's own
list of such nouns and by word endings; where neither tells, nothing is claimed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.items.nouns import head_noun, may_be_gerund
from quizgen.items.phrases import Phrase
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import tokens

_SHORTEST_TAIL = 4
# How well things of two kinds go together; any other two do not.
_NEAR = {
    frozenset(pair): value
    for *pair, value in (
        ("person", "group", 0.5),
        ("measure", "condition", 0.5),
        ("act", "idea", 0.5),
        ("act", "condition", 0.0),
        ("text", "idea", 0.0),
        ("group", "place", 0.0),
        ("thing", "place", 0.0),
    )
}
# "a kind of knot", "the front part of a boat": what stands after "of" tells more.
_OF = {"en": re.compile(r"^(?:an?|the|any|one)?\s*(?:[\w-]+ )?(\w+) of (?:an? |the )?(.+)")}


def kind_of(name: str, said: Phrase, language: str = "en") -> str:
    """The kind of thing that a name and its definition tell of, or "".

    >>> kind_of("Tourniquet", Phrase("noun", "a band tied around a limb"))
    'thing'
    >>> kind_of("Triage", Phrase("noun", "sorting casualties by need"))
    'act'
    """
    if said.text.split(" ", 1)[0].lower() in {"who", "whoever", "wer"}:
        return "person"
    told = _of_phrase(said.text, language) if said.form == "noun" else ""
    last = fold(" ".join(tokens(name)[-1:]), language)
    named = "act" if language[:2] == "en" and may_be_gerund(last) else ""
    return told or _listed(last, language) or named


def is_doing(said: Phrase, language: str = "en") -> bool:
    """Whether a definition says what is done: "cutting the loaf".

    >>> is_doing(Phrase("noun", "cutting the loaf")), is_doing(Phrase("noun", "a cut"))
    (True, False)
    """
    return said.form == "noun" and _starts_with_gerund(said.text, language)


def alike(one: str, other: str) -> float:
    """How well two kinds stand side by side: 1 the same, 0 unknown, -1 another.

    >>> alike("thing", "thing"), alike("thing", ""), alike("thing", "act")
    (1.0, 0.0, -1.0)
    """
    if not one or not other:
        return 0.0
    return 1.0 if one == other else _NEAR.get(frozenset((one, other)), -1.0)


def _of_phrase(text: str, language: str) -> str:
    part = _OF.get(language[:2])
    found = part.match(text) if part else None
    if found and is_empty_noun(singular(found[1].lower(), language), language):
        return _of_phrase(found[2], language)
    if _starts_with_gerund(text, language):
        return "act"
    return noun_kind(fold(head_noun(text, language), language), language)


def _starts_with_gerund(text: str, language: str) -> bool:
    """Whether an English phrase starts with a word in -ing: "cutting", "ice-cutting"."""
    first = "".join(tokens(text)[:1]).lower()
    return language[:2] == "en" and may_be_gerund(first.rpartition("-")[2])


def is_empty_noun(noun: str, language: str = "en") -> bool:
    """Whether a noun says less than what follows it: part, kind, form.

    >>> is_empty_noun("kind"), is_empty_noun("knot")
    (True, False)
    """
    return noun in language_of(language).forms.get("empty_nouns", ())


def noun_kind(noun: str, language: str = "en") -> str:
    """The kind of a folded noun: from the list, else by its ending.

    >>> noun_kind("movements"), noun_kind("migration"), noun_kind("widget")
    ('act', 'act', '')
    """
    listed = _listed(noun, language)
    single = singular(noun, language)
    if listed or not noun or {noun, single} & language_of(language).kinds.keys():
        return listed
    for kind, endings in language_of(language).kind_endings.items():
        if single.endswith(endings) and len(single) > _SHORTEST_TAIL + 1:
            return kind
    return ""


def _without_umlaut(noun: str) -> str:
    """A folded German plural with the vowel of its singular: braende, brande."""
    return noun.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=1 << 16)
def _listed(noun: str, language: str) -> str:
    """The kind of a noun that the language lists; of a German compound, of its last part."""
    kinds = language_of(language).kinds
    if not noun or not kinds:
        return ""
    if language[:2] != "de":
        return kinds.get(noun) or kinds.get(singular(noun, language), "")
    for form in (noun, noun[:-1], noun[:-2], _without_umlaut(noun)[:-1]):
        for at in range(max(len(form) - _SHORTEST_TAIL, 0) + 1):
            if form[at:] in kinds:
                return kinds[form[at:]]
    return ""
