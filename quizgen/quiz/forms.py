"""Forms A, B, C …: other orders of the same questions that no neighbour can copy.

The order of an item's options comes from its own random stream and is left alone:
forced balance could be exploited.  Only the order of the questions within their
sections is chosen: of 200 seeded tries the one that shares the fewest equal
(number, letter) pairs with the forms before it.

The responses of a matching set are alphabetical and its premises print in one order,
so that its letters are the same on every form: a set is looked up quickly, and is
told apart only by where it stands.  Over six forms of 40 choice questions the mean
share of equal pairs is about .17; with a single set of five beside ten of choice it is
about .43.  A course whose students sit close asks for several short sets, or for none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizgen.chance import Stream
from quizgen.items.model import Choice, Item, Matching, answers_in
from quizgen.quiz.model import Form, FormSection, Question, Section
from quizgen.text.sort_key import sort_key

TRIES = 200
_FINALISTS = 10
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Filled:
    """A section with the items chosen for it and the points of each of their numbers."""

    section: Section
    items: tuple[Item, ...]
    points: tuple[Decimal, ...]
    word_bank: tuple[str, ...] = ()


def make_forms(sections: Sequence[Filled], *, seed: str, count: int, language: str) -> list[Form]:
    """So many forms of the quiz, each arranged to differ from those before it."""
    forms: list[Form] = []
    marks: list[dict[int, str]] = []
    crowd: Counter[tuple[int, str]] = Counter()
    for index in range(count):
        orders = {
            item.id: option_order(item, seed=seed, form=index, language=language)
            for section in sections
            for item in section.items
        }
        best = _best_arrangement(sections, orders, marks, crowd, (seed, index))
        forms.append(_form(form_code(index), sections, orders, best))
        marks.append(_letters(best, orders))
        crowd.update(marks[-1].items())
    return forms


def form_code(index: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 ….

    >>> form_code(0), form_code(25), form_code(26), form_code(701), form_code(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    code = ""
    rest = index + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        code = chr(ord("A") + letter) + code
    return code


def option_order(item: Item, *, seed: str, form: int, language: str) -> tuple[int, ...]:
    """The printed order of an item's options on a form; responses are alphabetical.

    The order depends on seed, form and item id alone, so no other item moves it.
    """
    if isinstance(item, Choice):
        size = 1 + len(item.distractors)
        return tuple(Stream(seed, "form", form, item.id).shuffled(range(size)))
    if isinstance(item, Matching):
        texts = [*(response for _, response in item.pairs), *item.extra_responses]
        return tuple(sorted(range(len(texts)), key=lambda n: sort_key(texts[n], language)))
    return ()


Arrangement = list[list[Item]]


def _best_arrangement(
    sections: Sequence[Filled],
    orders: dict[str, tuple[int, ...]],
    marks: Sequence[dict[int, str]],
    crowd: Counter[tuple[int, str]],
    names: tuple[str, int],
) -> Arrangement:
    """Of the tries, the one whose letters stand least often where others have them.

    The sum over all forms before selects ten; of these the least equal to any single
    form is taken.
    """
    if not marks:
        return _first_arrangement(sections, names)
    tries = []
    for number, arrangement in enumerate(_arrangements(sections, names)):
        letters = _letters(arrangement, orders)
        tries.append((sum(crowd[pair] for pair in letters.items()), number, arrangement, letters))
    tries.sort(key=lambda one: one[:2])
    best = min(
        tries[:_FINALISTS],
        key=lambda one: (_most_equal(one[3], marks), one[0], one[1]),
    )
    return best[2]


def _first_arrangement(sections: Sequence[Filled], names: tuple[str, int]) -> Arrangement:
    """The first form's order: by a key of each item alone, so that additions move nothing."""
    seed, _ = names
    return [
        sorted(section.items, key=lambda item: (Stream(seed, "place", item.id).fraction(), item.id))
        for section in sections
    ]


def _arrangements(sections: Sequence[Filled], names: tuple[str, int]) -> Iterator[Arrangement]:
    seed, index = names
    for number in range(TRIES):
        stream = Stream(seed, "form", index, "order", number)
        yield [stream.shuffled(section.items) for section in sections]


def _letters(arrangement: Arrangement, orders: dict[str, tuple[int, ...]]) -> dict[int, str]:
    """The letter that is right at each number that has letters."""
    found: dict[int, str] = {}
    number = 1
    for items in arrangement:
        for item in items:
            order = orders[item.id]
            if order:
                for part in range(answers_in(item)):
                    found[number + part] = form_code(order.index(part))
            number += answers_in(item)
    return found


def _most_equal(letters: dict[int, str], marks: Sequence[dict[int, str]]) -> int:
    return max(sum(form.get(number) == mark for number, mark in letters.items()) for form in marks)


def _form(
    code: str,
    sections: Sequence[Filled],
    orders: dict[str, tuple[int, ...]],
    arrangement: Arrangement,
) -> Form:
    questions: list[Question] = []
    heads: list[FormSection] = []
    number = 1
    for filled, items in zip(sections, arrangement, strict=True):
        points = {item.id: each for item, each in zip(filled.items, filled.points, strict=True)}
        first = number
        for item in items:
            numbers = tuple(range(number, number + answers_in(item)))
            questions.append(Question(numbers, item.id, points[item.id], orders[item.id]))
            number += len(numbers)
        section = filled.section
        heads.append(
            FormSection(
                section.title, section.directions, tuple(range(first, number)), filled.word_bank
            )
        )
    return Form(code, tuple(questions), tuple(heads))
