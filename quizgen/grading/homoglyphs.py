"""Letters of other scripts that look like Latin ones, and letters struck through."""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(
    zip("аеорсухіјѕԁһӏкмтвнАВЕКМНОРСТХУІЈЅ", "aeopcyxijsdhlkmtbhABEKMHOPCTXYIJS", strict=True)
)
_GREEK = dict(zip("οαινυρκτχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaivupktxABEZHIKMNOPTYX", strict=True))
_OTHER = {"ı": "i", "ɡ": "g", "ⅼ": "l", "ǃ": "!", "ꓲ": "I", "օ": "o", "ո": "n", "ս": "u", "ց": "g"}
_STRUCK = frozenset("\u0335\u0336\u0337\u0338")
_DIGITS = str.maketrans({"0": "o", "1": "l"})
_TWINS = str.maketrans({**_CYRILLIC, **_GREEK, **_OTHER})


def latin_twin(text: str) -> str:
    """The text with look-alike letters replaced by the Latin ones they imitate.

    >>> latin_twin("dаta mаrt")
    'data mart'
    """
    return text if text.isascii() else text.translate(_TWINS)


def digit_twin(text: str) -> str:
    """The folded text with the digits that look like letters replaced by these.

    >>> digit_twin("h20") == digit_twin("h2o"), digit_twin("data")
    (True, 'data')
    """
    return text if text.isalpha() else text.translate(_DIGITS)


def is_struck(text: str) -> bool:
    r"""Whether letters of the text are struck through with combining marks.

    >>> is_struck("pu\u0336ll"), is_struck("pull")
    (True, False)
    """
    return not text.isascii() and not _STRUCK.isdisjoint(unicodedata.normalize("NFC", text))
