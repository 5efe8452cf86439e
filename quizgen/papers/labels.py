"""What papers print around the questions, in the paper's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quizgen.text.languages import language_of
from quizgen.text.percent import percentage


@dataclass(frozen=True, slots=True)
class Labels:
    """The phrases of one language; one that it lacks is printed in English.

    >>> label = Labels.of("en")
    >>> label("form"), label("page", page=1, pages=4)
    ('Form', 'Page 1 of 4')
    """

    language: str
    phrases: Mapping[str, str]

    @classmethod
    def of(cls, language: str) -> Labels:
        """The phrases of the language."""
        return cls(language, {**language_of("en").labels, **language_of(language).labels})

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its `{…}` filled in."""
        phrase = self.phrases[key]
        for name, value in values.items():
            phrase = phrase.replace(f"{{{name}}}", str(value))
        return phrase

    def number(self, value: Decimal | int) -> str:
        """A number without trailing zeros, with the language's decimal sign.

        >>> Labels.of("de").number(Decimal("1.50")), Labels.of("en").number(10)
        ('1,5', '10')
        """
        text = f"{Decimal(value):f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.replace(".", self.phrases["decimal"])

    def counted(self, key: str, value: Decimal | int | str) -> str:
        """The phrase for this many, with the singular where it is one.

        >>> Labels.of("en").counted("marks", 1), Labels.of("en").counted("marks", Decimal("0.5"))
        ('1 mark', '0.5 marks')
        """
        shown = value if isinstance(value, str) else self.number(value)
        return self(_SINGULAR[key]) if shown == "1" else self(key, n=shown)

    def share(self, value: Decimal) -> str:
        """A share as a percentage.

        >>> Labels.of("en").share(Decimal("0.25"))
        '25%'
        """
        return percentage(self.number(value * 100), self.language)


_SINGULAR = {
    "marks": "mark_one",
    "marks_each": "marks_each_one",
    "minutes": "minute_one",
    "questions_many": "question_one",
}
