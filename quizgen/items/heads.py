"""What an entry is one of, by the list that names it: "segment of a supply chain"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.items.distractors import Field
from quizgen.items.lexicon import Facts
from quizgen.items.names import shared_words
from quizgen.items.phrases import lower_first
from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import content_words

_PLAIN = ("common", "usual", "main", "major", "primary", "basic", "important", "the", "key")
_HEAD = re.compile(r"(?P<head>[\w &/-]+?) (?P<rest>(?:of|in|for) .+)")


def family_head(title: str, language: str = "en") -> str:
    """The title of a list as the name of one of its points, or "" where it is no such name.

    >>> family_head("Three segments of a supply chain"), family_head("EDI benefits")
    ('segment of a supply chain', '')
    """
    rules = language_of(language)
    found = _HEAD.fullmatch(title.strip())
    if language[:2] != "en" or not found:
        return ""
    words = found["head"].split()
    while words and (words[0].lower() in {*rules.numbers, *_PLAIN} or words[0].isdigit()):
        words.pop(0)
    last = words[-1].lower() if words else ""
    if singular(last) == last or singular(last) not in rules.forms["list_nouns"]:
        return ""
    return lower_first(" ".join([*words[:-1], singular(last), found["rest"]]), language)


def head_among(field: Field, one: Facts, others: Iterable[str] = ()) -> str:
    """What the entry and all the others are one of, if one list names them all, or "".

    A word of the list's title that only some of their names have would be a cue.
    """
    language = field.lex.language
    for number in field.family_of.get(one.id, ()):
        family = field.families[number]
        head = family_head(family.title, language)
        if not head or not set(others) <= set(family.entries):
            continue
        said = frozenset(content_words(head, language))
        names = [one.name_words, *(field.lex.facts[other].name_words for other in others)]
        shared = [shared_words(name, said, language) for name in names]
        if len(set(shared)) == 1 and (len(names) > 1 or not shared[0]):
            return head
    return ""


def shown_name(field: Field, one: Facts) -> str:
    """The entry's name, and what it is one of where the name alone says only a direction."""
    head = head_among(field, one) if one.look.relational else ""
    return f"{one.name} ({head})" if head else one.name
