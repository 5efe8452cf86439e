"""Inline marks in terms and definitions: code, emphasis, H~2~O and x^2^."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import bidirectional

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_RAISED = re.compile(r"\^([^\s^]{1,40})\^")
_LOWERED = re.compile(r"~([^\s~]{1,40})~")
_CODE = re.compile(r"(<code>.*?</code>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def inline(text: str, markup: str = "") -> Markup:
    """The text as HTML; its marks count only where `markup` is `markdown`.

    >>> inline("H~2~O & <b>"), inline("H~2~O is *wet*", "markdown")
    (Markup('H~2~O &amp; &lt;b&gt;'), Markup('H<sub>2</sub>O is <em>wet</em>'))
    """
    if markup != "markdown":
        return escape(text)
    rendered = _parser().renderInline(text)
    parts = (
        part if part.startswith("<code>") else _raise_and_lower(part)
        for part in _CODE.split(rendered)
    )
    return Markup("".join(parts))  # noqa: S704 - the parser escapes, HTML is off


def direction(text: str) -> str:
    """`rtl` where the first letter with a direction runs from right to left, else `ltr`.

    That is what browsers do for `dir="auto"`, which the PDF engine does not know.

    >>> direction("1. Push model"), direction("«المخزون»")
    ('ltr', 'rtl')
    """
    strong = (bidirectional(char) for char in text)
    first = next((one for one in strong if one in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def plain(text: str, markup: str = "") -> str:
    """The text without its marks, for measuring and for document titles.

    >>> plain("x^2^ in `code`", "markdown")
    'x2 in code'
    """
    if markup != "markdown":
        return text
    return Markup(_TAG.sub("", inline(text, markup))).unescape()  # noqa: S704 - never printed as HTML


def _raise_and_lower(html: str) -> str:
    return _LOWERED.sub(r"<sub>\1</sub>", _RAISED.sub(r"<sup>\1</sup>", html))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["backticks", "emphasis", "escape"])
