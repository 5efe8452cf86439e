"""Which questions to look at, in plain language, with a line to paste where there is one.

A flag is a reason to look, never a verdict: nothing is changed or removed.  In a class
below `SMALL` students only what needs no statistics is said (a key that the best do
not choose, a text that many wrote), because the rest would be noise.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.model import Graded
from quizgen.reports.compare import LIKELY
from quizgen.reports.describe import PAIR
from quizgen.reports.model import Analysis, Figure, ItemAnalysis, OptionAnalysis, Wording
from quizgen.reports.remarks import SMALL, decimals, percent
from quizgen.tables.csv import csv_line
from quizgen.text.slug import slug

HARD, EASY = 0.2, 0.95
NEGATIVE, WEAK = -0.1, 0.2
CONFUSED = frozenset({"other-term", "near-term", "opposite"})
# Reasons to reject that leave nothing to ask about.
_SETTLED = frozenset({"ruling", "like-ruling", "never", "dont-know"})
UNLIKELY = 0.05
CLEARLY = 0.5
_NAMED = ("short-term:", "cloze:")  # items whose answer is the name of an entry
FEW = 3  # fewer students than this show no pattern
_LONGEST_NAME = 6  # words; a longer option is a definition, not the name of an entry

Letters = Mapping[tuple[str, int | None], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a question deserves a look, what could be done, and the line that does it."""

    key: str
    code: str
    text: str
    paste: str = ""
    into: str = ""


def find_flags(graded: Graded, analysis: Analysis) -> tuple[Flag, ...]:
    """The flags of all questions, in the order of the questions."""
    letters = _letters(graded)
    entries = _entries(graded)
    return tuple(
        flag
        for item in analysis.items
        if item.n
        for flag in _flags(item, letters, entries, len(analysis.items))
    )


def _flags(
    item: ItemAnalysis, letters: Letters, entries: Mapping[str, str], questions: int
) -> Iterator[Flag]:
    yield from _key_flags(item, letters)
    yield from _rejected_flags(item)
    if item.n >= SMALL:
        yield from _figure_flags(item)
        yield from _unused_flags(item, entries)
        yield from _blank_flags(item)
        yield from _form_flags(item, questions)


def _key_flags(item: ItemAnalysis, letters: Letters) -> Iterator[Flag]:
    """A wrong option that more of the upper third chose than the key."""
    key = right_option(item)
    if key is None:
        return
    rival = max(item.options, key=lambda one: one.upper)
    if rival is key or rival.upper < FEW or rival.upper <= key.upper:
        return
    if (rival.discrimination.value or 0.0) <= (key.discrimination.value or 0.0):
        return
    place, letter = letters.get((item.key, item.options.index(rival)), ("", ""))
    text = (
        f"most strong students chose “{rival.text}” ({rival.upper} of the top third; "
        f"{key.upper} chose the key “{key.text}”): check the key"
    )
    paste = csv_line([place, "", f"also={letter}", "", "", "", ""]).strip() if letter else ""
    into = f"rulings.csv, if both are right (only={letter} if the key is wrong)"
    yield Flag(item.key, "key", text, paste, into if paste else "")


def right_option(item: ItemAnalysis) -> OptionAnalysis | None:
    """The option that is the key; None where the question has no options."""
    return next((one for one in item.options if one.text == item.answer), None)


def _rejected_flags(item: ItemAnalysis) -> Iterator[Flag]:
    """The two commonest rejected texts that at least three students and a tenth wrote."""
    common = [
        one
        for one in item.rejected
        if one.n >= FEW and 10 * one.n >= item.n and one.reason not in _SETTLED
    ]
    for wording in common[:2]:
        yield _rejected_flag(item, wording)


def _rejected_flag(item: ItemAnalysis, wording: Wording) -> Flag:
    written = f"{wording.n} students wrote “{wording.text}”"
    if wording.reason in CONFUSED:
        return Flag(
            item.key, "confused", f"{written}, which is another term: worth a word in class"
        )
    teach = "alias" if item.item.startswith(_NAMED) else ""
    paste = csv_line([item.key, wording.text, "accept", teach, "", "", ""]).strip()
    text = f"{written}, which was not accepted: is it wrong?"
    return Flag(item.key, "rejected", text, paste, "rulings.csv, if it is right")


def _figure_flags(item: ItemAnalysis) -> Iterator[Flag]:
    r, highest, won = (
        item.discrimination.value,
        item.discrimination_ci95.high,
        item.difficulty.value,
    )
    if won is not None and won < HARD:
        few = f"only {percent(won)} of the points were won" if won > 0 else "nobody won a point"
        text = f"{few}: was it taught, and is the key right?"
        yield Flag(item.key, "hard", text)
    if won is not None and won > EASY:
        most = f"{percent(won)} of the points were won" if won < 1 else "everybody had it right"
        text = f"{most}: it does not tell students apart"
        yield Flag(item.key, "easy", text)
    if r is not None and r < NEGATIVE:
        yield Flag(
            item.key,
            "negative",
            "those who did well elsewhere did worse here (discrimination "
            f"{decimals(item.discrimination)}): read the wording and the key again",
        )
    elif highest is not None and highest < WEAK:
        yield Flag(
            item.key,
            "weak",
            "it hardly goes with the rest of the quiz (discrimination "
            f"{decimals(item.discrimination)}, at most {decimals(Figure(highest))})",
        )


def _unused_flags(item: ItemAnalysis, entries: Mapping[str, str]) -> Iterator[Flag]:
    """Options of a choice item that nobody chose, where chance alone would rarely do that.

    With w wrong choices over d wrong options, one stays empty with probability
    (1 - 1/d)^w if all are equally tempting.
    """
    wrong = [one for one in item.options if one.text != item.answer]
    unused = [one.text for one in wrong if not one.n]
    chosen = sum(one.n for one in wrong)
    if item.kind != "choice" or not unused or (1 - 1 / len(wrong)) ** chosen > UNLIKELY:
        return
    names = " or ".join(f"“{text}”" for text in unused)
    text = f"nobody chose {names}: find a more tempting wrong option"
    own = item.item.partition(":")[2]
    ids = [entry for entry in (_entry(text, entries) for text in unused) if entry]
    if not own or not ids:
        yield Flag(item.key, "unused", text)
        return
    listed = ", ".join(f'"{entry}"' for entry in ids)
    those = "it is" if len(unused) == 1 else "they are"
    place = f"the glossary's entry {own}, so that {those} not offered again"
    yield Flag(item.key, "unused", text, f"never_with = [{listed}]", place)


def _entry(option: str, entries: Mapping[str, str]) -> str:
    """The id of the entry an option names, as far as the quiz tells; "" for definitions."""
    known = entries.get(option, "")
    return known or (slug(option) if len(option.split()) <= _LONGEST_NAME else "")


def _blank_flags(item: ItemAnalysis) -> Iterator[Flag]:
    """That a fifth of the class left it out; not reaching it is told once for all."""
    if item.omitted >= FEW and 5 * item.omitted >= item.n:
        text = f"{item.omitted} of {item.n} students left it out: is it clear what is asked?"
        yield Flag(item.key, "omitted", text)


def _form_flags(item: ItemAnalysis, questions: int) -> Iterator[Flag]:
    """A question that is harder on one form, allowing for how many questions are looked at.

    The limit is divided by the number of questions (Bonferroni).  Where everybody on
    each form did alike there is no p, and forms that differ by half of the points are told.
    """
    shares = [one.mean.value or 0.0 for one in item.forms.forms]
    if len(shares) < PAIR:
        return
    p, apart = item.forms.p.value, max(shares) - min(shares)
    if apart >= CLEARLY if p is None else p < LIKELY / questions:
        each = ", ".join(f"{one.code} {percent(one.mean)}" for one in item.forms.forms)
        yield Flag(
            item.key, "form", f"the forms differ (won on {each}): compare how it is printed on them"
        )


def _letters(graded: Graded) -> Letters:
    """Per question and option a place such as C17 and the letter that students wrote there."""
    found: dict[tuple[str, int | None], tuple[str, str]] = {}
    for grade in graded.grades:
        for mark in grade.marks:
            letter = mark.response.strip().upper()
            if mark.option is not None and len(letter) == 1 and letter in string.ascii_uppercase:
                found.setdefault((mark.key, mark.option), (f"{grade.form}{mark.number}", letter))
    return found


def _entries(graded: Graded) -> dict[str, str]:
    """The entry id behind an answer, as far as the quiz's own questions tell."""
    return {
        one.answer: one.item.partition(":")[2]
        for one in graded.questions
        if one.kind in {"choice", "short"} and ":" in one.item
    }


def flags_by_key(flags: Sequence[Flag]) -> dict[str, list[Flag]]:
    """The flags under the key of their question, in order."""
    grouped: dict[str, list[Flag]] = {}
    for flag in flags:
        grouped.setdefault(flag.key, []).append(flag)
    return grouped
