"""The two long lists of grades.json, a line for each distinct answer and mark.

Large classes have tens of thousands of them, and the standard library's encoder takes
several times as long for a small record.  So the lines are put together here; every
text and number in them is written as that encoder writes it, the keys in order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from json.encoder import encode_basestring

from quizgen.grading.model import GradedAnswer, Mark
from quizgen.grading.store_parts import number_to_plain

# A text in quotes, with what JSON needs escaped and everything else as it is.
text_to_json: Callable[[str], str] = encode_basestring


def answers_to_json(answers: Iterable[GradedAnswer]) -> Iterator[str]:
    """A record for each answer; names and what was tried are the same texts over and over."""
    repeated = _Repeated()
    for one in answers:
        match = one.match
        steps = ", ".join([repeated[step] for step in match.steps])
        yield (
            f'{{"credit": {match.credit!r}, "decision": "{match.decision}", '
            f'"key": {repeated[one.key]}, "matched": {repeated[match.matched]}, '
            f'"option": {_option(one.option)}, "reason": {repeated[match.reason]}, '
            f'"rival": {repeated[match.rival]}, "score": {match.score!r}, '
            f'"steps": [{steps}], "text": {text_to_json(one.text)}}}'
        )


def marks_to_json(marks: Iterable[Mark]) -> Iterator[str]:
    """A record for each mark."""
    numbers, repeated = _Numbers(), _Repeated()
    return (_mark_to_json(mark, numbers, repeated) for mark in marks)


def _mark_to_json(mark: Mark, numbers: _Numbers, repeated: _Repeated) -> str:
    return (
        f'{{"decision": "{mark.decision}", "key": {repeated[mark.key]}, '
        f'"matched": {repeated[mark.matched]}, "max": {numbers[mark.max]}, '
        f'"nearest_other_term": {repeated[mark.nearest_other_term]}, '
        f'"number": {mark.number}, "option": {_option(mark.option)}, '
        f'"points": {numbers[mark.points]}, "reason": {repeated[mark.reason]}, '
        f'"response": {text_to_json(mark.response)}}}'
    )


class _Repeated(dict[str, str]):
    """Texts that come again and again as JSON, each made once."""

    def __missing__(self, text: str) -> str:
        self[text] = made = text_to_json(text)
        return made


class _Numbers(dict[Decimal, str]):
    """Numbers as JSON, each made once."""

    def __missing__(self, value: Decimal) -> str:
        self[value] = made = json.dumps(number_to_plain(value))
        return made


def _option(index: int | None) -> str:
    return "null" if index is None else str(index)
