"""The block at the head of a paper: what it is, how long it takes, what the rules are."""

from __future__ import annotations

from decimal import Decimal

from quizgen.papers.labels import Labels
from quizgen.papers.layout import is_on_paper
from quizgen.papers.view import Cover
from quizgen.quiz.model import Form, Quiz


def cover_of(quiz: Quiz, form: Form, label: Labels) -> Cover:
    """What the cover of the form says, in the language of its labels."""
    paper = quiz.paper
    count = sum(len(question.numbers) for question in form.questions)
    total = sum((len(q.numbers) * q.points for q in form.questions), Decimal(0))
    facts: dict[str, str] = {
        label("date"): paper.date,
        label("duration"): "" if paper.minutes is None else label.counted("minutes", paper.minutes),
        label("questions"): str(count),
        label("marks_head"): label.number(total),
        label("materials"): paper.materials or label("no_materials"),
    }
    return Cover(
        institution=paper.institution,
        course=paper.course,
        title=quiz.title,
        facts=tuple((name, value) for name, value in facts.items() if value),
        instructions=_instructions(quiz, label),
        name_fields=paper.name_fields or (label("name"), label("student_id")),
        logo=paper.logo,
        total=label.number(total),
    )


def _instructions(quiz: Quiz, label: Labels) -> tuple[str, ...]:
    if quiz.paper.instructions:
        return tuple(line.strip() for line in quiz.paper.instructions.splitlines() if line.strip())
    negative = quiz.policy.negative
    return (
        label("rule_name"),
        _where_to_answer(quiz, label),
        label("rule_penalty", share=label.share(negative))
        if negative
        else label("rule_no_penalty"),
    )


def _where_to_answer(quiz: Quiz, label: Labels) -> str:
    if not quiz.paper.sheet:
        return label("rule_answer")
    if any(is_on_paper(item) for item in quiz.items.values()):
        return label("rule_sheet_paper", paper=label("sheet_on_paper"))
    return label("rule_sheet")
