"""Why two terms may stand in one question, and why one is a wrong option of the other."""

from __future__ import annotations

from quizgen.glossary.model import Glossary
from quizgen.items.choice import choices
from quizgen.items.distractors import Field, survey, why_distractor
from quizgen.items.model import Choice
from quizgen.items.relations import explain, find_entry


def why(glossary: Glossary, a: str, b: str) -> str:
    """How the two relate, then for each what makes the other a wrong option of it.

    Raises:
        UsageError: one of them is not in the glossary.
    """
    lines = [explain(glossary, a, b)]
    field = survey(glossary)
    one, other = (find_entry(field.lex, name) for name in (a, b))
    if field.relations.apart(one, other):
        lines += [_as_option(field, one, other), _as_option(field, other, one)]
    return "\n".join(lines)


def _as_option(field: Field, key: str, other: str) -> str:
    """What speaks for the other entry as a wrong option, and where the questions have it."""
    facts = field.lex.facts
    items, left = choices(field, key)
    said = [_place(item, {facts[other].name, facts[other].option}) for item in items]
    reasons = "; ".join(why_distractor(field, key, other))
    head = f"“{facts[other].name}” as a wrong option for “{facts[key].name}”"
    if left:
        return f"{head}: never, there is no such question ({left[0].reason})."
    return f"{head}: {reasons}. {' '.join(said)}"


def _place(item: Choice, texts: set[str]) -> str:
    """Where one of the texts stands among the options of an item."""
    wanted = {text.casefold() for text in texts}
    ranked = [*item.distractors, *item.spares]
    at = next((at for at, text in enumerate(ranked) if text.casefold() in wanted), len(ranked))
    if at == len(ranked):
        return f"{item.id} does not have it among its best {len(ranked)}."
    if at < len(item.distractors):
        return f"{item.id} prints it."
    return f"{item.id} keeps it in reserve as number {at + 1} of {len(ranked)}."
