"""Own items from the plain-text formats of learning platforms: GIFT and Aiken.

GIFT as Moodle documents it: multiple choice, true/false, short answer, matching,
missing word and essay.  Numerical answers and several right options have no
counterpart here and are reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.errors import Place, Problem, Severity
from quizgen.items.model import Blank, Choice, Cloze, Item, Matching, Open, Short
from quizgen.items.phrases import GAP
from quizgen.text.clean import clean
from quizgen.text.decode import lines
from quizgen.text.slug import free_slug

_CHECK = "own-item"
_GIFT_HINT = "a question is: Which tool planes wood? {=Plane ~Saw ~Chisel}"
_AIKEN_HINT = "a question, then lines such as “A. Plane”, then “ANSWER: A”"
_ANSWER_LINE = re.compile(r"^\s*ANSWER\s*:\s*([A-Z])\s*$", re.IGNORECASE)
_OPTION_LINE = re.compile(r"^\s*([A-Z])[.)]\s+(.*\S)\s*$")
_BODY = re.compile(r"(?<!\\)\{((?:\\.|[^{}\\])*)\}", re.DOTALL)
_TITLE = re.compile(r"^\s*::((?:\\.|[^\\:])*)::", re.DOTALL)
_MARKUP = re.compile(r"^\s*\[(?:html|markdown|plain|moodle)\]")
_ANSWER = re.compile(r"(?<!\\)([=~])((?:\\.|[^\\=~])*)", re.DOTALL)
_WEIGHT = re.compile(r"^\s*%(-?[\d.]+)%")
_TRUTH = {"t": "True", "true": "True", "f": "False", "false": "False"}

Found = tuple[list[Item], dict[str, Place], list[Problem]]


def looks_like_aiken(text: str) -> bool:
    """Whether the text has lines such as `ANSWER: B`."""
    return any(_ANSWER_LINE.match(line) for line in lines(text))


def items_from_aiken(text: str, name: str) -> Found:
    """The choice items of a text in Aiken format."""
    items: list[Item] = []
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    stem: list[str] = []
    options: dict[str, str] = {}
    start = 1
    for number, line in enumerate(lines(text), 1):
        answer, option = _ANSWER_LINE.match(line), _OPTION_LINE.match(line)
        if answer:
            place = Place(name, start)
            letter = answer[1].upper()
            if letter in options and stem:
                item = _aiken_item(" ".join(stem), options, letter, places)
                items.append(item)
                places[item.id] = place
            else:
                message = f"there is no option {letter} for this question"
                problems.append(_problem(Place(name, number), message, _AIKEN_HINT))
            stem, options = [], {}
        elif option and stem:
            options[option[1].upper()] = clean(option[2])
        elif line.strip():
            start = start if stem else number
            stem.append(clean(line))
    if stem:
        message = "this question has no ANSWER line"
        problems.append(_problem(Place(name, start), message, _AIKEN_HINT))
    return items, places, problems


def _aiken_item(stem: str, options: dict[str, str], letter: str, taken: dict[str, Place]) -> Choice:
    wrong = tuple(text for key, text in options.items() if key != letter)
    item_id = free_slug(stem[:40], taken)
    return Choice(id=item_id, stem=stem, key=options[letter], distractors=wrong)


def items_from_gift(text: str, name: str) -> Found:
    """The items of a text in GIFT format."""
    items: list[Item] = []
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for number, question in _questions(text):
        place = Place(name, number)
        made = _gift_item(question, places)
        if isinstance(made, str):
            problems.append(_problem(place, made, _GIFT_HINT))
        else:
            items.append(made)
            places[made.id] = place
    return items, places, problems


def _questions(text: str) -> Iterator[tuple[int, str]]:
    """The questions with the line they start on: blank lines part them, `//` is a comment."""
    start, depth = 0, 0
    kept: list[str] = []
    for number, line in enumerate([*lines(text), ""], 1):
        comment = line.lstrip().startswith(("//", "$CATEGORY"))
        if not line.strip() and depth <= 0:
            if kept:
                yield start, "\n".join(kept)
            kept, depth = [], 0
        elif not comment:
            start = start if kept else number
            kept.append(line)
            bare = re.sub(r"\\.", "", line)
            depth += bare.count("{") - bare.count("}")
    if kept:
        yield start, "\n".join(kept)


def _gift_item(question: str, taken: dict[str, Place]) -> Item | str:
    """The item of one question, or what keeps it from being one."""
    title = _TITLE.match(question)
    rest = question[title.end() :] if title else question
    body = _BODY.search(rest)
    if not body:
        is_open = re.search(r"(?<!\\)\{", rest)
        return "the { is not closed" if is_open else "this question has no answers in { }"
    before, after = _plain(_MARKUP.sub("", rest[: body.start()])), _plain(rest[body.end() :])
    name = _plain(title[1]) if title else before
    item_id = free_slug(name[:40], taken)
    inside = body[1].strip()
    if not inside:
        return Open(id=item_id, prompt=before)
    if inside.startswith("#"):
        return "numerical answers are not supported; write a short-answer item instead"
    truth = _TRUTH.get(re.split(r"(?<!\\)#", inside)[0].strip().lower())
    if truth:
        other = "False" if truth == "True" else "True"
        return Choice(id=item_id, stem=_statement(before), key=truth, distractors=(other,))
    return _answered(item_id, before, after, inside)


def _answered(item_id: str, before: str, after: str, inside: str) -> Item | str:
    found = _ANSWER.findall(inside)
    answers = [(mark, _answer_text(text)) for mark, text in found]
    right = [text for mark, text in answers if mark == "="]
    wrong = [text for mark, text in answers if mark == "~"]
    weights = [_WEIGHT.match(text) for _, text in found]
    several = sum(1 for weight in weights if weight and float(weight[1]) > 0) > 1 and not right
    if several or (wrong and len(right) > 1):
        return "several right options are not supported; keep one of them"
    if not right:
        return "none of the answers is marked as right with ="
    if all("->" in text for text in right):
        return _pairs(item_id, before, right)
    if wrong:
        stem = _gapped(before, after) if after else before
        return Choice(id=item_id, stem=stem, key=right[0], distractors=tuple(wrong))
    if after:
        blank = Blank(right[0], tuple(right[1:]))
        return Cloze(id=item_id, text=_gapped(before, after), blanks=(blank,))
    return Short(id=item_id, prompt=before, answer=right[0], accept=tuple(right[1:]))


def _gapped(before: str, after: str) -> str:
    """The sentence around a gap; a full stop or comma follows it closely."""
    return f"{before} {GAP}{'' if after[0] in '.,;:!?)' else ' '}{after}"


def _pairs(item_id: str, directions: str, right: list[str]) -> Matching:
    """A matching set; a response without a premise belongs to none."""
    pairs = [[side.strip() for side in text.split("->", 1)] for text in right]
    return Matching(
        id=item_id,
        directions=directions,
        pairs=tuple((premise, response) for premise, response in pairs if premise),
        extra_responses=tuple(response for premise, response in pairs if not premise),
    )


def _statement(text: str) -> str:
    """The statement as a question that names neither answer."""
    return text if text.endswith("?") else f"{text.rstrip('.')}. Is this statement correct?"


def _answer_text(text: str) -> str:
    """An answer without its weight and its feedback."""
    bare = re.split(r"(?<!\\)#", _WEIGHT.sub("", text.strip()))[0]
    return _plain(bare)


def _plain(text: str) -> str:
    return clean(re.sub(r"\\([~=#{}:\\])", r"\1", text.replace("\\n", " ")))


def _problem(place: Place, message: str, hint: str) -> Problem:
    return Problem(Severity.ERROR, _CHECK, place, message, hint)
