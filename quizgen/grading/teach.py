"""What rulings taught, carried into the glossary; and what the glossary learned since.

A ruling with `teach` = `alias` makes the answer another name of the entry; `never`
makes it an answer that is not accepted again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.edit import change_entry
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.store import load
from quizgen.grading.model import Ruling
from quizgen.items.model import Cloze, Item, Short
from quizgen.quiz.find import question_key
from quizgen.quiz.model import Quiz
from quizgen.text.clean import clean
from quizgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class Lesson:
    """One answer that the glossary is to remember for an entry."""

    entry: str
    answer: str
    teach: str
    place: Place


def lessons_of(rulings: Sequence[Ruling], quiz: Quiz) -> tuple[list[Lesson], list[Problem]]:
    """What the rulings teach, and the rulings that teach nothing that an entry could keep.

    Args:
        rulings: as `parse_rulings` gives them.
        quiz: the record that the rulings speak of.
    """
    found: list[Lesson] = []
    problems: list[Problem] = []
    for ruling in rulings:
        if not ruling.teach:
            continue
        place = Place(ruling.source, ruling.line or None)
        entry = _entry_named_by(ruling, quiz)
        if entry:
            found.append(Lesson(entry, clean(ruling.answer), ruling.teach, place))
        else:
            problems.append(_not_teachable(ruling, place))
    return found, problems


def teach(
    text: str, name: str, lessons: Sequence[Lesson]
) -> tuple[str, list[Lesson], list[Problem]]:
    """The glossary's text with the lessons in it, those that changed it, and what was odd.

    Every byte but the changed keys stays.  An answer that is the name of another entry
    is not made an alias.

    Args:
        text: the glossary file.
        name: its name, for messages.
        lessons: what to remember.
    """
    learned: list[Lesson] = []
    problems: list[Problem] = []
    for lesson in lessons:
        glossary = load(text, name)
        entry = next((one for one in glossary.entries if one.id == lesson.entry), None)
        trouble = _why_not(lesson, entry, glossary)
        if entry is None or trouble:
            problems.append(Problem(Severity.WARNING, "teach", lesson.place, trouble))
            continue
        new = _with_lesson(entry, lesson, glossary.language)
        if new != entry:
            text = change_entry(text, entry, new)
            learned.append(lesson)
    return text, learned, problems


def newer_aliases(quiz: Quiz, glossary: Glossary) -> list[Ruling]:
    """The names that the glossary has and the quiz does not yet accept, as rulings.

    They become visible rows: each is an `accept` by `glossary`, to be seen in
    grades.json like a ruling that a person wrote.
    """
    entries = {entry.id: entry for entry in glossary.entries}
    found: list[Ruling] = []
    for item_id, item in quiz.items.items():
        for key, entry_id, accepted in _term_answers(item_id, item):
            entry = entries.get(entry_id)
            if entry is None or not _asks_for(entry, accepted, glossary.language):
                continue
            known = {fold(one, glossary.language) for one in accepted}
            found += [
                Ruling(key, alias, "accept", by="glossary", note="an alias newer than the quiz")
                for alias in entry.names
                if fold(alias, glossary.language) not in known
            ]
    return found


def _entry_named_by(ruling: Ruling, quiz: Quiz) -> str:
    """The entry whose name the ruled question asks for, or ""."""
    for item_id, item in quiz.items.items():
        for key, entry, _ in _term_answers(item_id, item):
            if key == ruling.question:
                return entry
    return ""


def _term_answers(item_id: str, item: Item) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Question key, entry and accepted names of every answer of the item that is a name."""
    if isinstance(item, Short) and item.expects == "term" and item.entry:
        yield item_id, item.entry, (item.answer, *item.accept)
    elif isinstance(item, Cloze) and item.entry:
        for part, blank in enumerate(item.blanks):
            key = question_key(item_id, part)
            yield key, item.entry, (blank.answer, *blank.accept)


def _asks_for(entry: Entry, accepted: Sequence[str], language: str) -> bool:
    names = {fold(name, language) for name in entry.names}
    return any(fold(one, language) in names for one in accepted)


def _with_lesson(entry: Entry, lesson: Lesson, language: str) -> Entry:
    field = "aliases" if lesson.teach == "alias" else "never_accept"
    kept: tuple[str, ...] = getattr(entry, field)
    known = entry.names if field == "aliases" else kept
    if fold(lesson.answer, language) in {fold(one, language) for one in known}:
        return entry
    values: Mapping[str, tuple[str, ...]] = {field: (*kept, lesson.answer)}
    return replace(entry, **values)  # type: ignore[arg-type]


def _why_not(lesson: Lesson, entry: Entry | None, glossary: Glossary) -> str:
    if entry is None:
        return f"the glossary has no entry “{lesson.entry}”"
    wanted = fold(lesson.answer, glossary.language)
    if not wanted:
        return f"“{lesson.answer}” holds no word, so there is nothing to teach"
    for other in glossary.entries:
        names = {fold(name, glossary.language) for name in other.names}
        if lesson.teach == "alias" and other.id != entry.id and wanted in names:
            return f"“{lesson.answer}” is a name of “{other.term}”; it was not made an alias"
    return ""


def _not_teachable(ruling: Ruling, place: Place) -> Problem:
    return Problem(
        Severity.WARNING,
        "teach",
        place,
        f"“{ruling.answer[:60]}” answers a question that does not ask for a term; not taught",
        "clear its `teach` cell",
    )
