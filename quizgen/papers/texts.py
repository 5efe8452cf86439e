"""Every text of a quiz that is printed somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.items.model import Choice, Cloze, Item, Matching, Short
from quizgen.quiz.model import Paper, Quiz


def cover_texts(quiz: Quiz) -> Iterator[str]:
    """The texts of cover and sections, in the order of the record."""
    yield from (quiz.id, quiz.title)
    yield from _paper_texts(quiz.paper)
    for form in quiz.forms:
        for section in form.sections:
            yield from (section.title, section.directions, *section.word_bank)


def item_texts(item: Item) -> Iterator[str]:
    """The texts of the item, those of its key included."""
    yield from (item.source, *item.reject)
    if isinstance(item, Choice):
        yield from (item.stem, item.key, *item.distractors, item.rationale)
    elif isinstance(item, Matching):
        yield item.directions
        yield from (text for pair in item.pairs for text in pair)
        yield from item.extra_responses
    elif isinstance(item, Cloze):
        yield item.text
        yield from (text for blank in item.blanks for text in (blank.answer, *blank.accept))
    elif isinstance(item, Short):
        yield from (item.prompt, item.answer, *item.accept, *item.items)
    else:
        yield item.prompt


def _paper_texts(paper: Paper) -> Iterator[str]:
    yield from (paper.institution, paper.course, paper.date, paper.instructions, paper.materials)
    yield from paper.name_fields
