"""HTML in a field to plain lines: tags taken out, entities decoded, nothing else touched."""

from __future__ import annotations

import html
import re

from quizgen.sources.lines import words_of
from quizgen.text.clean import clean

_TAGS = words_of(
    """
    a abbr address article aside audio b big blockquote body br button caption center cite code col
    colgroup dd del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5
    h6 head header hr html i iframe img input ins kbd li link main mark meta nav noscript object
    ol option p param picture pre q rb rp rt ruby s samp script section select small source span
    strike strong style sub sup svg table tbody td template textarea tfoot th thead time
    title tr track tt u ul var video wbr anki-mathjax
    """
)
_BREAKING = words_of(
    "address article blockquote br center dd details div dl dt figure h1 h2 h3 h4 h5 h6 hr li "
    "main ol p pre section table tbody tfoot thead tr ul"
)
_HIDDEN = words_of("script style head template svg noscript")
_TAG = re.compile(r"\s*(/?)\s*([A-Za-z][A-Za-z0-9-]*)")
_SOUND = re.compile(r"\[sound:[^\[\]]{0,300}\]|\[anki:[a-z]+[^\[\]]{0,300}\]")
_SEEN = re.compile(
    r"<(?:br|/?(?:div|p|span|b|i|u|em|strong|ul|ol|li|sub|sup|font|img|a|table|tr|td))\b"
    r"[^<>]{0,500}>|"
    r"&(?:nbsp|amp|lt|gt|quot|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_SUBSCRIPT = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def has_html(text: str) -> bool:
    """Whether the text holds HTML tags or entities, rather than a `<` of its own."""
    return ("<" in text or "&" in text) and bool(_SEEN.search(text))


def html_lines(text: str) -> tuple[str, ...]:
    """The lines that a browser would show; a list's points start with `•`.

    Only names that HTML has count as tags, so `a < b` and `<stdio.h>` stay.

    >>> html_lines("H<sub>2</sub>O &amp; <b>ice</b><ul><li>cold<li>hard</ul>")
    ('H₂O & ice', '• cold', '• hard')
    """
    parts = text.split("<")
    out: list[str] = [parts[0]]
    hidden = ""
    script = ""
    comment = False
    for part in parts[1:]:
        if comment or part.startswith("!--"):
            comment = "-->" not in part
            out.append("" if comment else part.split("-->", 1)[1])
            continue
        tag, rest = _split_tag(part)
        if not tag:
            out.append("" if hidden else f"<{part}")
            continue
        hidden = _hidden_after(hidden, tag)
        script = tag if tag in {"sub", "sup"} else "" if tag in {"/sub", "/sup"} else script
        out.append(_break(tag) + ("" if hidden else _set(rest, script)))
    shown = _SOUND.sub(" ", html.unescape("".join(out)))
    return tuple(line for line in (clean(one) for one in shown.split("\n")) if line.strip("•"))


def _split_tag(part: str) -> tuple[str, str]:
    """The tag's name, `/name` for a closing one, and the text after; "" for no tag."""
    found = _TAG.match(part)
    end = part.find(">")
    if not found or end < 0 or found[2].casefold() not in _TAGS:
        return "", part
    return found[1] + found[2].casefold(), part[end + 1 :]


def _hidden_after(hidden: str, tag: str) -> str:
    if hidden:
        return "" if tag == f"/{hidden}" else hidden
    return tag if tag in _HIDDEN else ""


def _break(tag: str) -> str:
    if tag == "li":
        return "\n• "
    if tag in {"td", "th"}:
        return " "
    return "\n" if tag.lstrip("/") in _BREAKING else ""


def _set(text: str, script: str) -> str:
    """Digits as sub- or superscripts, so that CO₂ is not CO2 and x² not x2."""
    if not script or not text.strip() or set(text.strip()) - set("0123456789+-"):
        return text
    return text.translate(_SUBSCRIPT if script == "sub" else _SUPERSCRIPT)
