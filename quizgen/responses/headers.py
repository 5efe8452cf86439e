"""What each column of an answer file is, read from its header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from quizgen.items.model import Matching
from quizgen.quiz.model import Quiz
from quizgen.responses.places import numbers_by_key, places_on, prompt_of
from quizgen.text.fold import fold

Kind = Literal[
    "student_id", "name", "first", "form", "quiz", "question", "answer", "points", "cells", ""
]

# Earlier names are better ones: of several columns the first that is there is taken.
_IDS = (
    "student id",
    "studentid",
    "id",
    "student number",
    "student no",
    "matriculation number",
    "matriculation",
    "matrikelnummer",
    "id number",
    "student",
    "username",
    "user name",
    "user",
    "login",
    "email",
    "e mail",
    "email address",
    "e mail address",
    "candidate",
)
_OTHERS: Mapping[str, Kind] = {
    "name": "name",
    "full name": "name",
    "student name": "name",
    "surname": "name",
    "last name": "name",
    "nachname": "name",
    "family name": "name",
    "first name": "first",
    "given name": "first",
    "vorname": "first",
    "form": "form",
    "version": "form",
    "variant": "form",
    "quiz": "quiz",
    "question": "question",
    "number": "question",
    "item": "question",
    "answer": "answer",
    "response": "answer",
    "points": "points",
}
_WORD = r"(?:q|question|frage|no|nr|item)?[\s._#:-]*"
_NUMBER = re.compile(rf"{_WORD}0*(\d{{1,4}})\s*[.):]?", re.IGNORECASE)
_BLOCK = re.compile(
    rf"{_WORD}0*(\d{{1,4}})\s*(?:-|–|—|\.\.\.?|…|:|to|bis)\s*{_WORD}0*(\d{{1,4}})", re.IGNORECASE
)
_POINTS = re.compile(rf"{_WORD}0*(\d{{1,4}})[\s_]*(?:points?|pts\.?|marks?|punkte)", re.IGNORECASE)
_RESPONSE = re.compile(r"(?:response|answer|antwort)\s*0*(\d{1,4})", re.IGNORECASE)
_BESIDE_RESPONSES = re.compile(
    r"(?:question(?: id)?|frage|right answer|richtige antwort|(?:possible|earned) points"
    r"|(?:auto|manual) score)\s*\d{1,4}",
    re.IGNORECASE,
)
_FORM_NUMBER = re.compile(r"([A-Z]{1,3})[\s-]*0*(\d{1,4})")
_NUMBERING = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,4}\s*[.):]\s*", re.IGNORECASE)
_WORTH = re.compile(
    r"\s*[\[(]\s*\d+(?:[.,]\d+)?\s*(?:points?|pts|marks?)\s*[\])]\s*$", re.IGNORECASE
)
_STARRED = re.compile(r"(?<=\S)\s*\*+\s*$")
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_SHORTEST_CUT = 12
# Whose rows are counted by a web form under "Id": there the e-mail address is the student.
_WEB_FORM = frozenset({"start time", "completion time"})
_ASKING = frozenset(
    {
        *("which", "what", "is", "the", "your", "my", "do", "you", "have", "of", "on"),
        *("test", "exam", "quiz", "paper", "letter", "code"),
    }
)
_GRID = re.compile(r"^(.*\S)?\s*\[([^\[\]]+)\]\s*$", re.DOTALL)


# Past this, a header is looked up as it is: patterns take too long on it.
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one file by what they hold; an index is that of the cell.

    `numbers` are (index, question number), `keys` (index, question key), `blocks`
    (index, numbers), `points` (index, question number); `unknown` are header texts.
    """

    student_id: int | None = None
    name: int | None = None
    first_name: int | None = None
    form: int | None = None
    quiz: int | None = None
    question: int | None = None
    answer: int | None = None
    hand_points: int | None = None
    numbers: tuple[tuple[int, int], ...] = ()
    keys: tuple[tuple[int, str], ...] = ()
    blocks: tuple[tuple[int, tuple[int, ...]], ...] = ()
    points: tuple[tuple[int, int], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether each row holds one answer."""
        return self.question is not None and self.answer is not None


@dataclass(slots=True)
class _Found:
    ids: dict[int, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    numbers: list[tuple[int, int]] = field(default_factory=list)
    keys: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    points: list[tuple[int, int]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_header(cells: tuple[str, ...], quiz: Quiz, mapping: Mapping[str, str]) -> Columns:
    """What each column holds, by its header and the user's `--map`."""
    told = {fold(header): target for target, header in mapping.items()}
    texts = _question_texts(quiz)
    known = _known_keys(quiz)
    found = _Found()
    headers = _answer_headers([told.get(fold(cell), cell).strip() for cell in cells], quiz)
    for index, header in enumerate(headers):
        _place(found, index, header, known, texts)
    kinds = found.kinds
    return Columns(
        student_id=_student_column(found.ids, headers),
        name=kinds.get("name"),
        first_name=kinds.get("first"),
        form=kinds.get("form"),
        quiz=kinds.get("quiz"),
        question=kinds.get("question"),
        answer=kinds.get("answer"),
        hand_points=kinds.get("points"),
        numbers=tuple(found.numbers),
        keys=tuple(found.keys),
        blocks=tuple(found.blocks),
        points=tuple(found.points),
        unknown=tuple(found.unknown),
    )


def _student_column(ids: Mapping[int, int], headers: list[str]) -> int | None:
    """The column of the best name; a web form's count of its rows only if there is no other."""
    web = {fold(one) for one in headers} >= _WEB_FORM
    ranked = sorted(ids, key=lambda rank: (web and _IDS[rank] == "id", rank))
    return ids[ranked[0]] if ranked else None


def parse_number(text: str) -> int | None:
    """The question number in a header such as `q1`, `1` or `Question 1`.

    >>> [parse_number(t) for t in ("q1", "Q 07", "12.", "name")]
    [1, 7, 12, None]
    """
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def parse_form_number(text: str) -> tuple[str, int] | None:
    """Form and number of a question as students name it.

    >>> parse_form_number("C17"), parse_form_number("17")
    (('C', 17), None)
    """
    found = _FORM_NUMBER.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None


def _answer_headers(headers: list[str], quiz: Quiz) -> list[str]:
    """The headers; where `Response 1` stands beside `Question 1`, it is the answer.

    A learning platform's download holds the question's text and the right answer in
    columns of their own, which must not be taken for what the student wrote.  It
    counts questions, where we count answers: a matching set is one of its columns.
    """
    count = sum(_RESPONSE.fullmatch(one) is not None for one in headers)
    if not count:
        return headers
    firsts = [question.first for question in quiz.forms[0].questions] if quiz.forms else []
    firsts = firsts if count <= len(firsts) else []
    kept = ["" if _BESIDE_RESPONSES.fullmatch(one) else one for one in headers]
    return [
        f"q{_number_at(int(found[1]), firsts)}" if (found := _RESPONSE.fullmatch(one)) else one
        for one in kept
    ]


def _number_at(place: int, firsts: list[int]) -> int:
    return firsts[place - 1] if 0 < place <= len(firsts) else place


def _place(
    found: _Found, index: int, header: str, known: set[str], texts: Mapping[str, str]
) -> None:
    """Adds the column to what it is: an item's id first, since ids may be any text."""
    folded = fold(header)
    if header in known:
        found.keys.append((index, header))
    elif (points := _POINTS.fullmatch(header)) is not None:
        found.points.append((index, int(points[1])))
    elif (number := parse_number(header)) is not None:
        found.numbers.append((index, number))
    elif (block := _BLOCK.fullmatch(header)) is not None and int(block[1]) <= int(block[2]):
        found.blocks.append((index, tuple(range(int(block[1]), int(block[2]) + 1))))
    elif folded in _IDS and _IDS.index(folded) not in found.ids:
        found.ids[_IDS.index(folded)] = index
    elif folded in _OTHERS and _OTHERS[folded] not in found.kinds:
        found.kinds[_OTHERS[folded]] = index
    elif (key := _by_text(header, texts)) is not None:
        found.keys.append((index, key))
    elif _asks_for_form(folded) and "form" not in found.kinds:
        found.kinds["form"] = index
    elif header:
        found.unknown.append(header)


def _asks_for_form(header: str) -> bool:
    """Whether the header asks which form a student has, in whatever usual words."""
    words = set(header.split())
    return (
        len(words) > 1
        and len(words & {"form", "version", "variant"}) == 1
        and (words <= _ASKING | {"form", "version", "variant"})
    )


def _known_keys(quiz: Quiz) -> set[str]:
    return {key for numbers in numbers_by_key(quiz).values() for key in numbers}


def _question_texts(quiz: Quiz) -> dict[str, str]:
    """Question keys by folded text; a text that several questions share names none."""
    found: dict[str, list[str]] = {}
    for form in quiz.forms:
        for place in places_on(form).values():
            item = quiz.items[place.question.item]
            if place.part == 0 or isinstance(item, Matching):
                text = fold(prompt_of(item, place.part))
                keys = found.setdefault(text, [])
                if place.key not in keys:
                    keys.append(place.key)
    return {text: keys[0] for text, keys in found.items() if text and len(keys) == 1}


def _by_text(header: str, texts: Mapping[str, str]) -> str | None:
    """The question whose printed text the header is, as web forms name their columns."""
    if len(header) > _LONGEST:
        return texts.get(fold(header))
    bare = _WORTH.sub("", _STARRED.sub("", _NUMBERING.sub("", header)))
    for candidate in (header, bare):
        if fold(candidate) in texts:
            return texts[fold(candidate)]
    grid = _GRID.match(bare)
    return texts.get(fold(grid[2])) if grid else _by_beginning(bare, texts)


def _by_beginning(header: str, texts: Mapping[str, str]) -> str | None:
    """The one question that begins with a header which a program has cut off."""
    start = fold(_CUT_OFF.sub("", header))
    if len(start) < _SHORTEST_CUT or not _CUT_OFF.search(header):
        return None
    found = [key for text, key in texts.items() if text.startswith(start)]
    return found[0] if len(found) == 1 else None
