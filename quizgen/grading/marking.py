"""Marks for one response after another, each distinct answer compared once.

Students repeat each other: of a million answers a few in a hundred are distinct.  So
a mark is made once per question and text, and shared by all who wrote the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice

from quizgen.errors import InputError
from quizgen.grading.compare import grade_response, option_in
from quizgen.grading.earn import ZERO, earned
from quizgen.grading.model import GradedAnswer, Mark, Match, Ruling
from quizgen.grading.printed import Printed
from quizgen.grading.ruled import (
    follow_ruling,
    has_letters,
    ruled_match,
    ruled_question,
)
from quizgen.grading.sets import spread_sets
from quizgen.grading.slots import Slot, key_order, sheets_of
from quizgen.quiz.model import Quiz
from quizgen.quiz.policy import Policy
from quizgen.responses.model import Response

# Marks remembered per question and form, and matches in all; past this, answers are
# compared again.
MOST_REMEMBERED = 100_000
_ROWS_AT_ONCE = 200

# How many answers are compared: `grade_pairs`, or what gives the same.
Comparer = Callable[[Sequence[tuple[Printed, str]], Policy], Sequence[Match]]

_REMEMBERED: Callable[[dict[str, Mark], str], Mark] = dict.get  # type: ignore[assignment]


class Marker:
    """Turns responses to one quiz into marks.

    Args:
        quiz: the record of what was printed.
        policy: the rules for points.
        rulings: the instructor's decisions.
    """

    def __init__(self, quiz: Quiz, policy: Policy, rulings: Sequence[Ruling] = ()) -> None:
        self.policy = policy
        self.sheets = sheets_of(quiz, rulings)
        self._answers: dict[tuple[str, str, int | None], list[GradedAnswer]] = {}
        self._by_hand: dict[tuple[str, int, str, Decimal], Mark] = {}
        self._matches: dict[tuple[str, str], Match] = {}

    def compare_ahead(self, responses: Iterable[Response], compare: Comparer) -> None:
        """Compares the written answers that are not ruled on, each distinct one once.

        Marking does the same as it goes along; here all of them are together, so that
        `compare` can share them out.
        """
        answers: dict[str, list[Mapping[int, str]]] = {}
        for response in responses:
            answers.setdefault(response.form, []).append(response.answers)
        pairs: dict[tuple[str, str], Printed] = {}
        for form, rows in answers.items():
            slots = self.sheets[form].slots if form in self.sheets else ()
            written = [s for s in slots if s.ruled is None and not has_letters(s.printed)]
            for slot, found in zip(written, _distinct(rows, written), strict=True):
                key = slot.printed.key
                pairs |= dict.fromkeys(((key, text) for text in sorted(found)), slot.printed)
        kept = dict(islice(pairs.items(), MOST_REMEMBERED))
        asked = [(printed, text) for (_, text), printed in kept.items()]
        self._matches.update(zip(kept, compare(asked, self.policy), strict=True))

    def marks(self, response: Response) -> tuple[Mark, ...]:
        """The marks of one response, in the order of its form.

        Raises:
            InputError: a form that the quiz does not have.
        """
        sheet = self.sheets.get(response.form)
        if sheet is None:
            raise InputError(
                f"{response.source}:{response.line}: there is no form “{response.form}”",
                next_step=f"the quiz has {', '.join(self.sheets)}",
            )
        answers = response.answers
        if sheet.sets:
            answers = spread_sets(answers, sheet.sets, sheet.premises)
        # This runs for every answer of every student, `_mark` only for new ones.
        texts = list(map(answers.get, sheet.numbers, sheet.blanks))
        found: Sequence[Mark] = list(map(_REMEMBERED, sheet.memos, texts))
        if not all(found):
            found = [
                memo.get(text) or self._mark(slot, text)
                for memo, slot, text in zip(sheet.memos, sheet.slots, texts, strict=True)
            ]
        if response.by_hand or response.unclear:
            found = [self._special(m, s, response) for m, s in zip(found, sheet.slots, strict=True)]
        if sheet.sets and not self.policy.partial_matching:
            found = _all_or_none(found, sheet.sets)
        return tuple(found)

    def answers(self) -> tuple[GradedAnswer, ...]:
        """Every distinct answer compared so far, in the order of the quiz and the text."""
        order = key_order(self.sheets)
        return tuple(
            sorted(
                chain.from_iterable(self._answers.values()),
                key=lambda one: (order[one.key], _answer_order(one)),
            )
        )

    def _mark(self, slot: Slot, text: str) -> Mark:
        match = self._match(slot, text)
        mark = self._made(slot, text, match)
        if len(slot.memo) < MOST_REMEMBERED:
            slot.memo[text] = mark
        return mark

    def _match(self, slot: Slot, text: str) -> Match:
        ruled = slot.ruled
        if ruled is None:
            return self._compare(slot.printed, text)
        question = ruled_question(slot.printed, ruled)
        found = ruled_match(text, question, ruled, slot.points)
        if found is not None:
            return found
        match = grade_response(question, text, self.policy)
        return follow_ruling(match, text, question, ruled, slot.points)

    def _compare(self, printed: Printed, text: str) -> Match:
        """The match; a written answer means the same on every form, so it is kept once."""
        if has_letters(printed):
            return grade_response(printed, text, self.policy)
        at = (printed.key, text)
        match = self._matches.get(at)
        if match is None:
            match = grade_response(printed, text, self.policy)
            if len(self._matches) < MOST_REMEMBERED:
                self._matches[at] = match
        return match

    def _made(self, slot: Slot, text: str, match: Match) -> Mark:
        printed = slot.printed
        option = option_in(printed, text)
        # One text has several matches only where forms, or rulings on them, differ.
        known = self._answers.setdefault((printed.key, text, option), [])
        if not any(match is one.match or match == one.match for one in known):
            known.append(GradedAnswer(printed.key, text, match, option))
        void = slot.ruled is not None and slot.ruled.void
        worth = slot.worth
        return Mark(
            number=slot.number,
            key=printed.key,
            response=text,
            decision=match.decision,
            points=earned(match, worth, self.policy, printed.item.kind),
            max=worth,
            reason="void" if void else match.reason,
            matched=match.matched,
            nearest_other_term=match.rival,
            option=option,
        )

    def _special(self, mark: Mark, slot: Slot, response: Response) -> Mark:
        """The mark where a person gave points, or two typists read different texts."""
        void = slot.ruled is not None and (slot.ruled.void or slot.ruled.all)
        points = response.by_hand.get(slot.number)
        if void or (points is None and slot.number not in response.unclear):
            return mark
        if points is None:
            if mark.reason == "ruling":
                return mark
            steps = ("Two typists read this answer differently.",)
            return self._made(
                slot, mark.response, Match("review", 0.0, 0.0, "two-readings", steps=steps)
            )
        at = (response.form, slot.number, mark.response, points)
        if at not in self._by_hand:
            self._by_hand[at] = self._given(slot, mark.response, points)
        return self._by_hand[at]

    def _given(self, slot: Slot, text: str, points: Decimal) -> Mark:
        share = round(float(points / slot.points), 9) if slot.points else 0.0
        steps = ("A person gave the points.",)
        decision = "accept" if points > 0 else "reject"
        match = Match("reject", 0.0, 0.0, "by-hand", steps=steps)
        if decision == "accept":
            match = Match("accept", min(share, 1.0), 1.0, "by-hand", steps=steps)
        return self._made(slot, text, match)


def _distinct(rows: Sequence[Mapping[int, str]], slots: Sequence[Slot]) -> list[set[str]]:
    """The distinct texts at each slot."""
    found: list[set[str]] = [set() for _ in slots]
    numbers, blanks = [slot.number for slot in slots], [""] * len(slots)
    # Some rows at once, so that texts are all over memory as little as may be.
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        chunk = [map(row.get, numbers, blanks) for row in rows[start : start + _ROWS_AT_ONCE]]
        for texts, column in zip(found, zip(*chunk, strict=True), strict=False):
            texts.update(column)
    return found


def _all_or_none(marks: Sequence[Mark], sets: Mapping[int, tuple[int, ...]]) -> list[Mark]:
    """The points of a matching set only where every premise of it is right."""
    by_number = {mark.number: mark for mark in marks}
    lost = {
        number
        for numbers in sets.values()
        if not all(_full(by_number[number]) for number in numbers)
        for number in numbers
    }
    return [replace(m, points=ZERO) if m.number in lost and m.points > 0 else m for m in marks]


def _full(mark: Mark) -> bool:
    return mark.points == mark.max


def _answer_order(one: GradedAnswer) -> tuple[object, ...]:
    """By text, then by all that the match says: one text can differ by form."""
    match = one.match
    return (
        one.text,
        -1 if one.option is None else one.option,
        match.reason,
        match.credit,
        match.decision,
        match.score,
        match.matched,
        match.rival,
        match.steps,
    )
