"""Sentences with a gap: the term blanked at the end, or the blanks a source brought itself."""

from __future__ import annotations

import re

from quizgen.items.choice import unsuited
from quizgen.items.distractors import Field
from quizgen.items.heads import head_among
from quizgen.items.leaks import given_away, leak, leak_in
from quizgen.items.lexicon import Facts
from quizgen.items.model import Blank, Cloze, LeftOut
from quizgen.items.near import common
from quizgen.items.phrases import GAP, Phrase, is_bare, lower_first
from quizgen.items.short import other_names
from quizgen.items.stems import ask, has_frame, masked, spoken
from quizgen.text.clean import clean
from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import content_words, sentences, tokens, word_count

_CONTEXT = 6
_BLANK = re.compile(r"_{2,}")
_ARTICLE = re.compile(rf"\b(a|an)\s+(?={GAP})", re.IGNORECASE)
_LONGEST = 50
_LONG = 18


def clozes(field: Field, entry: str) -> tuple[list[Cloze], list[LeftOut]]:
    """The cloze item of one entry, at most one."""
    one = field.lex.facts[entry]
    for make in (own_cloze, sentence_cloze, defining_cloze):
        made = make(field, one)
        if isinstance(made, Cloze):
            return [made], []
        if made:
            return [], [LeftOut(entry, "cloze", made)]
    return [], [LeftOut(entry, "cloze", "no sentence of it leaves a fair gap at its end")]


def own_cloze(field: Field, one: Facts) -> Cloze | str:
    """The item of a card that is a cloze already: its blanks stay where they are."""
    if one.id in field.unusable:
        return field.unusable[one.id]
    gaps = _BLANK.findall(one.entry.term)
    if not gaps:
        return ""
    answers = one.entry.items or ((one.entry.definition,) if len(gaps) == 1 else ())
    if len(answers) != len(gaps):
        return (
            f"its answer line does not say which words fill which of its {len(gaps)} blanks; "
            'write them as items = ["…", "…"]'
        )
    text = clean(_BLANK.sub(GAP, one.entry.term)).rstrip(".") + "."
    text = text[:1].upper() + text[1:]
    return _cloze(field, one, text, [Blank(clean(answer)) for answer in answers])


def sentence_cloze(field: Field, one: Facts) -> Cloze | str:
    """The item made of a sentence that says the term near its end."""
    reason = unsuited(field, one)
    if reason:
        return reason
    language = field.lex.language
    texts = [one.entry.definition, *(other.text for other in one.entry.other_definitions)]
    for text in (sentence for whole in texts for sentence in sentences(clean(whole))):
        gapped = masked(text, one, language)
        if _fair(gapped, one, language) and _sentence_like(gapped):
            return _cloze(field, one, _ended(with_articles(gapped)), [_blank(one)])
    return ""


def defining_cloze(field: Field, one: Facts) -> Cloze | str:
    """The item made of the definition, with the term asked for at the end."""
    language = field.lex.language
    item_id = f"cloze:{one.id}"
    form = one.phrase.form
    rivals = [
        field.lex.facts[other].name
        for other in field.relations.near(one.id)
        if field.relations.between(one.id, other) == "conflict"
    ]
    if rivals:
        return f"“{rivals[0]}” would fit its blank too"
    if not has_frame(f"cloze-{form}", language):
        return "its definition does not lead up to the term in one sentence"
    if leak_in(one.told, one, language):
        return "its definition gives part of the term away"
    said = spoken(one)
    head = head_among(field, one)
    kind = _frame(one, language, headed=bool(head))
    text = ask(kind, item_id, language, text=_inner(said, language), head=head)
    if not _fair(text, one, language):
        return "its definition is too short or too long for a gap"
    return _cloze(field, one, text, [_blank(one)])


def _frame(one: Facts, language: str, *, headed: bool) -> str:
    """Which frame leads a definition up to its term without a garden path."""
    form = spoken(one).form
    if headed and form == "place" and has_frame("cloze-of-place", language):
        return "cloze-of-place"
    winding = word_count(one.gist) > _LONG or "," in one.gist or _ends_in_verb(one.gist)
    winding = winding or is_bare(one.phrase.text, language)
    long = winding and form in {"noun", "place"}
    return "cloze-long" if long and has_frame("cloze-long", language) else f"cloze-{form}"


def with_articles(text: str) -> str:
    """`text` with "a(n)" before a gap, which gives no first letter away.

    >>> with_articles("Each firm uses an ____.")
    'Each firm uses a(n) ____.'
    """
    return _ARTICLE.sub(lambda found: "A(n) " if found[1][0] == "A" else "a(n) ", text)


def _ends_in_verb(text: str) -> bool:
    """Whether "is" would follow a verb: "which machine it is"."""
    auxiliaries = language_of("en").forms["auxiliaries"]
    return any(word.lower() in auxiliaries for word in tokens(text)[-1:])


def _inner(said: Phrase, language: str) -> str:
    return said.text if said.form != "sentence" else lower_first(said.text, language)


def _fair(text: str, one: Facts, language: str) -> bool:
    """One gap, late in the sentence, enough context, nothing given away."""
    if text.count(GAP) != 1:
        return False
    rest = text.replace(GAP, " ")
    words = tokens(text.split(GAP, maxsplit=1)[0])
    return (
        len(content_words(rest, language)) >= _CONTEXT
        and word_count(rest) <= _LONGEST
        and len(words) * 2 >= word_count(rest)
        and not leak(rest, one, language)
        and not given_away(rest, one, language)
    )


def _sentence_like(text: str) -> bool:
    """Whether a gapped text reads as a sentence: it starts with a capital and has a verb."""
    rules = language_of("en")
    words = [word.lower() for word in tokens(text)]
    return text[:1].isupper() and any(word in rules.forms["auxiliaries"] for word in words)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(' ;:,')}."


def _blank(one: Facts) -> Blank:
    """The gap's answer, its other names, and the singular or plural of the printed one."""
    words = one.name.split()
    single = " ".join([*words[:-1], singular(words[-1])])
    forms = [name for name in other_names(one) if name.casefold() != one.name.casefold()]
    if single != one.name and single not in forms:
        forms.append(single)
    return Blank(one.name, tuple(forms))


def _cloze(field: Field, one: Facts, text: str, blanks: list[Blank]) -> Cloze:
    return Cloze(
        id=f"cloze:{one.id}",
        entry=one.id,
        text=text,
        blanks=tuple(blanks),
        **common(field, one),
    )
