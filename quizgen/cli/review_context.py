"""What a person needs beside an answer to decide on it: where it stands, whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.clusters import Cluster
from quizgen.grading.model import Graded
from quizgen.grading.printed import Printed, printed_on
from quizgen.grading.ruled import has_letters
from quizgen.items.model import Cloze, Short
from quizgen.quiz.model import Quiz

# What can only be decided with the paper at hand.
_ON_PAPER = frozenset(["illegible", "two-readings", "by-hand", "several", "no-option"])
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What is shown with a cluster.

    Args:
        places: form and number of the question, such as A11, on each form, where its name
            does not say it.
        options: the printed options, each with its letter.
        writers: who wrote it and where, if a person has to see the paper.
        teachable: whether the glossary can learn from the decision.
    """

    places: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    teachable: bool = True


def contexts_of(clusters: Sequence[Cluster], quiz: Quiz, graded: Graded) -> list[Context]:
    """The context of each cluster, in their order."""
    prints = {
        f"{form.code}{number}": printed
        for form in quiz.forms
        for number, printed in printed_on(form, quiz).items()
    }
    writers = _writers(graded)
    return [_context(one, prints, writers) for one in clusters]


def _context(
    cluster: Cluster,
    prints: Mapping[str, Printed],
    writers: Mapping[tuple[str, str], Sequence[tuple[str, str]]],
) -> Context:
    key = cluster.question.key
    lettered = cluster.name in prints
    places = [cluster.name] if lettered else [at for at in prints if prints[at].key == key]
    on_paper = cluster.answers[0].match.reason in _ON_PAPER
    printed = prints[places[0]] if places else None
    told = [
        text
        for one in cluster.answers
        for at, text in writers.get((key, one.answer), ())
        if at in places
    ]
    more = [f"and {len(told) - _MOST_NAMED} more"] if len(told) > _MOST_NAMED else []
    return Context(
        () if lettered else tuple(places),
        _options(printed) if printed and has_letters(printed) else (),
        (*told[:_MOST_NAMED], *more),
        teachable=printed is not None and not on_paper and _is_teachable(printed),
    )


def _options(printed: Printed) -> tuple[str, ...]:
    texts = printed.word_bank or printed.options
    return tuple(
        f"{letter}. {texts[at]}{'   <- key' if at == printed.right else ''}"
        for letter, at in printed.letters.items()
    )


def _is_teachable(printed: Printed) -> bool:
    """Whether an answer can be a name of an entry: not a definition, list or letter."""
    item = printed.item
    if isinstance(item, Short):
        return bool(item.entry) and item.expects == "term"
    return isinstance(item, Cloze) and bool(item.entry) and not printed.word_bank


def _writers(graded: Graded) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """By question and answer, place and student of each that needs the paper."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for grade in graded.grades:
        for mark in grade.marks:
            if mark.decision == "review" and mark.reason in _ON_PAPER:
                place = f"{grade.form}{mark.number}"
                name = f" ({grade.name})" if grade.name else ""
                told = (place, f"{grade.student_id}{name} at {place}")
                found.setdefault((mark.key, mark.response), []).append(told)
    return found
