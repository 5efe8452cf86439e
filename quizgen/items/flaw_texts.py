"""Flaws of stems, sentences with blanks, prompts and matching sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.items.flaw_context import Context
from quizgen.items.gists import enumerates, residue, without_markup
from quizgen.items.leaks import leak
from quizgen.items.model import Choice, Cloze, Item, Matching, Short
from quizgen.items.names import name_key, says_name, shared_words, telling_words
from quizgen.items.phrases import GAP, one_form
from quizgen.items.said import said
from quizgen.text.languages import language_of
from quizgen.text.sort_key import sort_key
from quizgen.text.tokens import content_words, tokens, word_count

_NEGATIVE = re.compile(r"\b(?:not|except|never|nicht|niemals|kein(?:e[rsmn]?)?)\b", re.IGNORECASE)
_CONTEXT = 6
_LONG = 60
_MOST_ON_PAGE = 380


def key_in_stem(item: Item, around: Context) -> Iterator[str]:
    """The question says its own answer."""
    language = around.language
    if isinstance(item, Choice):
        one = around.facts(item.entry)
        text = item.key if item.id.startswith("choice-td:") else item.stem
        if one and leak(text.replace(GAP, " "), one, language) == "whole":
            yield f"“{one.name}” is named"
    for text, answer in _questions(item):
        if _says_all(text.replace(GAP, " "), answer, language):
            yield f"“{answer}” stands in “{text[:40]}”"


def _questions(item: Item) -> list[tuple[str, str]]:
    """Each text that a student reads, with the answer it asks for."""
    if isinstance(item, Choice):
        return [(item.stem, item.key)]
    if isinstance(item, Cloze):
        return [
            (item.text, name) for blank in item.blanks for name in (blank.answer, *blank.accept)
        ]
    if isinstance(item, Matching):
        return list(item.pairs)
    if isinstance(item, Short) and item.expects == "term":
        return [(item.prompt, item.answer)]
    return []


def _says_all(text: str, name: str, language: str) -> bool:
    wanted = telling_words(name, language)
    found = said(text, language)
    whole = says_name(text, name, language) if "-" in text else _says(found.run, name, language)
    return whole or (wanted <= found.words and len(wanted) in range(1, 8))


def _says(run: str, name: str, language: str) -> bool:
    key = name_key(name, language)
    return bool(key.strip()) and key in run


def source_residue(item: Item, around: Context) -> Iterator[str]:
    """Bullets, arrows, entities or numbering in what is printed."""
    marked = around.field is not None and bool(around.field.lex.markup)
    for text in printed(item):
        found = residue((without_markup(text) if marked else text).replace(GAP, "gap"))
        if found:
            yield f"“{found}” is left over from the source"


def blank_count(item: Item, _around: Context) -> Iterator[str]:
    """Another number of blanks than of answers."""
    if isinstance(item, Cloze) and item.text.count(GAP) != len(item.blanks):
        yield f"{item.text.count(GAP)} blanks, {len(item.blanks)} answers"


def ambiguous_blank(item: Item, around: Context) -> Iterator[str]:
    """Another entry says the same, so that its term fits as well."""
    if isinstance(item, Cloze) and around.field and item.entry in around.field.relations.group:
        for other in around.field.relations.near(item.entry):
            if around.field.relations.between(item.entry, other) == "conflict":
                yield f"“{around.field.lex.facts[other].name}” would fit too"


def negative_stem(item: Item, _around: Context) -> Iterator[str]:
    """A stem or prompt with "not" or "except"."""
    text = item.stem if isinstance(item, Choice) else item.prompt if isinstance(item, Short) else ""
    found = _NEGATIVE.search(text)
    if found:
        yield f"the stem says “{found[0]}”"


def unfocused_stem(item: Item, _around: Context) -> Iterator[str]:
    """A stem that asks nothing."""
    if isinstance(item, Choice) and not item.stem.rstrip('”“" ').endswith(("?", "？")):
        yield "the stem is not a question"


def long_stem(item: Item, _around: Context) -> Iterator[str]:
    """A stem that is too long to keep in mind."""
    text = item.stem if isinstance(item, Choice) else item.text if isinstance(item, Cloze) else ""
    if word_count(text) > _LONG:
        yield f"{word_count(text)} words"


def list_as_definition(item: Item, around: Context) -> Iterator[str]:
    """A term asked for by an enumeration of short points."""
    one = around.facts(getattr(item, "entry", ""))
    if (
        one
        and isinstance(item, Choice | Cloze)
        and GAP not in one.entry.term
        and enumerates(one.gist)
    ):
        yield "its definition is only a list"


def unbalanced(item: Item, _around: Context) -> Iterator[str]:
    """A parenthesis or quotation that never closes."""
    for text in printed(item):
        if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
            yield f"unclosed parenthesis in “{text[:40]}”"


def blank_position(item: Item, _around: Context) -> Iterator[str]:
    """A blank in the first half of its sentence."""
    if isinstance(item, Cloze) and len(item.blanks) == 1 and GAP in item.text:
        before, after = item.text.split(GAP, 1)
        if word_count(before) < word_count(after):
            yield "the blank stands in the first half"


def blank_context(item: Item, around: Context) -> Iterator[str]:
    """Too little around a blank to think from."""
    if isinstance(item, Cloze):
        words = content_words(item.text.replace(GAP, " "), around.language)
        if len(words) < _CONTEXT:
            yield f"only {len(words)} content words"


def many_blanks(item: Item, _around: Context) -> Iterator[str]:
    """A sentence with more holes than it can bear."""
    if isinstance(item, Cloze) and len(item.blanks) > 2:  # noqa: PLR2004 - the rule
        yield f"{len(item.blanks)} blanks in one sentence"


def article_before_blank(item: Item, _around: Context) -> Iterator[str]:
    """An "a" or "an" before a blank, which tells the first letter."""
    if isinstance(item, Cloze) and re.search(rf"\ban? {GAP}", item.text, re.IGNORECASE):
        yield "the article tells the first letter"


def cloze_clang(item: Cloze, around: Context) -> frozenset[str]:
    """The words of the answers that the sentence says."""
    words = said(item.text.replace(GAP, " "), around.language).words
    found: frozenset[str] = frozenset()
    for blank in item.blanks:
        found |= shared_words(telling_words(blank.answer, around.language), words, around.language)
    return found


def clang_in_sentence(item: Item, around: Context) -> Iterator[str]:
    """Part of an answer that the sentence or the description says."""
    if isinstance(item, Cloze):
        found = cloze_clang(item, around)
        if found:
            yield f"the sentence says “{min(found)}”"
    if isinstance(item, Matching):
        for premise, response in item.pairs:
            words = said(premise.replace(GAP, " "), around.language).words
            shared = shared_words(telling_words(response, around.language), words, around.language)
            alike = [r for _, r in item.pairs if telling_words(r, around.language) & shared]
            if shared and len(alike) == 1:
                yield f"the description of “{response}” says “{min(shared)}”"


def set_size(item: Item, _around: Context) -> Iterator[str]:
    """Too few or too many premises, or more than a page of them."""
    if isinstance(item, Matching):
        if not 4 <= len(item.pairs) <= 10:  # noqa: PLR2004 - the rule
            yield f"{len(item.pairs)} premises"
        words = sum(word_count(premise) for premise, _ in item.pairs)
        if words > _MOST_ON_PAGE:
            yield f"{words} words do not fit one page"


def set_responses(item: Item, _around: Context) -> Iterator[str]:
    """No response to spare, or a longer column on the right."""
    if isinstance(item, Matching):
        if not item.extra_responses:
            yield "as many responses as premises: the last one is given away"
        left = sum(len(premise) for premise, _ in item.pairs)
        if sum(len(response) for _, response in item.pairs) > left:
            yield "the responses are longer than the premises"


def set_form(item: Item, around: Context) -> Iterator[str]:
    """Premises of different make in one set."""
    if isinstance(item, Matching):
        texts = [premise for premise, _ in item.pairs if GAP not in premise]
        if not one_form(texts, around.language):
            yield "the premises mix phrases and sentences"


def set_order(item: Item, _around: Context) -> Iterator[str]:
    """Premises in the order of their responses."""
    if isinstance(item, Matching) and len(item.pairs) > 1:
        responses = [response for _, response in item.pairs]
        if responses == sorted(responses, key=sort_key):
            yield "the premises stand in the order of the responses"


def list_count(item: Item, around: Context) -> Iterator[str]:
    """A prompt that asks for another number than there are points."""
    if isinstance(item, Short) and item.expects == "list":
        numbers = language_of(around.language).numbers
        said = [numbers[word.lower()] for word in tokens(item.prompt) if word.lower() in numbers]
        wrong = [number for number in said if number != len(item.items) and number > 1]
        if wrong:
            yield f"it speaks of {wrong[0]} and has {len(item.items)} points"


def printed(item: Item) -> tuple[str, ...]:
    """Every text of the item that a student sees."""
    if isinstance(item, Choice):
        return (item.stem, item.key, *item.distractors)
    if isinstance(item, Cloze):
        return (item.text,)
    if isinstance(item, Matching):
        pairs = [text for pair in item.pairs for text in pair]
        return (item.directions, *pairs, *item.extra_responses)
    return (item.prompt,)
