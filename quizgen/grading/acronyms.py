"""Short forms made of first letters: CRM, B2B, 3PL, OLAP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizgen.grading.forms import number_of, roman
from quizgen.grading.lexicon import lexicon_of
from quizgen.text.compounds import is_compound
from quizgen.text.words import count_folded

_LONGEST = 10
_SHORTEST_FRONT = 2
_SHORTEST_BACK = 4
_A_PAIR = 2


@lru_cache(maxsize=65536)
def stands_for(letters: str, words: tuple[str, ...], language: str = "en") -> bool:
    """Whether the letters are the first letters of the words, small words optional.

    Number words may be digits (3PL), `to` and `for` may be 2 and 4 (B2B), a compound may
    give the first letter of each of its parts (OLAP, HTTP).

    >>> stands_for("tco", ("total", "cost", "of", "ownership"))
    True
    >>> stands_for("b2b", ("business", "to", "business")), stands_for("crn", ("customer", "care"))
    (True, False)
    """
    if not _SHORTEST_FRONT <= len(letters) <= _LONGEST:
        return False
    starts = {0}
    for word in words:
        starts = {
            at + len(part)
            for at in starts
            for part in _letters(word, language)
            if letters.startswith(part, at)
        }
    return len(letters) in starts


def letters_of(folded: str, language: str = "en") -> str:
    """An answer that could be a short form, as its letters: one word, or single letters.

    >>> letters_of("s c m"), letters_of("crm"), letters_of("b to b"), letters_of("supply chain")
    ('scm', 'crm', 'btob', '')
    """
    both = {"and", "und", "&"}
    words = folded.replace("/", " ").split() if folded[1:2] == "/" else folded.split()
    words = [word for word in words if word not in both] if len(words) > 1 else words
    spoken = frozenset(lexicon_of(language).sounds.values())
    single = [word for word in words if len(word) == 1]
    if len(words) == 1 or (single and all(len(w) == 1 or w in spoken for w in words)):
        return "".join(words)
    return ""


def is_within(letters: str, words: tuple[str, ...]) -> bool:
    """Whether more letters than words stand in the words in order, each word's first among them.

    >>> is_within("dna", ("deoxyribonucleic", "acid")), is_within("dxa", ("data", "mart"))
    (True, False)
    """
    firsts = "".join(word[:1] for word in words)
    return (
        letters.isalpha()
        and len(letters) > _SHORTEST_FRONT
        and len(words) < len(letters) <= _LONGEST
        and letters[0] == firsts[0]
        and _in_order(letters, "".join(words))
        and _in_order(firsts, letters)
    )


def joins_beginnings(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are beginnings of two words in either order, one of several letters.

    >>> joins_beginnings("phd", ("doctor", "philosophy")), joins_beginnings("dp", ("data", "pool"))
    (True, False)
    """
    if len(words) != _A_PAIR or len(letters) <= _SHORTEST_FRONT:
        return False
    return any(
        one.startswith(letters[:cut]) and other.startswith(letters[cut:])
        for one, other in (words, words[::-1])
        for cut in range(1, len(letters))
    )


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def run_of(letters: str, words: Sequence[str], language: str = "en") -> tuple[int, int] | None:
    """Where in `words` a run of two or more stands that the letters abbreviate."""
    for start in range(len(words) - 1):
        for end in range(start + 2, min(len(words), start + _LONGEST) + 1):
            if stands_for(letters, tuple(words[start:end]), language):
                return start, end
    return None


def _letters(word: str, language: str) -> Iterator[str]:
    """What a word may give to a short form."""
    lexicon = lexicon_of(language)
    rules = lexicon.language
    yield word[:1]
    value = number_of(word, language)
    if value is not None or roman(word) is not None:
        yield word
        yield str(value or roman(word))
    if word in rules.stop_words and word not in rules.direction_words:
        yield ""
    for digit, sound in lexicon.sounds.items():
        if sound == word:
            yield digit
            yield word
    if word.startswith("ex"):
        yield "x"
    yield from (short for short in _short_forms(word, language) if len(short) == _SHORTEST_FRONT)
    combined = _combined(word, language)
    yield from (combined,) if combined else compound_letters(word, language)


@lru_cache(maxsize=4096)
def _short_forms(word: str, language: str) -> tuple[str, ...]:
    known = lexicon_of(language).abbreviations
    return tuple(sorted(short for short, full in known.items() if full == word))


@lru_cache(maxsize=65536)
def compound_letters(word: str, language: str) -> tuple[str, ...]:
    """The letters of the parts of a word: two words of the dictionary, in German also more."""
    found: list[str] = []
    for cut in range(_SHORTEST_FRONT, len(word) - _SHORTEST_BACK + 1):
        front, back = word[:cut], word[cut:]
        if not count_folded(front, language):
            continue
        if count_folded(back, language):
            found.append(front[0] + back[0])
        if is_compound(back, language):
            found += [
                front[0] + back[0],
                *(front[0] + s for s in compound_letters(back, language)),
            ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def _combined(word: str, language: str) -> str:
    """The first letters of all parts of a word that begins with Greek or Latin forms, else "".

    >>> _combined("electrocardiogram", "en"), _combined("triphosphate", "en")
    ('ecg', 'tp')
    """
    lexicon = lexicon_of(language)
    for cut in range(len(word) - _SHORTEST_BACK, 1, -1):
        front, back = word[:cut], word[cut:]
        if front in lexicon.combining:
            ends = back in lexicon.endings or count_folded(back, language)
            rest = _combined(back, language) or (back[0] if ends else "")
            if rest:
                return front[0] + rest
    return ""
