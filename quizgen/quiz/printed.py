"""What students see of a quiz, and the fingerprint over it.

Keys, accepted answers, item ids, points and the seed have no place in it: two quizzes
that differ only in which option is right look the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from quizgen.items.model import Choice, Cloze, Item, Matching
from quizgen.quiz.model import Form, Question, Quiz

_DIGITS = 8


def fingerprint(quiz: Quiz) -> str:
    """The first 8 hex digits of SHA-256 over the canonical JSON of what students see.

    Canonical: sorted keys, no spaces, UTF-8.
    """
    text = json.dumps(
        printed_plain(quiz), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def printed_plain(quiz: Quiz) -> dict[str, Any]:
    """What students see, as plain data: the id, and the texts of each form in printed order."""
    return {"id": quiz.id, "forms": [_form(form, quiz.items) for form in quiz.forms]}


def printed_options(item: Item, order: Sequence[int]) -> tuple[str, ...]:
    """The options or responses of an item in printed order."""
    texts = options_of(item)
    return tuple(texts[at] for at in order) if order else texts


def printed_prompts(item: Item, question: Question) -> tuple[str, ...]:
    """The prompts of an item in printed order; the premises of a set print by number."""
    prompts = prompts_of(item)
    return tuple(prompts[part] for part in question.parts) if len(prompts) > 1 else prompts


def _printed_numbers(item: Item, question: Question) -> tuple[int, ...]:
    """The numbers in the order in which they stand on the paper."""
    return tuple(sorted(question.numbers)) if isinstance(item, Matching) else question.numbers


def options_of(item: Item) -> tuple[str, ...]:
    """What `order` points into: `[key, *distractors]`, or the responses and then the extras."""
    if isinstance(item, Choice):
        return (item.key, *item.distractors)
    if isinstance(item, Matching):
        return (*(response for _, response in item.pairs), *item.extra_responses)
    return ()


def prompts_of(item: Item) -> tuple[str, ...]:
    """The stem, text, prompt or premises of an item, premises in the order of their pairs."""
    if isinstance(item, Choice):
        return (item.stem,)
    if isinstance(item, Matching):
        return tuple(premise for premise, _ in item.pairs)
    return (item.text,) if isinstance(item, Cloze) else (item.prompt,)


def _form(form: Form, items: Mapping[str, Item]) -> dict[str, Any]:
    return {
        "code": form.code,
        "questions": [_question(question, items[question.item]) for question in form.questions],
        "sections": [
            {
                "title": section.title,
                "directions": section.directions,
                "numbers": list(section.numbers),
                "word_bank": list(section.word_bank),
            }
            for section in form.sections
        ],
    }


def _question(question: Question, item: Item) -> dict[str, Any]:
    return {
        "numbers": list(_printed_numbers(item, question)),
        "prompts": list(printed_prompts(item, question)),
        "options": list(printed_options(item, question.order)),
        "directions": item.directions if isinstance(item, Matching) else "",
    }
