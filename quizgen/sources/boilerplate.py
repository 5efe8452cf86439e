"""Lines that are no cards: words that web sites put around cards, and titles."""

from __future__ import annotations

import re

from quizgen.sources.site_phrases import PHRASES

_SITE = re.compile(rf"^(?:{'|'.join(PHRASES)})\s*[.:!…]*$", re.IGNORECASE)
_RULE = re.compile(r"^(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,}|(?:[-*_] ){2,}[-*_])$")
_CHECKSUM = re.compile(
    r"^(?:terms|cards|flashcards|begriffe|karten|termes|cartes|fiches|términos|tarjetas|fichas|"
    r"termini|carte|schede|begrippen|termen|kaarten|termos|cartões)\b[^()]*\((\d{1,6})\)$",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(
    r"\b(?:chapter|ch\.|unit|lesson|lecture|lect\.|week|module|part|section|topic|exam|midterm|quiz|"
    r"kapitel|lektion|vorlesung|einheit|teil|woche|chapitre|leçon|unité|cours|semaine|capítulo|"
    r"lección|tema|unidad|semana|capitolo|lezione|unità|hoofdstuk|les)\s*#?\s*(?:\d+|[ivx]+\b)",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"^[A-Z]{2,5}[\s-]?\d{2,4}[A-Z]?\b|\bflash\s?cards?$|"
    r"\b(?:vocabulary|glossary|key terms|study guide|notes|vokabeln|glossar|vocabulaire|"
    r"vocabulario)$",
    re.IGNORECASE,
)
_LONGEST = 120
_LONGEST_TITLE = 14


def is_site_phrase(text: str) -> bool:
    """Whether a line is one that web sites put around cards.

    >>> is_site_phrase("Terms in this set (25)"), is_site_phrase("Terms of trade")
    (True, False)
    """
    return len(text) <= _LONGEST and bool(_SITE.match(text))


def is_rule(text: str) -> bool:
    """Whether a line is drawn to part what is above from what is below.

    >>> is_rule("-----"), is_rule("--")
    (True, False)
    """
    return bool(_RULE.match(text))


def checksum(text: str) -> int | None:
    """The number of cards that a site says a set has, or None.

    >>> checksum("Terms in this set (25)")
    25
    """
    found = _CHECKSUM.match(text) if len(text) <= _LONGEST and is_site_phrase(text) else None
    return int(found[1]) if found else None


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a chapter, a course or a set.

    >>> is_title("SCM Chapter 10"), is_title("Supply chain")
    (True, False)
    """
    if len(text.split()) > _LONGEST_TITLE or text.endswith((".", "!", "?", ";")):
        return False
    return bool(_NUMBERED_TITLE.search(text) or _COURSE.search(text))
