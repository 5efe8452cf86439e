"""Lines that are no cards: words that web sites put around cards, and titles."""

from __future__ import annotations

import re

_PHRASES = (
    r"(?:unlock|show|see|view|hide|reveal) (?:all )?(?:the )?answers?(?: (?:in|to) this set)?",
    r"(?:terms|cards|flashcards) in this (?:set|deck) \(\d+\)",
    r"(?:begriffe|karten) in diesem (?:lernset|set|stapel) \(\d+\)",
    r"(?:termes|términos|termini) (?:de cette liste|de este conjunto|in questo set) \(\d+\)",
    r"upgrade to remove ads|upgrade:? remove ads.*|only \$\d+(?:\.\d\d)?/year",
    r"(?:click|tap) (?:on )?(?:the )?card to (?:flip|see).*",
    r"students also (?:viewed|studied)|other sets by this (?:creator|author)",
    r"sets (?:found in the same folder|with similar terms)",
    r"recommended textbook solutions?|verified questions|related questions",
    r"you(?:'|’)ve (?:begun|started) (?:learning|studying) (?:these|this).*",
    r"you haven(?:'|’)t studied these terms yet.*|keep up the good work!?",
    r"(?:still learning|not studied|mastered|know) \(\d+\)|select these \d+",
    r"get a hint|created by|profile picture|flashcard sets?",
    r"(?:sign up|log in)(?: ?(?:or|/|\|) ?(?:sign up|log in))?(?: for free)?",
    r"study with quizlet.*|\d+ of \d+|\d+ ?/ ?\d+",
    r"(?:share|report|save|edit) this (?:set|deck|ad)|about us|cookie settings",
    r"privacy policy|terms of (?:service|use)|©.*",
    r"(?:flashcards,? )?learn,? test,? (?:and )?match(?:,? .{0,30})?",
)
_SITE = re.compile(rf"^(?:{'|'.join(_PHRASES)})\s*[.:!…]*$", re.IGNORECASE)
_RULE = re.compile(r"^(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,}|(?:[-*_] ){2,}[-*_])$")
_CHECKSUM = re.compile(
    r"^(?:terms|cards|flashcards|begriffe|karten|termes|términos|termini)\b[^()]*\((\d{1,6})\)$",
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
