"""The names of an entry: how they print as options, and when two of them are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name, singular
from quizgen.text.tokens import content_words, tokens

_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_LONGEST_ACRONYM = 8
_SHORTEST_PART = 5
_SHORTEST_WHOLE = 4
# Letters that join the parts of a compound, or end it: -s-, -en-, -er.
_LONGEST_LINK = 3


def option_text(term: str, *, exact: bool = False) -> str:
    """`term` as it stands among options: without parentheses, its first letter a capital.

    A word with a capital inside (mRNA, pH) and a name that must match exactly stay.

    >>> option_text("live chat"), option_text("Reporting (asking what happened):")
    ('Live chat', 'Reporting')
    >>> option_text("mRNA strand")
    'mRNA strand'
    """
    if exact:
        return clean(term)
    outside = clean(_PARENTHESIS.sub(" ", term)).strip(" ,;:–—-")
    bare = outside or clean(term).strip(" ,;:")
    first = bare.split(" ", 1)[0]
    if any(letter.isupper() for letter in first[1:]):
        return bare
    return bare[:1].upper() + bare[1:]


def in_one_case(names: list[str], language: str = "en") -> list[str]:
    """The names in one manner of capitals: if one has a capital on every word, all get them.

    Only ever more capitals, since taking one off could spoil a proper name.

    >>> in_one_case(["Live chat", "Call Center", "Point of sale"])
    ['Live Chat', 'Call Center', 'Point of Sale']
    >>> in_one_case(["Live chat", "Call center"])
    ['Live chat', 'Call center']
    """
    if language[:2] != "en" or not any(is_title(name, language) for name in names):
        return names
    return [_titled(name, language) for name in names]


def is_title(name: str, language: str = "en") -> bool:
    """Whether every word of a name that can has a capital.

    >>> is_title("Call Center"), is_title("Call center"), is_title("Strategic BI")
    (True, False, False)
    """
    small = language_of(language).stop_words
    words = [word for word in name.split() if word.lower() not in small and word[0].isalpha()]
    plain = [word for word in words if word[1:] == word[1:].lower() and len(word) > 1]
    return len(plain) > 1 and all(word[0].isupper() for word in plain)


def _titled(name: str, language: str) -> str:
    small = language_of(language).stop_words
    return " ".join(
        word if at and word.lower() in small else word[:1].upper() + word[1:]
        for at, word in enumerate(name.split(" "))
    )


def accepted_names(names: Iterable[str]) -> tuple[str, ...]:
    """Every way to write one of the names: as given, without and inside parentheses.

    >>> accepted_names(["Customer churn (customer attrition)"])
    ('Customer churn (customer attrition)', 'Customer churn', 'customer attrition')
    """
    found: dict[str, None] = {}
    for name in names:
        inside = [part for part in _PARENTHESIS.findall(name) if is_name(part)]
        outside = clean(_PARENTHESIS.sub(" ", name)).strip(" ,;:")
        found |= dict.fromkeys([clean(name), outside, *(clean(part) for part in inside)])
    return tuple(name for name in found if name)


def is_name(text: str) -> bool:
    """Whether a parenthesis holds another name rather than a remark or a question.

    >>> is_name("CRM"), is_name("customer attrition"), is_name("asking what happened")
    (True, True, False)
    """
    words = text.split()
    if len(words) == 1:
        return is_acronym(words[0]) and any(letter.isalpha() for letter in text)
    return 1 < len(words) <= 3 and not re.search(r"ing\b|[?.:;,]|\b(?:or|and|e\.g|i\.e)\b", text)  # noqa: PLR2004 - a short name


@lru_cache(maxsize=65536)
def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: mostly capitals, short.

    >>> is_acronym("CRM"), is_acronym("FAQs"), is_acronym("Plan")
    (True, True, False)
    """
    capitals = sum(letter.isupper() for letter in word)
    return 2 <= len(word) <= _LONGEST_ACRONYM and capitals >= 2 and capitals * 2 >= len(word)  # noqa: PLR2004 - one capital starts any name


def initials(name: str, language: str = "en") -> str:
    """The first letters of the words that carry meaning, in small letters.

    >>> initials("Return on investment"), initials("Just-In-Time inventory")
    ('ri', 'jti')
    """
    stop = language_of(language).stop_words
    return "".join(word[0] for word in fold(name, language).split() if word not in stop)


def acronyms(names_by_entry: Iterable[tuple[str, ...]], language: str = "en") -> dict[str, str]:
    """Each acronym with the long form it stands for, both folded; ambiguous ones are left out."""
    found: dict[str, set[str]] = {}
    for names in names_by_entry:
        long_forms = [name for name in names if " " in name.strip() and "(" not in name]
        for short in names:
            if not is_acronym(short):
                continue
            key = fold(short, language)
            for long in long_forms:
                if key.rstrip("s") in _initial_forms(long, language):
                    found.setdefault(key, set()).add(normal_name(long, language))
    return {short: min(longs) for short, longs in found.items() if len(longs) == 1}


def _initial_forms(name: str, language: str) -> tuple[str, str]:
    every = "".join(word[0] for word in fold(name, language).split())
    return every, initials(name, language)


def spells_out(text: str, short: str, language: str = "en") -> bool:
    """Whether a text is little more than the words whose first letters a short form has.

    >>> spells_out("Direct memory access", "DMA"), spells_out("a chip for memory", "DMA")
    (True, False)
    """
    words = fold(text.split(" - ", 1)[0], language).split()
    letters = fold(short, language).rstrip("s")
    if not is_acronym(short) or len(words) > 2 * len(letters):
        return False
    return letters in _initial_forms(" ".join(words), language)


@lru_cache(maxsize=65536)
def _tailless(name: str, language: str) -> str:
    tails = language_of(language).generic_tails
    words = name.split()
    while len(words) > 1 and (words[-1] in tails or singular(words[-1], language) in tails):
        words.pop()
    words[-1:] = [singular(word, language) for word in words[-1:]]
    return " ".join(words)


def canonical(name: str, language: str = "en", longs: Mapping[str, str] | None = None) -> str:
    """The form under which two names mean the same: acronyms spelt out, generic tails off.

    >>> canonical("Operational CRM systems", "en", {"crm": "customer relationship management"})
    'operational customer relationship management'
    >>> canonical("Push model") == canonical("push strategy")
    True
    """
    words = normal_name(name, language).split()
    spelt = " ".join((longs or {}).get(word, word) for word in words)
    return _tailless(spelt, language)


@lru_cache(maxsize=65536)
def is_plural(name: str, language: str = "en") -> bool:
    """Whether the last word of an English name is a plural.

    >>> is_plural("Customer touch points"), is_plural("Mass customization")
    (True, False)
    """
    words = tokens(name)
    return bool(words) and singular(words[-1].lower(), language) != words[-1].lower()


@lru_cache(maxsize=65536)
def telling_words(name: str, language: str = "en") -> frozenset[str]:
    """The stems of a name that point at it: neither small words nor generic tails.

    >>> sorted(telling_words("Contact management system"))
    ['contact', 'manag']
    """
    stems = content_words(name, language)
    generic = _generic_stems(language)
    telling = frozenset(stem for stem in stems if stem not in generic and len(stem) > 1)
    return telling or frozenset(stems)


@lru_cache(maxsize=8)
def _generic_stems(language: str) -> frozenset[str]:
    tails = language_of(language).generic_tails
    return frozenset(stem for tail in tails for stem in content_words(tail, language))


def shared_words(
    name: frozenset[str], text: frozenset[str], language: str = "en"
) -> frozenset[str]:
    """The words of a name that the text gives away; in German also parts of compounds.

    >>> shared_words(frozenset({"demand", "forecast"}), frozenset({"demand", "product"}))
    frozenset({'demand'})
    """
    same = name & text
    if language[:2] != "de":
        return same
    parts = [word for word in text if len(word) >= _SHORTEST_PART]
    return same | {word for word in name if any(part in word for part in parts)}


def said_whole(name: frozenset[str], text: frozenset[str], language: str = "en") -> frozenset[str]:
    """The words of a name that the text says whole; of a German compound, all its parts.

    >>> parts = frozenset({"rauch", "tuer"})
    >>> said_whole(frozenset({"rauchtuer", "rauchschutztuer"}), parts, "de")
    frozenset({'rauchtuer'})
    """
    same = name & text
    if language[:2] != "de":
        return same
    parts = [word for word in text if len(word) >= _SHORTEST_WHOLE]
    return same | {word for word in name if _left_over(word, parts) <= _LONGEST_LINK}


def _left_over(word: str, parts: Iterable[str]) -> int:
    """How many letters of a compound none of the parts covers."""
    covered: set[int] = set()
    for part in parts:
        at = word.find(part)
        if at >= 0:
            covered.update(range(at, at + len(part)))
    return len(word) - len(covered)


def says_name(text: str, name: str, language: str = "en") -> bool:
    """Whether the words of `name` stand together in `text`, plural or not.

    >>> says_name("sold through data marts", "Data mart"), says_name("martial data", "Data mart")
    (True, False)
    """
    key = name_key(name, language)
    return bool(key.strip()) and key in name_key(text, language)


@lru_cache(maxsize=1 << 16)
def name_key(text: str, language: str = "en") -> str:
    """The words of a text in the singular, as one run with a space on both sides.

    >>> name_key("Data marts")
    ' data mart '
    """
    return in_singular(fold(text, language).split(), language)


def in_singular(words: Iterable[str], language: str = "en") -> str:
    """Folded words in the singular, as one run with a space on both sides."""
    return f" {' '.join(map(_single(language), words))} "


@lru_cache(maxsize=16)
def _single(language: str) -> Callable[[str], str]:
    @cache
    def single(word: str) -> str:
        return singular(word, language)

    return single
