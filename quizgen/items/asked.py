"""Questions that a source asked itself: kept word for word, with the answer it gave."""

from __future__ import annotations

from quizgen.items.answers import other_answers
from quizgen.items.distractors import Field
from quizgen.items.lexicon import Facts
from quizgen.items.model import Choice, Short
from quizgen.items.names import in_one_case, option_text
from quizgen.items.near import common
from quizgen.items.phrases import GAP
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.tokens import word_count

_LONGEST_ANSWER = 5
_LEAST = 2
_PRINTED = 3
_MOST = 8
# An answer that half of those who know nothing get right.
_COIN_TOSSES = frozenset({"yes", "no", "true", "false", "ja", "nein", "wahr", "falsch"})


def asked_choice(field: Field, one: Facts) -> Choice | str:
    """The source's own question with options, or why it cannot be used.

    Its wrong options come from the source too (GIFT, Aiken), in the order given there;
    else they are the answers to other questions of its kind.
    """
    reason = _why_not(one, field.lex.language)
    if reason:
        return reason
    key = _answer(one)
    wrong = tuple(
        dict.fromkeys(text for text in map(option_text, one.entry.wrong_options) if text != key)
    )
    if len(wrong) < _LEAST:
        wrong = other_answers(field, one)
    if len(wrong) < _LEAST:
        return "it is a question, and too few others have answers that could be right"
    key, *wrong_ones = in_one_case([key, *wrong], field.lex.language)
    wrong = tuple(wrong_ones)
    return Choice(
        id=f"choice-td:{one.id}",
        entry=one.id,
        stem=_prompt(one),
        key=key,
        distractors=wrong[:_PRINTED],
        spares=wrong[_PRINTED:_MOST],
        **common(field, one),
    )


def asked_short(field: Field, one: Facts) -> Short | str:
    """The source's own question, answered in a few words, or why it cannot be used."""
    reason = _why_not(one, field.lex.language)
    if reason:
        return reason
    answer = _answer(one)
    if word_count(answer) > _LONGEST_ANSWER or "," in answer or ";" in answer:
        return "its answer is too long to be written from memory word for word"
    others = (option_text(other.text) for other in one.entry.other_definitions)
    return Short(
        id=f"short-term:{one.id}",
        entry=one.id,
        prompt=_prompt(one),
        answer=answer,
        accept=tuple(text for text in others if word_count(text) <= _LONGEST_ANSWER),
        expects="term",
        **common(field, one),
    )


def is_asked(one: Facts) -> bool:
    """Whether the entry is a question that its source asked."""
    return one.entry.kind == "question" and one.entry.term.rstrip().endswith("?")


def _why_not(one: Facts, language: str) -> str:
    if not is_asked(one) or GAP in one.entry.term:
        return "it is a question, not a term with a definition"
    answer = fold(_answer(one), language)
    if not answer or answer.endswith("?") or one.residue:
        return "its answer says too little or holds marks of its source"
    if answer in _COIN_TOSSES:
        return "its answer is one of two"
    if f" {answer} " in f" {fold(one.entry.term, language)} ":
        return "the question gives its answer away"
    return ""


def _prompt(one: Facts) -> str:
    return clean(one.entry.term).replace(" ?", "?")


def _answer(one: Facts) -> str:
    return option_text(one.entry.definition).rstrip(".")
