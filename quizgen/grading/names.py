"""A name of a term, or an answer, prepared for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from quizgen.grading.forms import base_form, roman
from quizgen.grading.lexicon import lexicon_of
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.words import COMMON, count_folded

_PIECES = re.compile(r"[^\W_][\w&+#'’^°]*")
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OPTIONAL_END = re.compile(r"\((?:e?s|n|en|in|innen)\)")
_NUMBERING = re.compile(r"^\s*(?:[(\[]?(?:\d{1,2}|[a-zA-Z])[)\].:]|[•*·]|[–-](?!\s*\d))\s+(?=\S)")
# A dash is a sign where a number starts with it; "5 - 3" and "1-5" have none.
_MINUS = re.compile(r"(?:^\s*|(?<=[\s(\[=<>])(?<!\d\s))[-−–](?=[.,]?\d)|^\s*[-−–]\s(?=\d)")
_PLUS = re.compile(r"(?:^\s*|(?<=[\s(\[=<>])(?<!\d\s))\+(?=[.,]?\d)")
# Taken off, since its "I" could be taken for a numeral: I think type I error.
_OPINION = re.compile(
    r"^I\s+(?:think|guess|believe)(?:\s+(?:it\s+is|it['’]?s|that\s+it\s+is))?[:,]?\s+(?=\S)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"[¬≠❌❎✗✘🚫]|=/=|=!=|^\s*!=?(?=\s*\w)")
# Marks of emphasis and arrows around a word, as chats and web pages have them.
_WRAPPED = re.compile(r"^(?:[*<`]{1,3}|=\s)\s*(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})[*>`]{1,3}$")
MINUS = "minus"
_SHOUTED = 6
_COUNTED = re.compile(r"\b(\d{1,2})-(?=[^\W\d_]{3})")
_PERCENT = re.compile(r"(?<=\d)\s*%|(?<=\d)\s*per\s?cent\b", re.IGNORECASE)
_THOUSANDS = {
    "en": re.compile(r"(?<=\d),(?=\d{3}(?!\d))"),
    "de": re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))"),
}
_GREEK_LETTER = re.compile(r"(?<![^\W\d_])[Α-Ωα-ω](?![^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉])")
# A priori, a cappella: the "a" is no article, and many write it together.
_FOREIGN = re.compile(r"([aA]) ([^\W\d_]{4,})")
_PREFIX_A = re.compile(r"\b([aA])[-‐‑]([a-z]{4,})\b")
_CUT = re.compile(r"\b([^\W\d_]{3,})\.(?=\s*\S)")
_LAST_CUT = re.compile(r"\b([^\W\d_]{3,})\.$")
_PLURAL_CODE = re.compile(r"\b([A-Z][a-z]?[A-Z0-9]+)s\b")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*+")
_SUBSCRIPT = re.compile(r"_(?=\d)")
# Brackets that are no aside: iron(II) oxide, print(), f(x).
_PART_OF_IT = re.compile(r"[(\[]\s*(?:[IVX]+|\d{1,2})?\s*[)\]]|\w[(\[][a-z]*[)\]]|\b\w[(\[]")
# A charge or grade: Cl-, SO4^2-, C-.  A hyphen that waits for a word ("X- and Y-axis") is none.
_CHARGE = re.compile(r"([A-Z][a-z]?|[\d)+⁺⁰¹²³⁴-⁹])\^?[-−–⁻](?=\s*(?:$|[,;)\]]))")
_DEGREES = re.compile(r"(?<=\d)\s*°")
_NUMERO = re.compile(r"(?<=\w)\s+[Nn][or]\.\s*(?=\d)")
_LAST_NUMERO = re.compile(r"(?<=\w)\s+[Nn]o\.$")
_SILENT = frozenset("-–—._/?!,;:'\"()[] ")
_TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True)
class Name:
    """One name in all the spellings that the ladder looks at.

    Args:
        text: as written, without what nobody can see.
        folded: without case, accents, punctuation.
        joined: folded, without spaces.
        words: the folded words; a name of the glossary is without its articles.
        key: the base forms of the words, for looking up.
        codes: words written in capitals or with digits, of which no letter may differ.
        cut: words that a full stop shortens ("elec.").
    """

    text: str
    folded: str
    joined: str
    words: tuple[str, ...]
    key: tuple[str, ...]
    codes: frozenset[str]
    cut: frozenset[str]


@lru_cache(maxsize=65536)
def name_of(text: str, language: str = "en") -> Name:
    """The name prepared for comparing; leading articles and inner ones are dropped.

    >>> name_of("The Just-in-Time (JIT) systems").key
    ('just', 'in', 'time', 'jit', 'system')
    """
    if _PLAIN.fullmatch(text):
        return _plain_name(text, language)
    plain = clean(text)
    folded = _folded(plain, language)
    joined = "".join(_without_articles(folded.split(), plain, language))
    # The s of HTTPs may be a plural or the secure kind: only word by word it is taken off.
    cleaned = _PLURAL_CODE.sub(r"\1", plain)
    counted = folded if cleaned == plain else _folded(cleaned, language)
    words = _without_articles(_with_tens(counted.split(), language), cleaned, language)
    return Name(
        text=plain,
        folded=folded,
        joined=joined,
        words=words,
        key=tuple(base_form(word, language) for word in words),
        codes=_codes(cleaned, language),
        cut=_cut_words(cleaned, language),
    )


def _folded(text: str, language: str) -> str:
    """The folded text; of a lone letter or of symbols alone, no mark is lost (C is not Ç)."""
    folded = _SUBSCRIPT.sub("", fold(_spoken(text, language), language))
    bare = unicodedata.normalize("NFKC", text).casefold().strip(' .,:;!?"()“”„')
    if len(folded) == 1 and folded.isalpha():
        return bare if len(bare) == 1 or bare.endswith(("'", "’", "′")) else folded
    if folded and not any(char.isalnum() for char in folded) and not _SILENT.issuperset(text):
        return "".join(text.split()).strip("\"“”„'`").rstrip(".,;") or folded
    return folded


def _with_tens(words: list[str], language: str) -> list[str]:
    """The words with "twenty one" as one number."""
    values = lexicon_of(language).numbers
    kept: list[str] = []
    for word in words:
        tens = values.get(kept[-1]) if kept else None
        if tens and tens in _TENS and 0 < values.get(word, 0) < _TENS.step:
            kept[-1] = str(tens + values[word])
        else:
            kept.append(word)
    return kept


def _plain_name(text: str, language: str) -> Name:
    """A name in small letters only, as most answers are: there is little to take off."""
    words = _without_articles(_with_tens(text.split(), language), "", language)
    key = tuple(base_form(word, language) for word in words)
    return Name(text, text, "".join(words), words, key, frozenset(), frozenset())


def _spoken(text: str, language: str) -> str:
    """The text with symbols as words and numbers without separators of thousands.

    >>> _spoken("α-helix & 50% of 1,000", "en")
    ' alpha -helix  and  50 percent of 1000'
    """
    german = language.startswith("de")
    if language.startswith("en"):
        text = _PREFIX_A.sub(_without_hyphen, text)
    if german:
        text = _COUNTED.sub(_number_word, text)
    text = text.replace("♯", "#").replace("♭", "b")
    text = _LAST_NUMERO.sub(" number", _NUMERO.sub(" ", text))
    text = _DEGREES.sub(" grad " if german else " degree ", text)
    text = signed(_CHARGE.sub(rf"\1 {MINUS} ", text), language)
    text = _THOUSANDS["de" if german else "en"].sub("", text)
    text = text.replace("&", " und " if german else " and ")
    text = _PERCENT.sub(" prozent" if german else " percent", text)
    return text if text.isascii() else _GREEK_LETTER.sub(_greek_name, text)


def signed(text: str, language: str = "en") -> str:
    """The text with the signs that turn it round as words, so that none gets lost.

    >>> signed("-5"), signed("≠ pull"), signed("+5"), signed("5-10")
    (' minus 5', ' not  pull', ' 5', '5-10')
    """
    text = _PLUS.sub(" ", _MINUS.sub(f" {MINUS} ", text))
    return _DENIED.sub(" nicht " if language.startswith("de") else " not ", text)


def _number_word(found: re.Match[str]) -> str:
    """The number before a German compound as a word: 4-Feldertafel is Vierfeldertafel."""
    words = language_of("de").numbers
    return next((f"{word}-" for word, value in words.items() if str(value) == found[1]), found[0])


def _greek_name(found: re.Match[str]) -> str:
    """The English name of a Greek letter that stands alone, with its accents off."""
    described = unicodedata.name(found[0], "").lower()
    # Unicode spells this one letter's name in its own way.
    name = "lambda" if found[0] in "λΛ" else described.rpartition("letter ")[2]
    return f" {name} " if described.startswith("greek") and name.isalpha() else found[0]


def _without_hyphen(found: re.Match[str]) -> str:
    """The word with its prefix a- as it is usually written (a-symmetric); an article stays."""
    word = found[1] + found[2]
    return word if count_folded(word.casefold()) else found[0]


def answer_of(text: str, language: str = "en") -> Name:
    """An answer prepared for comparing: as `name_of`, without list numbering before it."""
    bare = _WRAPPED.sub("", _NUMBERING.sub("", text))
    return name_of(_OPINION.sub("", bare), language)


def fuses_numbers(words: Sequence[str]) -> bool:
    """Whether without the spaces two numbers would run into one: "2 1", "I I"."""
    return any(
        (one[-1:].isdigit() and other[:1].isdigit())
        or (roman(one) is not None and roman(other) is not None)
        for one, other in pairwise(words)
    )


def has_number(name: Name) -> bool:
    """Whether a word of the name is a number in digits, words or Roman numerals."""
    return any(word.startswith("#") or roman(word) is not None for word in name.key)


def variants(text: str, language: str = "en") -> tuple[Name, ...]:
    """The name, and the names that its parentheses hold.

    >>> [one.folded for one in variants("Supply chain management (SCM)")]
    ['supply chain management scm', 'supply chain management', 'scm']
    >>> [one.folded for one in variants("iron(II) oxide")]
    ['iron ii oxide']
    """
    bare = _OPTIONAL_END.sub("", text) or text
    texts = [bare]
    inside = _PARENTHESIS.search(bare)
    if inside and not _PART_OF_IT.search(bare):
        texts.append(_PARENTHESIS.sub(" ", bare))
        if inside[1].strip().isalnum() and inside[1].strip().upper() == inside[1].strip():
            texts.append(inside[1])
    phrase = _FOREIGN.fullmatch(bare) if language.startswith("en") else None
    if phrase and count_folded(fold(phrase[2])) < COMMON:
        texts.append(phrase[1] + phrase[2])
    if bare != text:
        # Whoever copies the term with its optional ending has it right, too.
        texts.append(text)
    return tuple(name for name in (name_of(one, language) for one in texts) if name.text)


def _without_articles(words: list[str], text: str, language: str) -> tuple[str, ...]:
    """The words without articles; the last word and an inner capital A are names."""
    articles = language_of(language).articles
    capital = frozenset(
        piece.casefold() for piece in text.split()[1:] if len(piece) == 1 and piece.isupper()
    )
    kept = [word for word in words[:-1] if word not in articles or word in capital]
    return (*kept, *words[-1:])


def _codes(text: str, language: str) -> frozenset[str]:
    pieces: list[str] = _PIECES.findall(text)
    letters = [piece for piece in pieces if any(char.isalpha() for char in piece)]
    shouted = all(piece.isupper() for piece in letters) and (
        len(letters) > 1 or any(len(piece) > _SHOUTED for piece in letters)
    )
    return frozenset(fold(piece, language) for piece in pieces if _is_code(piece, shouted=shouted))


def _cut_words(text: str, language: str) -> frozenset[str]:
    """Words that a full stop shortens; the last one may just end a sentence."""
    inner = [fold(word, language) for word in _CUT.findall(text)]
    last = _LAST_CUT.search(text)
    if last and not count_folded(fold(last[1], language), language):
        inner.append(fold(last[1], language))
    return frozenset(inner)


def _is_code(piece: str, *, shouted: bool) -> bool:
    if not piece.isalpha():
        return not piece.replace("'", "").replace("’", "").isalpha()
    inner_capital = piece[1:] != piece[1:].lower()
    return inner_capital and not shouted and len(piece) > 1
