"""A made-up class that answers a quiz as a real one would."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.chance import Stream
from quizgen.grading.printed import Printed, printed_on
from quizgen.grading.simulate_names import FIRST, LAST
from quizgen.grading.simulate_text import definition_like, right_term, some_of, wrong_term
from quizgen.items.model import Choice, Matching, Open, Short
from quizgen.quiz.model import Form, Quiz, Student
from quizgen.responses.template import template_rows
from quizgen.text.fold import fold

_GUESSES = 0.08
_BLANKS = 0.05


@dataclass(frozen=True, slots=True)
class _Learner:
    """One made-up student: who, on which form, and how able (0 to 1)."""

    student: Student
    ability: float


def simulate_class(quiz: Quiz, count: int, *, seed: str) -> list[list[str]]:
    """The answer template filled in by `count` made-up students, forms in turn.

    Able students are right more often, hard questions less often; there are slips
    of the pen, other terms, blanks, negations and lists with a part missing.  The
    same quiz and seed give the same rows.
    """
    learners = [_learner(quiz, number, seed) for number in range(count)]
    header, *_ = template_rows(quiz)
    columns = [int(name[1:]) for name in header[4:]]
    prints = {form.code: printed_on(form, quiz) for form in quiz.forms}
    rows = [header]
    for learner in learners:
        one = learner.student
        answers = {
            number: _answer(printed, learner, seed) for number, printed in prints[one.form].items()
        }
        rows.append(
            [
                quiz.fingerprint,
                one.student_id,
                one.name,
                one.form,
                *(answers.get(number, "") for number in columns),
            ]
        )
    return rows


def _learner(quiz: Quiz, number: int, seed: str) -> _Learner:
    stream = Stream(seed, "student", number)
    # The mean of three draws: most students in the middle, few at the ends.
    ability = (stream.fraction() + stream.fraction() + stream.fraction()) / 3
    first = FIRST[number % len(FIRST)]
    last = LAST[(number + number // len(FIRST)) % len(LAST)]
    form: Form = quiz.forms[number % len(quiz.forms)]
    student_id = f"s{1001 + 7 * number:04d}"
    return _Learner(Student(student_id, f"{first} {last}", form.code), 0.2 + 0.8 * ability)


def _answer(printed: Printed, learner: _Learner, seed: str) -> str:
    stream = Stream(seed, "answer", learner.student.student_id, printed.key)
    hardness = Stream(seed, "hardness", printed.key).fraction() * 0.5
    chance = min(0.97, max(_GUESSES, learner.ability + 0.35 - hardness))
    if isinstance(printed.item, Open):
        return ""
    if isinstance(printed.item, Choice | Matching):
        return _letter(printed, chance, stream)
    if printed.word_bank:
        return _from_bank(printed, chance, stream)
    return _written(printed, printed.item, chance, stream)


def _letter(printed: Printed, chance: float, stream: Stream) -> str:
    letters = {index: one for one, index in printed.letters.items()}
    if stream.fraction() < chance:
        right = letters[printed.right or 0]
        return right.lower() if stream.below(9) == 0 else right
    if stream.fraction() < _BLANKS * 2:
        return ""
    wrong = [one for index, one in letters.items() if index != printed.right]
    if not wrong:
        return ""
    if stream.below(60) == 0 and len(wrong) > 1:
        return "".join(wrong[:2])
    # The first distractors are the likeliest: two draws, the smaller counts.
    order = sorted(index for index in letters if index != printed.right)
    return letters[order[min(stream.below(len(order)), stream.below(len(order)))]]


def _from_bank(printed: Printed, chance: float, stream: Stream) -> str:
    right = fold(printed.answer, printed.language)
    letters = {index: one for one, index in printed.letters.items()}
    fits = [n for n, word in enumerate(printed.word_bank) if fold(word) == right]
    others = [n for n in range(len(printed.word_bank)) if n not in fits]
    if stream.fraction() < _BLANKS:
        return ""
    chosen = fits if fits and stream.fraction() < chance else (others or fits)
    index = stream.pick(chosen)
    return letters[index] if stream.below(3) else printed.word_bank[index]


def _written(printed: Printed, item: object, chance: float, stream: Stream) -> str:
    right = stream.fraction() < chance
    expects = item.expects if isinstance(item, Short) else "term"
    if expects == "list":
        share = 1.0 if right else stream.fraction() * 0.8
        return some_of(printed.accepted, share, stream)
    if expects == "definition":
        return definition_like(printed.answer, chance, stream) if stream.below(12) else ""
    if right:
        return right_term(printed.accepted, stream)
    own = {fold(name) for name in printed.accepted}
    rivals = [name for name in printed.rivals if fold(name) not in own]
    return wrong_term(printed.accepted, rivals, stream)
