"""The names that a front gives: its term, acronyms, other names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.tokens import content_words, tokens

_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
_ACRONYM = re.compile(r"[^\W\d_][\w&\-/]{1,9}")
_DEFINED = re.compile(r"\s+(?:defined|definition)\s*:?$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,|;|/|\bor\b|\band\b)\s*")
_END = " \t,;:–—"
_INNER = re.compile(r"[a-z][A-Z]")
_LONGEST_ALIAS = 5
_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A front taken apart.

    `aliases` are declared (a fitting acronym, "also called …") and may merge cards;
    `loose` is a name in parentheses that shares a word with the term: worth having
    as an alias, not enough to merge on.
    """

    term: str
    aliases: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


def split_front(front: str, language: str = "en") -> Named:
    """The term of a front without what merely names it again.

    >>> split_front("Sales Force Automation (SFA):")
    Named(term='Sales Force Automation', aliases=('SFA',), loose=())
    >>> split_front("Churn, also called attrition or defection").aliases
    ('attrition', 'defection')
    """
    term = clean(front)
    if term.endswith("?"):
        return Named(term)
    term, called = _also_called(_bare(term), language)
    aliases, loose = list(called), []
    for inside in _PARENTHESIS.finditer(term):
        name, before = inside[1].strip(), term[: term.find(inside[0])].strip(_END)
        tail = term[len(before) :].replace(inside[0], "", 1)
        bare = clean(before + tail).strip(_END)
        if fits(name, bare, language) or fits(bare, name, language):
            aliases.append(name)
        elif fits(name, before, language) and tail.strip().startswith("/"):
            aliases.append(name)
            loose.append(tail.strip(" /"))
            bare = before
        elif _other_name(name, bare, language) or _is_brand(name, bare, language):
            loose.append(name)
        else:
            continue
        term = bare
    term = _bare(term)
    own = normal_name(term, language)
    return Named(term, _names(aliases, own, language), _names(loose, own, language))


def fits(acronym: str, name: str, language: str = "en") -> bool:
    """Whether the letters of `acronym` are those of `name`, in order.

    It starts with the first word's initial and ends in the last word; at least half
    of its letters are initials, and small words may be left out.

    >>> fits("SCM", "supply chain management"), fits("CX", "customer experience")
    (True, True)
    >>> fits("RFM", "determining and tracking"), fits("3MB", "benefits of CRM")
    (False, False)
    """
    if not _ACRONYM.fullmatch(acronym) or sum(map(str.isupper, acronym)) < _CAPITALS:
        return False
    letters = [c for c in fold(re.sub(r"(?<=[A-Z])s$", "", acronym), language) if c.isalpha()]
    small = language_of(language).stop_words
    words = [word for one in tokens(name) for word in fold(one, language).split()]
    full = [word for word in words if word not in small]
    return _letters_in(letters, words) or (full != words and _letters_in(letters, full))


def _letters_in(letters: list[str], words: list[str]) -> bool:
    """Whether the letters run through the words, skipping no word."""
    if len(words) < 2 or not letters or len(letters) < len(words) - 1:  # noqa: PLR2004
        return False
    at, initials = 0, 0
    for n, word in enumerate(words):
        if at < len(letters) and word[0] == letters[at]:
            at, initials = at + 1, initials + 1
        elif n == 0 and word.startswith("ex") and letters[0] == "x":
            at, initials = 1, 1
        elif at == 0:
            return False
        at = _inner(letters, at, word[1:], words[n + 1 :])
    return at == len(letters) and initials * 2 >= len(letters) and _ends(letters, words)


def _inner(letters: list[str], at: int, rest: str, later: list[str]) -> int:
    """How far the letters get inside a word, leaving enough for the words to come."""
    start = 0
    while at < len(letters):
        if later and letters[at] == later[0][0]:
            break
        found = rest.find(letters[at], start)
        if found < 0:
            break
        start, at = found + 1, at + 1
    return at


def _ends(letters: list[str], words: list[str]) -> bool:
    return letters[-1] in words[-1]


def _also_called(term: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The term without "(also called …)", and the names that stood there."""
    pattern = _calling(language)
    at = pattern.search(term) if pattern else None
    if at is None or not at.start():
        return term, ()
    rest = re.split(r"[)\]]", term[at.end() :], maxsplit=1)
    names = tuple(name.strip(_END + "\"“”'.") for name in _SPLIT.split(rest[0]))
    tail = rest[1] if len(rest) > 1 else ""
    return clean(term[: at.start()].strip(_END) + tail), tuple(n for n in names if n)


@lru_cache(maxsize=16)
def _calling(language: str) -> re.Pattern[str] | None:
    phrases = "|".join(map(re.escape, language_of(language).also_called))
    return re.compile(rf"[\s,;:(\[]+(?:{phrases})\b[\s:]*", re.IGNORECASE) if phrases else None


def _other_name(name: str, term: str, language: str) -> bool:
    """Whether a remark in parentheses is another name: short, and sharing a word."""
    words = set(content_words(name, language))
    own = set(content_words(term, language))
    few = len(tokens(name)) <= _LONGEST_ALIAS and len(tokens(term)) <= _LONGEST_ALIAS
    return few and bool(words & own) and not words <= own and name[:1].isalpha()


def _is_brand(name: str, term: str, language: str) -> bool:
    """Whether one word in parentheses is a name by its capitals: EpiPen, BMA.

    Capitals alone have to run through the term, or "Congress (US)" would have a second name.

    >>> _is_brand("EpiPen", "Adrenaline auto-injector", "en"), _is_brand("US", "Congress", "en")
    (True, False)
    """
    if not name.isalpha() or sum(map(str.isupper, name)) < _CAPITALS:
        return False
    if not name.isupper():
        return bool(_INNER.search(name))
    letters = iter(fold(term, language))
    small = fold(name, language)
    return fold(term, language)[:1] == small[:1] and all(letter in letters for letter in small)


def _bare(term: str) -> str:
    shorter = _DEFINED.sub("", term)
    return (shorter.strip(_END) or shorter) if fold(shorter) else term


def _names(names: list[str], own: str, language: str) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        normal = normal_name(name, language)
        if normal and normal != own:
            kept.setdefault(normal, name)
    return tuple(kept.values())
