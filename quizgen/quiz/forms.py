"""Forms A, B, C …: other orders of the same questions that no neighbour can copy.

The order of an item's options comes from its own random stream and is left alone:
forced balance could be exploited.  Chosen are the order of the questions within their
sections and that of the premises within each matching set: of 200 seeded tries the one
that shares the fewest answers at equal numbers with the forms before it, (number,
letter) pairs where there are letters, (number, question) pairs elsewhere.

The responses of a matching set are alphabetical on every form, so that they are looked
up quickly.  On form A its premises print in the order of its pairs, on another form in
one drawn for that seed, form, try and item alone; never are the answers simply in the
order of the letters.  The words of a word bank are alphabetical too, print without
letters and are the same on every form; their blanks stand at other numbers.

Over six forms the mean share of equal pairs is about .18 for 40 choice questions and
.14 for ten with a set of five; over 26 forms .23 and .21.  A single set of four can be
printed in 23 ways only, so that a quiz of nothing else repeats itself on further forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
        marks.append(_answers(best, orders))
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


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The items of each section in printed order, and the premises of each matching set.

    `parts` holds the pairs of a set as they print: indexes into them, by item id.
    """

    sections: Sequence[Sequence[Item]]
    parts: Mapping[str, Sequence[int]]

    def numbers(self, item: Item, first: int) -> tuple[int, ...]:
        """The numbers of the item's answers, of which `first` prints first."""
        size = answers_in(item)
        parts = self.parts.get(item.id, range(size))
        return tuple(first + place for place in sorted(range(size), key=parts.__getitem__))


def _best_arrangement(
    sections: Sequence[Filled],
    orders: Mapping[str, tuple[int, ...]],
    marks: Sequence[dict[int, str]],
    crowd: Counter[tuple[int, str]],
    names: tuple[str, int],
) -> Arrangement:
    """Of the tries, the one whose answers stand least often where others have them.

    The sum over all forms before selects ten; of these the least equal to any single
    form is taken.
    """
    if not marks:
        return _first_arrangement(sections, orders, names)
    tries = []
    for number, arrangement in enumerate(_arrangements(sections, orders, names)):
        answers = _answers(arrangement, orders)
        tries.append((sum(crowd[pair] for pair in answers.items()), number, arrangement, answers))
    tries.sort(key=lambda one: one[:2])
    best = min(
        tries[:_FINALISTS],
        key=lambda one: (_most_equal(one[3], marks), one[0], one[1]),
    )
    return best[2]


def _first_arrangement(
    sections: Sequence[Filled], orders: Mapping[str, Sequence[int]], names: tuple[str, int]
) -> Arrangement:
    """The first form's order: by a key of each item alone, so that additions move nothing."""
    seed, _ = names
    found = [
        sorted(section.items, key=lambda item: (Stream(seed, "place", item.id).fraction(), item.id))
        for section in sections
    ]
    parts = {
        item.id: out_of_order(range(len(item.pairs)), orders[item.id]) for item in _sets(sections)
    }
    return Arrangement(found, parts)


def _sets(sections: Sequence[Filled]) -> list[Matching]:
    return [item for section in sections for item in section.items if isinstance(item, Matching)]


def _arrangements(
    sections: Sequence[Filled], orders: Mapping[str, Sequence[int]], names: tuple[str, int]
) -> Iterator[Arrangement]:
    seed, index = names
    sets = _sets(sections)
    for number in range(TRIES):
        stream = Stream(seed, "form", index, "order", number)
        found = [stream.shuffled(section.items) for section in sections]
        parts = {}
        for item in sets:
            premises = Stream(seed, "form", index, "premises", number, item.id)
            parts[item.id] = out_of_order(
                premises.shuffled(range(len(item.pairs))), orders[item.id]
            )
        yield Arrangement(found, parts)


def out_of_order(parts: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    """The pairs as they print; the last moves to the front if their letters only rise.

    >>> out_of_order([0, 1, 2], [0, 1, 2]), out_of_order([1, 0, 2], [0, 1, 2])
    ((2, 0, 1), (1, 0, 2))
    """
    found = tuple(parts)
    letters = [order.index(part) for part in found]
    return (*found[-1:], *found[:-1]) if letters == sorted(letters) else found


def _answers(arrangement: Arrangement, orders: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """What is right at each number: a letter, or else the item's own answer."""
    found: dict[int, str] = {}
    first = 1
    for items in arrangement.sections:
        for item in items:
            order = orders[item.id]
            numbers = arrangement.numbers(item, first)
            found |= {
                number: form_code(order.index(part)) if order else f"{item.id}#{part}"
                for part, number in enumerate(numbers)
            }
            first += len(numbers)
    return found


def _most_equal(answers: dict[int, str], marks: Sequence[dict[int, str]]) -> int:
    return max(sum(form.get(number) == mark for number, mark in answers.items()) for form in marks)


def _form(
    code: str,
    sections: Sequence[Filled],
    orders: Mapping[str, tuple[int, ...]],
    arrangement: Arrangement,
) -> Form:
    questions: list[Question] = []
    heads: list[FormSection] = []
    number = 1
    for filled, items in zip(sections, arrangement.sections, strict=True):
        points = {item.id: each for item, each in zip(filled.items, filled.points, strict=True)}
        first = number
        for item in items:
            numbers = arrangement.numbers(item, number)
            questions.append(Question(numbers, item.id, points[item.id], orders[item.id]))
            number += len(numbers)
        section = filled.section
        heads.append(
            FormSection(
                section.title, section.directions, tuple(range(first, number)), filled.word_bank
            )
        )
    return Form(code, tuple(questions), tuple(heads))
