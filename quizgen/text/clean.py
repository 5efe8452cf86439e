"""The same text without what nobody can see."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""`text` in NFC on one line: control and invisible characters gone, spaces single.

    >>> clean("  soft\u00adware\u00a0 tool\t")
    'software tool'
    """
    if text.isascii() and text.isprintable() and "  " not in text and text.strip() == text:
        return text
    visible = _CONTROL.sub(" ", text.translate(_INVISIBLE))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def printable(text: str) -> str:
    r"""`text` safe for a terminal: escape sequences and direction marks taken out.

    >>> printable("a\x1b[31mred")
    'a[31mred'
    """
    return _CONTROL.sub("", text.translate(_INVISIBLE)).replace("\r", " ")
