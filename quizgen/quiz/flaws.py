"""Flaws of a whole quiz: what no item shows by itself.

The rules are those of Haladyna, Downing & Rodriguez, "A review of multiple-choice
item-writing guidelines for classroom assessment" (2002): independent items, keys that
no pattern betrays, no distractor worn out.  What assembling rules out is checked
all the same, for quizzes that people edited and for own items.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, groupby

from quizgen.errors import Place, Problem, Severity, sort_problems
from quizgen.glossary.model import Glossary
from quizgen.items.model import Choice
from quizgen.quiz.candidates import entries_of, names_of
from quizgen.quiz.clues import Clue, clue_between, facts_of
from quizgen.quiz.draft import MOST_USES
from quizgen.quiz.find import runs_on_forms
from quizgen.quiz.forms import form_code
from quizgen.quiz.model import Form, Quiz
from quizgen.quiz.printed import options_of, prompts_of
from quizgen.text.fold import fold
from quizgen.text.tokens import tokens

_FORM = re.compile(r"(form \w+): ")
# What another seed may mend: letters fall otherwise.
_OF_THE_SEED = frozenset({"key-runs", "key-position"})
_LONGEST_RUN = 4
_LEAST_CHOICES = 8
_MOST_SHARE = 0.5


def quiz_flaws(quiz: Quiz, glossary: Glossary) -> list[Problem]:
    """The flaws of the quiz as a set of questions, each naming the questions by number."""
    return sort_problems(
        _problem(quiz, check, message)
        for check, (_, find) in QUIZ_FLAWS.items()
        for message in find(quiz, glossary)
    )


def _problem(quiz: Quiz, check: str, message: str) -> Problem:
    """The flaw, at its form where it is one of a form only."""
    hint = f"--seed {shlex.quote(f'{quiz.seed}-2')}" if check in _OF_THE_SEED and quiz.seed else ""
    found = _FORM.match(message)
    place = Place(f"{quiz.id}, {found[1]}" if found else quiz.id)
    return Problem(QUIZ_FLAWS[check][0], check, place, message[found.end() if found else 0 :], hint)


def spelling_doubts(quiz: Quiz, problems: Sequence[Problem]) -> list[Problem]:
    """The open spelling doubts of a glossary that the quiz prints, by form and number.

    Args:
        quiz: the quiz.
        problems: the findings of `check` on its glossary; those with a wrong word count.
    """
    printed = {
        item_id: {
            word.casefold()
            for text in (*prompts_of(item), *options_of(item))
            for word in tokens(text)
        }
        for item_id, item in quiz.items.items()
    }
    found = []
    for problem in problems:
        wrong = problem.wrong.casefold()
        names = [_name(quiz, item_id) for item_id, words in printed.items() if wrong in words]
        if wrong and names:
            meant = f"; did you mean “{problem.correct}”?" if problem.correct else ""
            message = f"{', '.join(names)} prints “{problem.wrong}”{meant}"
            found.append(Problem(Severity.WARNING, problem.check, problem.place, message))
    return sort_problems(found)


def _gives_away(quiz: Quiz, glossary: Glossary) -> Iterator[str]:
    names = names_of(glossary)
    facts = {key: facts_of(item, names, quiz.language) for key, item in quiz.items.items()}
    for one, other in combinations(facts, 2):
        if clue_between(facts[one], facts[other]) is Clue.GIVES_AWAY:
            yield f"{_name(quiz, one)} and {_name(quiz, other)}: one gives the other away"


def _asked_twice(quiz: Quiz, glossary: Glossary) -> Iterator[str]:
    terms = {entry.id: entry.term for entry in glossary.entries}
    for entry, items in _items_by(quiz, {key: entries_of(one) for key, one in quiz.items.items()}):
        yield f"{items} all ask about “{terms.get(entry, entry)}”"


def _overused(quiz: Quiz, _: Glossary) -> Iterator[str]:
    wrong = {
        key: tuple(dict.fromkeys(fold(text) for text in item.distractors))
        for key, item in quiz.items.items()
        if isinstance(item, Choice)
    }
    for text, items in _items_by(quiz, wrong, MOST_USES):
        yield f"{items} all have the wrong option “{text}”"


def _key_runs(quiz: Quiz, _: Glossary) -> Iterator[str]:
    for form in quiz.forms:
        for letter, run in groupby(_right_letters(form, quiz)):
            length = len(list(run))
            if length > _LONGEST_RUN:
                yield f"form {form.code}: {letter} is right {length} times in a row"


def _key_position(quiz: Quiz, _: Glossary) -> Iterator[str]:
    for form in quiz.forms:
        letters = _right_letters(form, quiz)
        for letter, times in sorted(Counter(letters).items()):
            if len(letters) >= _LEAST_CHOICES and times > _MOST_SHARE * len(letters):
                yield f"form {form.code}: {letter} is right in {times} of {len(letters)} questions"


def _key_longest(quiz: Quiz, _: Glossary) -> Iterator[str]:
    choices = [item for item in quiz.items.values() if isinstance(item, Choice)]
    longest = sum(
        len(item.key) > max((len(text) for text in item.distractors), default=0) for item in choices
    )
    if len(choices) >= _LEAST_CHOICES and longest > _MOST_SHARE * len(choices):
        yield f"the right option is the longest in {longest} of {len(choices)} questions"


QUIZ_FLAWS: dict[str, tuple[Severity, Callable[[Quiz, Glossary], Iterator[str]]]] = {
    "gives-away": (Severity.ERROR, _gives_away),
    "asked-twice": (Severity.ERROR, _asked_twice),
    "overused-distractor": (Severity.WARNING, _overused),
    "key-runs": (Severity.WARNING, _key_runs),
    "key-position": (Severity.WARNING, _key_position),
    "key-longest": (Severity.WARNING, _key_longest),
}


def _items_by(
    quiz: Quiz, texts: Mapping[str, Sequence[str]], most: int = 1
) -> Iterator[tuple[str, str]]:
    """The texts that more than `most` items have, with the numbers of those items."""
    found: dict[str, list[str]] = defaultdict(list)
    for item_id, own in texts.items():
        for text in own:
            found[text].append(_name(quiz, item_id))
    for text, names in found.items():
        if len(names) > most:
            yield text, ", ".join(names)


def _right_letters(form: Form, quiz: Quiz) -> list[str]:
    return [
        form_code(question.order.index(0))
        for question in form.questions
        if isinstance(quiz.items[question.item], Choice)
    ]


def _name(quiz: Quiz, item_id: str) -> str:
    """Where an item stands, such as `A17/B3`."""
    return "/".join(f"{code}{run}" for code, run in runs_on_forms(quiz, item_id).items())
