"""What the checks know around an item: its language, and the glossary where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.glossary.model import Glossary
from quizgen.items.distractors import Field, survey
from quizgen.items.lexicon import Facts
from quizgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class Context:
    """The language of the items, the surveyed glossary, and its entries by printed text."""

    language: str = "en"
    field: Field | None = None
    by_text: dict[str, str] | None = None

    def facts(self, entry: str) -> Facts | None:
        """The facts of an entry, where the glossary has it."""
        return self.field.lex.facts.get(entry) if self.field else None

    def entry_of(self, option: str) -> str:
        """The entry that an option names or describes, or ""."""
        return (self.by_text or {}).get(fold(option, self.language), "")


def context(glossary: Glossary | None) -> Context:
    """The context of a glossary; without one, the checks look at the item alone."""
    return Context() if glossary is None else field_context(survey(glossary))


def field_context(field: Field) -> Context:
    """The context of a glossary that is surveyed already."""
    language = field.lex.language
    by_text: dict[str, str] = {}
    for one in field.lex.facts.values():
        for text in (*one.names, one.gist):
            by_text.setdefault(fold(text, language), one.id)
    return Context(language, field, by_text)
