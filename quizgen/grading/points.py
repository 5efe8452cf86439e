"""A list answer cut into its parts, and the places where a point of the list stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizgen.grading.acronyms import stands_for
from quizgen.grading.denied import denials, denied, is_loose_end
from quizgen.grading.kin import Kin
from quizgen.grading.ladder import match_term
from quizgen.grading.lexicon import Lexicon
from quizgen.grading.model import Match
from quizgen.grading.names import name_of
from quizgen.grading.question import TermQuestion
from quizgen.grading.relate import relate
from quizgen.quiz.policy import Policy
from quizgen.text.fold import fold

_STRONG = re.compile(
    r"[\r\n;•·‣▪●○■*|\t]|,(?!\d)|(?:^|(?<=\s))[-–—>]+(?:\s+(?=\w)|(?=[^\W\d]))|\s[-–—]\s|\s/\s|/(?=\s)|(?<=\w)\.(?=\s)"
)
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s,;]))(?:[(\[]?(?:\d{1,2}|[a-z]|i{1,3}|iv|vi{0,3})[.)\]:](?=\s|\D)|#\d{1,2})\s*",
    re.IGNORECASE,
)
_MOST_WINDOWS = 400
_LONGEST_CODE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A window of words in a part of the answer that is, or may be, a point of the list."""

    part: int
    start: int
    end: int
    item: int
    text: str
    match: Match
    whole: bool

    @property
    def rank(self) -> tuple[int, int, int, float, int, int, int]:
        """Sort key: certain before doubtful, whole parts first, longer windows, reading order."""
        certain = 0 if self.match.decision == "accept" else 1
        return (
            certain,
            0 if self.match.reason in {"exact", "folded", "alias"} else 1,
            -(self.end - self.start),
            -self.match.score,
            self.part,
            self.start,
            self.item,
        )


def cut_parts(answer: str) -> tuple[str, ...]:
    """The parts of a list answer between separators, numbering and bullets.

    >>> cut_parts("1. plan 2) source; make - deliver")
    ('plan', 'source', 'make', 'deliver')
    """
    calm = answer.lower() if _is_shouted(answer) else answer
    marked = _NUMBERED.sub("\n", calm)
    parts = (part.strip() for part in _STRONG.split(marked))
    return tuple(part for part in parts if fold(part))


def _is_shouted(answer: str) -> bool:
    return answer.isupper() and sum(char.isalpha() for char in answer) > _LONGEST_CODE


def find_points(
    parts: tuple[str, ...], items: tuple[TermQuestion, ...], policy: Policy, lexicon: Lexicon
) -> list[Found]:
    """Every place in the parts where a point may stand, best first."""
    found: list[Found] = []
    for number, part in enumerate(parts):
        words = trimmed(part.split(), lexicon)
        whole = _in_window(number, words, (0, len(words)), items, policy, range(len(items)))
        if any(one.match.decision == "accept" for one in whole):
            found += whole
        else:
            inner = list(_inner(number, words, items, policy, lexicon))
            found += (whole if _says_more(whole, inner, parts) else inner) or whole
    return sorted(found, key=lambda one: one.rank)


def _in_window(
    number: int,
    words: list[str],
    span: tuple[int, int],
    items: tuple[TermQuestion, ...],
    policy: Policy,
    likely: Iterable[int],
) -> list[Found]:
    start, end = span
    text = " ".join(words[start:end])
    whole = end - start == len(words)
    results = ((at, match_term(text, items[at], policy)) for at in sorted(likely))
    return [
        Found(number, start, end, at, text, match, whole)
        for at, match in results
        if match.decision != "reject"
    ]


def trimmed(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The words without an "and" or an article at either end."""
    kept = [at for at, word in enumerate(words) if not is_loose_end(word, lexicon)]
    return list(words[kept[0] : kept[-1] + 1] if kept else words)


def _says_more(whole: list[Found], inner: list[Found], parts: tuple[str, ...]) -> bool:
    """Whether a part between separators is one point with words that may change it."""
    named = {one.item for one in inner}
    more = {one.item for one in whole if one.match.reason == "extra-word"}
    return len(parts) > 1 and len(named) == 1 and named <= more


def _inner(
    number: int,
    words: list[str],
    items: tuple[TermQuestion, ...],
    policy: Policy,
    lexicon: Lexicon,
) -> Iterator[Found]:
    """Certain points inside a part, but for clauses that negate."""
    longest = max((len(name.words) for item in items for name in item.accepted.names), default=1)
    ends = [_touched(word, items, lexicon) for word in words]
    found = [
        one
        for start, end in _windows(len(words), longest + 2)
        if ends[start] & ends[end - 1]
        for one in _in_window(
            number, words, (start, end), items, policy, ends[start] & ends[end - 1]
        )
        if one.match.decision == "accept"
    ]
    negated = denials(words, lexicon)
    spans = [(one, set(range(one.start, one.end))) for one in found]
    # A "not" that is part of a point denies nothing else.
    claimed = {at for _, span in spans for at in span & negated}
    places = denied(words, negated - claimed, lexicon)
    yield from (one for one, span in spans if span & claimed or not span & places)


def _touched(word: str, items: tuple[TermQuestion, ...], lexicon: Lexicon) -> frozenset[int]:
    """The items that a window may be which starts or ends with the word."""
    if is_loose_end(word, lexicon):
        return frozenset()
    code = lexicon.language.code
    pieces = name_of(word, code).folded.split()
    return frozenset(
        at for at, item in enumerate(items) if any(_touches(piece, item, code) for piece in pieces)
    )


def _touches(piece: str, item: TermQuestion, code: str) -> bool:
    """Whether the piece of a word is of one of the item's names, or stands for it."""
    return any(
        piece in name.joined
        or any(relate(piece, expected, code).kin <= Kin.TYPO for expected in name.words)
        or stands_for(piece, name.words, code)
        for name in item.accepted.names
    )


def _windows(count: int, longest: int) -> Iterator[tuple[int, int]]:
    spans = (
        (start, start + length)
        for length in range(1, min(count, longest) + 1)
        for start in range(count - length + 1)
        if length < count
    )
    for number, span in enumerate(spans):
        if number >= _MOST_WINDOWS:
            return
        yield span
