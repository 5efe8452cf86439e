"""quiz.json: a quiz to text, and text to a quiz that grading can trust."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.items.model import Item
from quizgen.items.store import item_from_plain, item_to_plain
from quizgen.plain import Plain
from quizgen.quiz.blueprint import paper_from_plain, paper_to_plain
from quizgen.quiz.model import Form, FormSection, Question, Quiz
from quizgen.quiz.policy import policy_from_plain, policy_to_plain
from quizgen.quiz.printed import fingerprint
from quizgen.quiz.verify import verify

FORMAT = "quizgen/quiz"
VERSION = 1
_CHECK = "quiz"

__all__ = ["FORMAT", "VERSION", "fingerprint", "parse_quiz", "print_quiz", "quiz_to_plain"]


def print_quiz(quiz: Quiz) -> str:
    """The text of quiz.json: sorted keys, two spaces, final newline."""
    return json.dumps(quiz_to_plain(quiz), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def quiz_to_plain(quiz: Quiz) -> dict[str, Any]:
    """The quiz as plain data (`quizgen/quiz`, version 1)."""
    found: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": quiz.id,
        "title": quiz.title,
        "seed": quiz.seed,
        "fingerprint": quiz.fingerprint or fingerprint(quiz),
        "language": quiz.language,
        "items": {key: item_to_plain(item) for key, item in quiz.items.items()},
        "forms": [_form_to_plain(form) for form in quiz.forms],
        "rivals": list(quiz.rivals),
        "policy": policy_to_plain(quiz.policy),
        "paper": paper_to_plain(quiz.paper),
        "blueprint": dict(quiz.blueprint),
        "struck": list(quiz.struck),
        "made_by": quiz.made_by,
        "glossary_digest": quiz.glossary_digest,
    }
    return found | ({"markup": quiz.markup} if quiz.markup else {})


def parse_quiz(text: str, name: str) -> tuple[Quiz, list[Problem]]:
    """The quiz in `text`, and what is odd about it but does no harm.

    Only `format`, `version`, `id`, `title`, `items` and `forms` with `code` and
    `questions` (`numbers`, `item`, `points`, `order`) are required.

    Args:
        text: the JSON.
        name: the file's name, for messages.

    Raises:
        InputError: it is not a quiz, something in it contradicts itself, or the
            fingerprint is not that of the papers it describes.
    """
    data = _load(text, name)
    problems: list[Problem] = []
    plain = Plain(data, lambda _: Place(name), problems, check=_CHECK, unknown=Severity.WARNING)
    quiz = _quiz(plain)
    plain.done()
    _refuse(problems, name)
    problems += verify(quiz, name)
    _refuse(problems, name)
    return _with_fingerprint(quiz, name, problems), problems


def _load(text: str, name: str) -> Mapping[str, Any]:
    """The JSON object in `text`, if it is one of ours."""
    try:
        data = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_unique, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise InputError(
            f"{Place(name, error.lineno)}: this is not valid JSON ({error.msg})",
            next_step="quiz.json is written by quizgen make and is not meant to be edited; "
            "take it from where the papers were archived",
        ) from error
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
        raise InputError(
            f"{name}: this is not a quiz ({said})", next_step="name the quiz.json of a quiz"
        ) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InputError(
            f"{name}: this is not a quiz", next_step="name the quiz.json that quizgen make wrote"
        )
    if data.get("version") != VERSION:
        raise InputError(
            f"{name}: this quiz has version {data.get('version')}, this program reads {VERSION}",
            next_step="use the quizgen that made it, or a newer one",
        )
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"“{twice}” stands twice in one object")
    return found


def _no_constant(word: str) -> float:
    raise ValueError(f"{word} is not a number")


def _refuse(problems: list[Problem], name: str) -> None:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise InputError(
            f"{name}: this quiz cannot be used: {errors[0].message}",
            next_step="take the quiz.json that was archived with the papers",
            problems=problems,
        )


def _with_fingerprint(quiz: Quiz, name: str, problems: list[Problem]) -> Quiz:
    actual = fingerprint(quiz)
    if not quiz.fingerprint:
        problems.append(
            Problem(
                Severity.WARNING,
                "fingerprint",
                Place(name),
                "the quiz has no fingerprint, so it cannot be compared with its papers",
                f'"fingerprint": "{actual}"',
            )
        )
        return replace(quiz, fingerprint=actual)
    if quiz.fingerprint != actual:
        raise InputError(
            f"{name}: the fingerprint is {quiz.fingerprint}, but what it prints has {actual}: "
            "the file was changed after the papers were made",
            next_step="take the quiz.json that was archived with the papers",
        )
    return quiz


def _quiz(plain: Plain) -> Quiz:
    plain.raw("format")
    plain.raw("version")
    return Quiz(
        id=plain.required("id"),
        title=plain.required("title"),
        items=_items(plain.table("items")),
        forms=tuple(_form(one) for one in plain.tables("forms")),
        seed=plain.text("seed"),
        fingerprint=plain.text("fingerprint"),
        language=plain.text("language", "en"),
        rivals=plain.texts("rivals"),
        policy=policy_from_plain(plain.table("policy")),
        paper=paper_from_plain(plain.table("paper")),
        blueprint=_mapping(plain, "blueprint"),
        struck=plain.texts("struck"),
        made_by=plain.text("made_by"),
        glossary_digest=plain.text("glossary_digest"),
        markup=plain.one_of("markup", ("", "markdown"), ""),
    )


def _mapping(plain: Plain, key: str) -> Mapping[str, Any]:
    return dict(plain.table(key).data)


def _items(plain: Plain) -> dict[str, Item]:
    found = {key: item_from_plain(key, plain.table(key)) for key in plain.data}
    return {key: item for key, item in found.items() if item is not None}


def _form(plain: Plain) -> Form:
    form = Form(
        code=plain.required("code"),
        questions=tuple(_question(one) for one in plain.tables("questions")),
        sections=tuple(_section(one) for one in plain.tables("sections")),
    )
    plain.done()
    return form


def _question(plain: Plain) -> Question:
    for key in ("numbers", "points", "order"):
        if key not in plain.data:
            plain.report(key, f"{plain.path}.{key} is missing")
    question = Question(
        numbers=plain.whole_numbers("numbers"),
        item=plain.required("item"),
        points=plain.decimal("points") or Decimal(0),
        order=plain.whole_numbers("order"),
    )
    plain.done()
    return question


def _section(plain: Plain) -> FormSection:
    section = FormSection(
        title=plain.text("title"),
        directions=plain.text("directions"),
        numbers=plain.whole_numbers("numbers"),
        word_bank=plain.texts("word_bank"),
    )
    plain.done()
    return section


def _form_to_plain(form: Form) -> dict[str, Any]:
    return {
        "code": form.code,
        "questions": [
            {
                "numbers": list(question.numbers),
                "item": question.item,
                "points": _number(question.points),
                "order": list(question.order),
            }
            for question in form.questions
        ],
        "sections": [
            {
                "title": section.title,
                "directions": section.directions,
                "numbers": list(section.numbers),
                "word_bank": list(section.word_bank),
            }
            for section in form.sections
        ],
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
