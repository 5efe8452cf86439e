"""Cards whose halves are announced by marker words: `question` / `answer`, `Q:` / `A:`.

A marker may stand alone, open a line, or be glued to other text by a web site's
copy and paste (`Unlock answersquestion`); a glued one counts only where a marker is
missing otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from quizgen.sources.boilerplate import is_rule, is_site_phrase
from quizgen.sources.draft import (
    INVISIBLE,
    MARKER,
    MARKUP,
    MORE_FRONT,
    SITE,
    TITLE,
    UNCLAIMED,
    Draft,
    Pair,
)
from quizgen.sources.lines import Line, numbered_lines, words_of
from quizgen.sources.model import Skipped, SourceFile

_FRONTS = (
    "question|term|front|word|concept|prompt|frage|begriff|vorderseite|terme|recto|pregunta|"
    "término|anverso|domanda|termine|fronte|vraag|begrip|voorkant|pergunta|termo|frente|fråga|"
    "concepto|concetto|conceito|notion|vs|q|f|p|d|v|t"
)
_BACKS = (
    "answer|definition|def|ans|back|meaning|translation|explanation|antwort|bedeutung|erklärung|"
    "lösung|rückseite|réponse|définition|signification|explication|verso|respuesta|definición|"
    "significado|explicación|reverso|risposta|definizione|significato|spiegazione|retro|antwoord|"
    "definitie|betekenis|uitleg|achterkant|resposta|definição|explicação|svar|rs|a|r"
)
_NUMBER = r"(?:(?:#|n[°º]|nr\.?|no\.?|núm\.?)\s*)?\d*"
_BARE = re.compile(
    rf"^[-*•#\s]*[*_]*(?:(?P<front>{_FRONTS})|(?P<back>{_BACKS}))\s*(?P<number>{_NUMBER})\s*[*_]*[:.)]?[*_]*$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"^[-*•#\s]*(?:\d+[.)]\s+)?[*_]*(?:\((?=(?-i:[QAFRPD])\)))?(?:(?P<front>{_FRONTS})|(?P<back>{_BACKS}))"
    rf"\s*{_NUMBER}\s*[*_]*"
    r"(?:[:)]|\.(?=\s)|\s[-–—]\s)[*_]*\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ALONE = words_of(
    "question answer frage antwort pregunta respuesta domanda risposta réponse vraag antwoord "
    "pergunta resposta"
)
_CARD_NUMBER = re.compile(
    r"^[*_#\s]*(?:flash\s?)?(?:card|karte|carte|tarjeta|scheda|kaart|no|nr)\.?\s*#?\d{1,4}[:.)]?[*_]*$",
    re.IGNORECASE,
)
_RARE = 0.2
Kind = Literal["front", "back", "text"]


@dataclass(frozen=True, slots=True)
class _Token:
    """A line as a marker or as text; `rest` is what it holds besides the marker.

    `before` is text in front of a marker glued to its end.
    """

    kind: Kind
    line: Line
    rest: str
    before: str = ""
    word: str = ""


@dataclass(slots=True)
class _Open:
    """The card being read."""

    marker: Line
    front: list[tuple[Line, str]] = field(default_factory=list)
    back: list[tuple[Line, str]] = field(default_factory=list)
    in_back: bool = False


def read_markers(file: SourceFile) -> Draft:
    """The cards between marker words."""
    lines = numbered_lines(file.text)
    tokens = _glued(_both_kinds(_known([_token(line) for line in lines])))
    cards: list[_Open] = []
    skipped: list[Skipped] = []
    for token in _split_inline(tokens):
        _take(file.name, token, cards, skipped)
    pairs: list[Pair] = []
    for card in cards:
        pair, rest = _pair(file.name, card)
        pairs.extend(pair)
        skipped.extend(rest)
    return Draft(tuple(pairs), (), tuple(skipped))


def _token(line: Line) -> _Token:
    text = line.text[:400]
    if found := _BARE.match(text):
        word = (found["front"] or found["back"]).casefold()
        closed = text.rstrip("*_").endswith((":", ".", ")"))
        if closed or word in _ALONE or (len(word) > 1 and not found["number"]):
            return _Token("front" if found["front"] else "back", line, "", word=word)
    elif found := _INLINE.match(text):
        word = (found["front"] or found["back"]).casefold()
        rest = line.text[found.start("rest") :]
        return _Token("front" if found["front"] else "back", line, rest, word=word)
    return _Token("text", line, line.text)


def _known(tokens: Sequence[_Token]) -> list[_Token]:
    """Only the marker words that the file uses throughout; a rare one is text."""
    counts = {
        kind: Counter(token.word for token in tokens if token.kind == kind)
        for kind in ("front", "back")
    }
    most = {kind: max(words.values(), default=0) for kind, words in counts.items()}
    return [
        token
        if token.kind == "text" or counts[token.kind][token.word] > _RARE * most[token.kind]
        else _Token("text", token.line, token.line.text)
        for token in tokens
    ]


def _both_kinds(tokens: list[_Token]) -> list[_Token]:
    """The tokens, with one kind made out of what is there where a file lacks it.

    Of two words for fronts (`T:` and `D:`) the second is one for backs; where only
    answers are marked, the line before each is a question.
    """
    found = [token.kind for token in tokens]
    fronts = list(dict.fromkeys(token.word for token in tokens if token.kind == "front"))
    if "back" not in found and len(fronts) == 2:  # noqa: PLR2004 - a front and a back
        return [
            replace(token, kind="back") if token.word == fronts[1] else token for token in tokens
        ]
    if "front" in found or "back" not in found:
        return tokens
    following = [*found[1:], "text"]
    return [
        replace(token, kind="front") if kind == "text" and after == "back" else token
        for token, kind, after in zip(tokens, found, following, strict=True)
    ]


def _glued(tokens: Sequence[_Token]) -> list[_Token]:
    """The tokens, with glued markers where two of a kind follow each other."""
    words = {kind: _bare_word(tokens, kind) for kind in ("front", "back")}
    found = list(tokens)
    before: Kind = "back"
    start = 0
    for at, token in enumerate(tokens):
        if token.kind == "text":
            continue
        missing: Kind = "back" if token.kind == "front" else "front"
        if token.kind == before and words[missing]:
            _find_glued(found, range(start, at), missing, words[missing])
        before, start = token.kind, at + 1
    if before == "front" and words["back"]:
        _find_glued(found, range(start, len(tokens)), "back", words["back"])
    return found


def _bare_word(tokens: Sequence[_Token], kind: str) -> str:
    """The marker word that stands alone on most of its lines; a letter is none."""
    bare = Counter(t.word for t in tokens if t.kind == kind and not t.rest and len(t.word) > 2)  # noqa: PLR2004
    return min(bare, key=lambda word: (-bare[word], word), default="")


def _find_glued(tokens: list[_Token], where: range, kind: Kind, word: str) -> None:
    """Turns the likeliest line with a glued marker into a marker."""
    for at in reversed(where):
        token, text = tokens[at], tokens[at].line.text
        lower = text.casefold()
        if len(lower) != len(text) or lower == word:
            continue
        if lower.endswith(word):
            before = text[: -len(word)].rstrip()
            tokens[at] = _Token(kind, token.line, "", before=before, word=word)
            return
        if lower.startswith(word):
            tokens[at] = _Token(kind, token.line, text[len(word) :].lstrip(" :"), word=word)
            return


def _split_inline(tokens: Sequence[_Token]) -> list[_Token]:
    """`Q: … A: …` on one line as two tokens."""
    backs = sorted({token.word for token in tokens if token.kind == "back"}, key=len, reverse=True)
    words = "|".join(re.escape(word) for word in backs) or "answer|a"
    between = re.compile(rf"\s+(?:{words})\s*\d*\s*:\s*", re.IGNORECASE)
    found: list[_Token] = []
    for token in tokens:
        parts = between.split(token.rest, maxsplit=1) if token.kind == "front" else []
        if len(parts) == 2:  # noqa: PLR2004 - a front and a back
            found.append(_Token("front", token.line, parts[0], word=token.word))
            found.append(_Token("back", token.line, parts[1], word=backs[0] if backs else "a"))
        else:
            found.append(token)
    return found


def _take(source: str, token: _Token, cards: list[_Open], skipped: list[Skipped]) -> None:
    """Adds a token to the card it belongs to, or to the skipped lines."""
    number = token.line.number
    if not token.line.text:
        skipped.append(Skipped(source, number, INVISIBLE))
    elif token.kind == "text":
        _take_text(source, token, cards, skipped)
    else:
        _take_before(source, token, cards, skipped)
        if token.kind == "front" or not cards or cards[-1].in_back:
            cards.append(_Open(token.line))
        cards[-1].in_back = token.kind == "back"
        if token.rest:
            _add(cards[-1], token.line, token.rest)


def _take_before(source: str, token: _Token, cards: list[_Open], skipped: list[Skipped]) -> None:
    number = token.line.number
    if token.before and not is_site_phrase(token.before) and cards:
        _add(cards[-1], token.line, token.before)
    elif token.before:
        skipped.append(Skipped(source, number, SITE))
    elif not token.rest:
        skipped.append(Skipped(source, number, MARKER))


def _take_text(source: str, token: _Token, cards: list[_Open], skipped: list[Skipped]) -> None:
    number = token.line.number
    if is_rule(token.line.text):
        skipped.append(Skipped(source, number, MARKUP))
    elif is_site_phrase(token.line.text):
        skipped.append(Skipped(source, number, SITE))
    elif _CARD_NUMBER.match(token.line.text[:40]):
        skipped.append(Skipped(source, number, MARKER))
    elif cards:
        _add(cards[-1], token.line, token.line.text)
    else:
        skipped.append(Skipped(source, number, UNCLAIMED if skipped else TITLE))


def _add(card: _Open, line: Line, text: str) -> None:
    (card.back if card.in_back else card.front).append((line, text))


def _pair(source: str, card: _Open) -> tuple[list[Pair], list[Skipped]]:
    front = " ".join(text for _, text in card.front)
    first = card.front[0][0].number if card.front else card.marker.number
    start, end = (card.back[0][0], card.back[-1][0]) if card.back else (card.marker, card.marker)
    rest = [Skipped(source, line.number, MORE_FRONT) for line, _ in card.front[1:]]
    if not card.front and not card.back:
        return [], rest
    backs = tuple(text for _, text in card.back)
    return [Pair(front, backs, first, start.number, end.number)], rest
