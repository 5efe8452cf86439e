"""GIFT, Moodle's text format for questions: `::title:: stem {=right ~wrong}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.errors import Place, Problem, Severity
from quizgen.sources.draft import HEADER, MARKUP, MORE_FRONT, Draft, Pair
from quizgen.sources.html import has_html, html_lines
from quizgen.sources.lines import Line, numbered_lines
from quizgen.sources.model import Skipped, SourceFile
from quizgen.text.clean import clean

_TITLE = re.compile(r"^\s*::(?:[^:\\]|\\.|:(?!:))*::\s*")
_FORMAT = re.compile(r"^\s*\[(?:html|markdown|plain|moodle)\]\s*", re.IGNORECASE)
_CATEGORY = re.compile(r"^\$CATEGORY\s*:\s*(.*)$", re.IGNORECASE)
_ANSWER = re.compile(r"(?<!\\)([=~])")
_WEIGHT = re.compile(r"^%(-?\d+(?:\.\d+)?)%")
_FEEDBACK = re.compile(r"(?<!\\)#.*$", re.DOTALL)
_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_TRUE = re.compile(r"^\s*(T|TRUE|F|FALSE)\s*(?:#.*)?$", re.IGNORECASE | re.DOTALL)
_ARROW = re.compile(r"\s*->\s*")
_ASKED = re.compile(r"\{[^{}]*(?<!\\)[=~#]|\{\s*(?:T|F|TRUE|FALSE)\b[^{}]*\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Question:
    """A question's text around its braces, and which lines each part stands in."""

    before: str
    inside: str
    after: str
    lines: tuple[Line, ...]
    opened: int
    closed: int


def is_gift(file: SourceFile) -> bool:
    """Whether there are braces with answers as only GIFT writes them."""
    head = file.text[:50_000]
    titled = re.search(r"^\s*::[^:\n]+::", head, re.MULTILINE)
    asked = len(_ASKED.findall(head))
    return asked > 0 and (bool(titled) or asked * 12 >= len(numbered_lines(head)))


def read_gift(file: SourceFile) -> Draft:
    """The cards of the questions; wrong options are kept as such."""
    pairs: list[Pair] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    tags: tuple[str, ...] = ()
    for block in _blocks(file, skipped):
        if found := _CATEGORY.match(block[0].text):
            tags = _tags(found[1])
            skipped.append(Skipped(file.name, block[0].number, HEADER))
            continue
        question = _question(block)
        if not question:
            skipped.extend(
                Skipped(file.name, line.number, "text without a question") for line in block
            )
            continue
        pairs.extend(_pairs(question, tags))
        problems.extend(_other_answers(file.name, question))
        skipped.extend(Skipped(file.name, line.number, MORE_FRONT) for line in block[1:])
    return Draft(tuple(pairs), (), tuple(skipped), tuple(problems))


def _blocks(file: SourceFile, skipped: list[Skipped]) -> Iterator[list[Line]]:
    """Questions, which blank lines part; comments and categories stand by themselves."""
    block: list[Line] = []
    depth = 0
    for line in numbered_lines(file.text):
        own = not depth and (line.text.startswith("//") or bool(_CATEGORY.match(line.text)))
        if block and (
            own or (line.after_blank and not depth) or (_TITLE.match(line.text) and not depth)
        ):
            yield block
            block = []
        if (line.text.startswith("//") and not depth) or not line.text:
            skipped.append(Skipped(file.name, line.number, MARKUP))
        elif own:
            yield [line]
        else:
            block.append(line)
            plain = _ESCAPED.sub("", line.text)
            depth = max(0, min(1, depth + plain.count("{") - plain.count("}")))
            if line.after_blank and len(block) == 1:
                depth = int(plain.count("{") > plain.count("}"))
    if block:
        yield block


def _tags(path: str) -> tuple[str, ...]:
    last = clean(path.rsplit("/", 1)[-1])
    return (last,) if last and "$" not in last else ()


def _question(block: Sequence[Line]) -> _Question | None:
    text = "\n".join(line.text for line in block)
    opened = re.search(r"(?<!\\)\{", text)
    closed = re.compile(r"(?<!\\)\}").search(text, opened.end()) if opened else None
    if not opened or not closed:
        return None
    return _Question(
        text[: opened.start()],
        text[opened.end() : closed.start()],
        text[closed.end() :],
        tuple(block),
        text.count("\n", 0, opened.start()),
        text.count("\n", 0, closed.start()),
    )


def _pairs(question: _Question, tags: tuple[str, ...]) -> list[Pair]:
    first = question.lines[0].number
    start, end = question.lines[question.opened].number, question.lines[question.closed].number
    stem = _stem(question)
    options = list(_options(question.inside))
    if true := _TRUE.match(question.inside):
        is_true = true[1][0].casefold() == "t"
        back, wrong = ("True", "False") if is_true else ("False", "True")
        return [Pair(stem, (back,), first, start, end, tags=tags, wrong_options=(wrong,))]
    if question.inside.strip().startswith("#"):
        number = _numeric(question.inside)
        return [Pair(stem, (number,) if number else (), first, start, end, tags=tags)]
    matches = [
        _ARROW.split(text, maxsplit=1) for right, _, text in options if right and "->" in text
    ]
    if matches:
        return [
            Pair(_plain(one[0]), (_plain(one[1]),), first, start, end, tags=tags) for one in matches
        ]
    right = [text for is_right, weight, text in options if is_right or weight > 0]
    wrong_options = tuple(
        _plain(text) for is_right, weight, text in options if not is_right and weight <= 0
    )
    items = tuple(_plain(text) for is_right, weight, text in options if weight > 0 and not is_right)
    if len(items) > 1:
        backs = tuple(_plain(text) for text in right)
        return [Pair(stem, backs, first, start, end, items, tags, wrong_options)]
    backs = (_plain(right[0]),) if right else ()
    return [Pair(stem, backs, first, start, end, tags=tags, wrong_options=wrong_options)]


def _other_answers(source: str, question: _Question) -> list[Problem]:
    """A word on right answers past the first, which a card has no place for."""
    right = [_plain(text) for is_right, _, text in _options(question.inside) if is_right]
    if len(right) < 2 or "->" in question.inside or question.inside.strip().startswith("#"):  # noqa: PLR2004
        return []
    others = ", ".join(f"“{text}”" for text in right[1:])
    message = f"other right answers are not part of the card: {others}"
    place = Place(source, question.lines[question.opened].number)
    hint = "give them to the entry as aliases, if they are names of it"
    return [Problem(Severity.INFO, "layout-uncertain", place, message, hint)]


def _stem(question: _Question) -> str:
    before = _FORMAT.sub("", _TITLE.sub("", question.before))
    after = question.after.strip()
    blank = " ____ " if after else " "
    return _plain(f"{before}{blank}{after}")


def _options(inside: str) -> Iterator[tuple[bool, float, str]]:
    """Whether it is right, its weight, and the text of each option."""
    parts = _ANSWER.split(inside)
    for mark, text in zip(parts[1::2], parts[2::2], strict=False):
        body = _FEEDBACK.sub("", text).strip()
        weight = _WEIGHT.match(body)
        body = body[weight.end() :].strip() if weight else body
        if body:
            yield mark == "=", float(weight[1]) if weight else 0.0, body


def _numeric(inside: str) -> str:
    """The number asked for, without its tolerance."""
    body = inside.strip().lstrip("#").strip()
    options = [text for right, _, text in _options(body) if right] or [_FEEDBACK.sub("", body)]
    return clean(re.split(r"(?<=\d)\s*:", options[0], maxsplit=1)[0])


def _plain(text: str) -> str:
    bare = _ESCAPED.sub(r"\1", _FORMAT.sub("", text))
    bare = bare.replace("\\n", " ")
    return clean(" ".join(html_lines(bare))) if has_html(bare) else clean(bare)
