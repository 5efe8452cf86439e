"""Short answers: the term from its definition, the points of a list, a definition."""

from __future__ import annotations

import re

from quizgen.items.asked import asked_short, is_asked
from quizgen.items.choice import unsuited
from quizgen.items.distractors import Field
from quizgen.items.gists import enumerates, residue, without_markup
from quizgen.items.heads import head_among, shown_name
from quizgen.items.leaks import given_away, leak
from quizgen.items.lexicon import Facts
from quizgen.items.model import LeftOut, Short
from quizgen.items.names import is_title, option_text
from quizgen.items.near import common
from quizgen.items.phrases import GAP, Phrase, is_verb, lower_first
from quizgen.items.stems import ask, ask_for_term, masked, spoken
from quizgen.text.clean import clean
from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import content_words, tokens, word_count

_MOST_POINTS = 10
_LEAST_POINTS = 2
_LONGEST_PROMPT = 60
_LONGEST_POINT = 14
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_HEAD_END = re.compile(r"\s(?:of|for|in|on|to|with|from|by|that|along|behind)\s")


def shorts(field: Field, entry: str) -> tuple[list[Short], list[LeftOut]]:
    """The short-answer items of one entry."""
    one = field.lex.facts[entry]
    makers = {
        "short-term": asked_short if is_asked(one) else term_short,
        "short-list": list_short,
        "short-definition": definition_short,
    }
    found: list[Short] = []
    reasons: dict[str, None] = {}
    for make in makers.values():
        made = make(field, one)
        if isinstance(made, Short):
            found.append(made)
        else:
            reasons[made] = None
    left = [] if found else [LeftOut(entry, "short", "; ".join(reasons))]
    return found, left


def term_short(field: Field, one: Facts) -> Short | str:
    """The item that asks to write the term, or why there is none."""
    reason = unsuited(field, one)
    if reason:
        return reason
    language = field.lex.language
    item_id = f"short-term:{one.id}"
    said = spoken(one)
    if leak(said.text, one, language) == "whole":
        said = Phrase("sentence", masked(one.gist, one, language))
        if leak(said.text.replace(GAP, " "), one, language) == "whole" or GAP not in said.text:
            return "its definition gives the term away"
    if 2 * len(given_away(said.text, one, language)) > len(one.name_words):
        return "its definition gives most of the term away"
    if word_count(said.text) > _LONGEST_PROMPT:
        return "its definition is too long for a question"
    return Short(
        id=item_id,
        entry=one.id,
        prompt=ask_for_term("short", item_id, said, language, head=head_among(field, one)),
        answer=one.name,
        accept=other_names(one),
        expects="term",
        **common(field, one),
    )


def definition_short(field: Field, one: Facts) -> Short | str:
    """The item that asks for a definition, or why there is none."""
    if one.id in field.unusable:
        return field.unusable[one.id]
    if one.entry.kind not in {"term", "question"} or not one.gist or GAP in one.entry.term:
        return "it has no definition to ask for"
    if one.gist.endswith("?"):
        return "its definition is a question"
    if one.entry.kind == "term" and enumerates(one.gist):
        return "its definition is a mere list"
    if one.residue or len(content_words(one.gist, field.lex.language)) < 3:  # noqa: PLR2004 - says nothing
        return "its definition says too little or holds marks of its source"
    item_id = f"short-definition:{one.id}"
    asked = one.entry.kind == "question" and one.entry.term.rstrip().endswith("?")
    prompt = (
        one.entry.term.replace(" ?", "?")
        if asked
        else ask("short-definition", item_id, field.lex.language, term=shown_name(field, one))
    )
    return Short(
        id=item_id,
        entry=one.id,
        prompt=prompt,
        answer=one.entry.definition,
        accept=tuple(other.text for other in one.entry.other_definitions),
        expects="definition",
        **common(field, one),
    )


def list_short(field: Field, one: Facts) -> Short | str:
    """The item that asks for the points of a list, or why there is none."""
    if one.id in field.unusable:
        return field.unusable[one.id]
    points = one.entry.items
    if one.entry.kind != "list":
        return "it is not a list"
    plain = without_markup if field.lex.markup else clean
    found = (residue(plain(text)) for text in (one.entry.term, *points))
    marks = next(filter(None, found), "")
    if marks:
        return f"it holds marks of its source (“{marks}”)"
    if not _LEAST_POINTS <= len(points) <= _MOST_POINTS:
        return f"it has {len(points)} points; {_LEAST_POINTS} to {_MOST_POINTS} are asked for"
    if max(word_count(point) for point in points) > _LONGEST_POINT:
        return "its points are too long to be named from memory"
    return Short(
        id=f"short-list:{one.id}",
        entry=one.id,
        prompt=list_prompt(one, field.lex.language),
        answer="; ".join(points),
        expects="list",
        items=points,
        **common(field, one),
    )


def list_prompt(one: Facts, language: str) -> str:
    """A request for the points of a list, phrased after its title.

    >>> from quizgen.glossary.model import Entry, Glossary
    >>> from quizgen.items.lexicon import lexicon
    >>> entry = Entry(id="f", term="EDI benefits", kind="list", items=("a", "b", "c"))
    >>> list_prompt(lexicon(Glossary(entries=(entry,))).facts["f"], "en")
    'Name the three EDI benefits.'
    """
    asks = one.entry.term.rstrip().endswith("?")
    title = clean(one.entry.term).replace(" ?", "?") if asks else option_text(one.entry.term)
    count = len(one.entry.items)
    kind = "short-list-question" if asks else _list_kind(title, count, language)
    if kind in {"short-list", "short-list-counted"} and not is_title(title, language):
        title = lower_first(_ARTICLE.sub("", title), language)
    number = number_word(count, language)
    if asks and number in title.lower().split():
        return title
    return ask(kind, f"short-list:{one.id}", language, n=number, term=title)


def _list_kind(title: str, count: int, language: str) -> str:
    """Which frame the title of a list fits."""
    rules = language_of(language)
    words = [word.lower() for word in tokens(_ARTICLE.sub("", title))]
    if language[:2] != "en" or not words or _odd(title):
        return "short-list-plain"
    if words[0] in rules.numbers:
        return "short-list-counted" if rules.numbers[words[0]] == count else "short-list-plain"
    if any(is_verb(word, rules) for word in words[1:]):
        return "short-list-clause"
    if any(word in rules.numbers or word.isdigit() for word in words):
        return "short-list-plain"
    head = [word.lower() for word in tokens(_HEAD_END.split(_ARTICLE.sub("", title))[0])]
    listed = bool(head) and singular(head[-1]) in rules.forms["list_nouns"]
    return "short-list" if listed and singular(head[-1]) != head[-1] else "short-list-plain"


def number_word(count: int, language: str) -> str:
    """A small number in words where the language has one.

    >>> number_word(7, "en"), number_word(40, "en")
    ('seven', '40')
    """
    words = {value: word for word, value in language_of(language).numbers.items()}
    umlauts = {"fuenf": "fünf", "zwoelf": "zwölf"}
    found = words.get(count, str(count))
    return umlauts.get(found, found)


def other_names(one: Facts) -> tuple[str, ...]:
    """The accepted names beside the one that is printed as the answer."""
    spelt: dict[str, str] = {}
    for name in one.names:
        spelt.setdefault(name.casefold(), name)
    return tuple(name for key, name in spelt.items() if key != one.name.casefold())


def _odd(title: str) -> bool:
    """Whether a title holds what would not read in a sentence."""
    return bool(re.search(r"[\"“”:/–—-]\s|[\"“”?!]|^\W", title))
