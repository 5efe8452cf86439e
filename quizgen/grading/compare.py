"""One answer against one printed question: the definition of right."""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.grading.attempt import reject
from quizgen.grading.lettered import Chosen, read_choice
from quizgen.grading.match import match_answer
from quizgen.grading.model import Match
from quizgen.grading.printed import Printed
from quizgen.items.model import Choice, Cloze, Item, Matching, Open, Short
from quizgen.quiz.policy import Policy
from quizgen.text.clean import clean
from quizgen.text.fold import fold

_WHY = {
    "blank": ("reject", "blank", "Nothing was chosen."),
    "illegible": ("review", "illegible", "The answer could not be read."),
    "ambiguous": (
        "review",
        "ambiguous",
        "The cell is a letter of one option and the text of another.",
    ),
    "several": ("review", "several", "More than one letter was given."),
    "unknown": (
        "review",
        "no-option",
        "This is neither a printed letter nor the text of an option.",
    ),
}


def grade_response(question: Printed, answer: str, policy: Policy | None = None) -> Match:
    """How the answer compares with what is right for that question as printed.

    Args:
        question: the question with the order, options and word bank of its form.
        answer: the text as it stands in the file.
        policy: the rules for points; the defaults where there is none.
    """
    rules = policy or Policy()
    item = question.item
    if isinstance(item, Choice | Matching):
        return _lettered(question, answer)
    if isinstance(item, Open):
        if not clean(answer).strip("-–— "):
            return reject("blank", "Nothing was written.")
        steps = ("Only a person can mark this question.",)
        return Match("review", 0.0, 0.0, "by-hand", steps=steps)
    if set(clean(answer)) == {"?"}:
        return Match("review", 0.0, 0.0, "illegible", steps=(_WHY["illegible"][2],))
    if isinstance(item, Cloze) and question.word_bank:
        return _from_bank(question, answer, rules)
    return _written(question, item, answer, rules)


def grade_pairs(pairs: Iterable[tuple[Printed, str]], policy: Policy | None = None) -> list[Match]:
    """A match for each pair; equal pairs are compared once."""
    known: dict[tuple[int, str], Match] = {}
    found: list[Match] = []
    # The pairs are held while ids are compared, so that no id is used twice.
    held = list(pairs)
    for question, answer in held:
        at = (id(question), answer)
        if at not in known:
            known[at] = grade_response(question, answer, policy)
        found.append(known[at])
    return found


def option_in(question: Printed, answer: str) -> int | None:
    """The index of the option that the answer names for certain."""
    if isinstance(question.item, Choice | Matching):
        return read_choice(answer, question).option
    return None


def _lettered(question: Printed, answer: str) -> Match:
    chosen = read_choice(answer, question)
    if chosen.option is None:
        return _undecided(chosen, question)
    text = question.options[chosen.option]
    if chosen.option == question.right:
        return Match("accept", 1.0, 1.0, "choice", text, steps=(f"“{text}” is the key.",))
    steps = (f"“{text}” was chosen, the key is “{question.answer}”.",)
    return Match("reject", 0.0, 0.0, "wrong-choice", "", text, steps)


def _undecided(chosen: Chosen, question: Printed) -> Match:
    decision, reason, step = _WHY[chosen.why]
    named = ", ".join(f"“{question.options[index]}”" for index in chosen.others)
    steps = (step, f"It may mean {named}.") if named else (step,)
    if decision == "review":
        return Match("review", 0.0, 0.0, reason, steps=steps)
    return Match("reject", 0.0, 0.0, reason, steps=steps)


def _from_bank(question: Printed, answer: str, policy: Policy) -> Match:
    """A word of the bank by its letter or as it is; anything else as a written answer."""
    chosen = read_choice(answer, question)
    if chosen.option is not None:
        return _written(question, question.item, question.word_bank[chosen.option], policy)
    if chosen.why in {"ambiguous", "several"}:
        return _undecided(chosen, question)
    return _written(question, question.item, answer, policy)


def _written(question: Printed, item: Item, answer: str, policy: Policy) -> Match:
    expects = item.expects if isinstance(item, Short) else "term"
    if expects != "term" and fold(answer) in {fold(one) for one in item.reject}:
        return reject("never", "This answer was once ruled wrong for good.")
    return match_answer(
        answer,
        question.accepted,
        rivals=question.rivals,
        near=item.near,
        expects=expects,
        question=question.prompt,
        policy=policy,
        match=item.match,
        never=item.reject,
        language=question.language,
    )
