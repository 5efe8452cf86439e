"""Text reduced to what counts when two people typed the same thing differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizgen.text.clean import clean

_SUPERSCRIPTS = {ord(c): f"^{d}" for c, d in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_SUBSCRIPTS = {ord(c): f"_{d}" for c, d in zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_FORMAT = {0x200C: None, 0x200D: None, 0x200E: None, 0x200F: None}
# A point or comma between digits, and symbols that carry meaning, stay.
_PUNCTUATION = re.compile(r"(?<=\d)[.,](?=\d)|[^\w\s+#%^&°€$£<>=*/~]|_(?!\d)")
_MARK = re.compile(r"[^\w\s+#%^&°€$£<>=*/~]|_")
_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"['’ʼ]")
_WORDS = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*+")


@lru_cache(maxsize=1 << 18)
def fold(text: str, language: str = "en") -> str:
    """`text` for comparing: case, accents, punctuation, width and spacing do not count.

    Superscripts become `^2` and subscripts `_2`, so that x² is neither x nor x2;
    a hyphen counts as a space; in German ä is ae, ö is oe, ü is ue.  Idempotent.

    >>> fold("  Just-In-Time ")
    'just in time'
    >>> fold("Café x²")
    'cafe x^2'
    >>> fold("Übergröße", "de")
    'uebergroesse'
    """
    bare = clean(text)
    folded = _APOSTROPHE.sub("", bare.lower() if bare.isascii() else _plain(bare, language))
    if _WORDS.fullmatch(folded):
        return folded
    if not _DIGIT.search(folded):
        return " ".join(_MARK.sub(" ", folded).split())
    spaced = _PUNCTUATION.sub(
        lambda m: m[0] if m[0] in ".," and _between_digits(m) else " ", folded
    )
    return _SPACES.sub(" ", spaced).strip()


def _plain(text: str, language: str) -> str:
    """Text with other letters than ASCII in small letters, without accents."""
    marked = text.translate(_SUPERSCRIPTS).translate(_SUBSCRIPTS).translate(_FORMAT)
    folded = unicodedata.normalize("NFKC", marked).casefold()
    if language[:2] == "de":
        folded = unicodedata.normalize("NFC", folded).translate(_UMLAUTS)
    return folded if folded.isascii() else _without_accents(folded)


def _between_digits(found: re.Match[str]) -> bool:
    whole, at = found.string, found.start()
    return 0 < at < len(whole) - 1 and whole[at - 1].isdigit() and whole[at + 1].isdigit()


def _without_accents(text: str) -> str:
    """Accents taken off Latin and Greek letters; in other scripts they are letters."""
    taken_apart = unicodedata.normalize("NFD", text)
    if not any(map(unicodedata.combining, taken_apart)):
        return unicodedata.normalize("NFKC", taken_apart).casefold()
    kept: list[str] = []
    plain = False
    for char in taken_apart:
        if not unicodedata.combining(char):
            plain = unicodedata.name(char, "").startswith(("LATIN", "GREEK"))
            kept.append(char)
        elif not plain:
            kept.append(char)
    return unicodedata.normalize("NFKC", "".join(kept)).casefold()
