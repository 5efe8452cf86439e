"""What keeps a definition from being accepted without a person, however alike the words are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.grading.lexicon import Lexicon, lexicon_of
from quizgen.grading.meaning import Statement, nearest, without
from quizgen.text.tokens import stem

_SAME_MEANING = 0.9
# Words more or less that hardly change a definition, as a share of its own.
_FEW = 0.25
_DENIAL = "\N{NOT SIGN}"


def contradicts(wanted: Statement, said: Statement, language: str) -> bool:
    """Whether one denies an odd number of times more than the other.

    >>> from quizgen.grading.meaning import statement_of
    >>> contradicts(statement_of("it sells"), statement_of("it is wrong that it sells"), "en")
    True
    """
    words = lexicon_of(language)
    return (_count_denials(wanted, words) - _count_denials(said, words)) % 2 == 1


def doubt(wanted: Statement, said: Statement, asked: Statement, language: str) -> tuple[str, str]:
    """The code and sentence of what a person should look at, or two empty texts."""
    words = lexicon_of(language)
    if _count_denials(wanted, words) != _count_denials(said, words):
        return "negation", "one is negated and the other is not"
    order, other = _shape(wanted, said, words), _shape(said, wanted, words)
    if order != other:
        moved = _without_denials(order) == _without_denials(other)
        if moved:
            return "negation", "the negation stands in another place"
        return "swapped", "the words stand in another order"
    return "definition" if (why := _other_words(wanted, said, asked, language)) else "", why


def _count_denials(statement: Statement, words: Lexicon) -> int:
    return sum(word in words.language.negations or word in words.untrue for word in statement.words)


def _shape(one: Statement, other: Statement, words: Lexicon) -> tuple[str, ...]:
    """The words that both have, with words of direction and denials, in order."""
    rules = words.language
    found: list[str] = []
    for word in one.words:
        root = stem(word, rules.code)
        if word in rules.negations or word in words.untrue:
            found.append(_DENIAL)
        elif root in one.weights and root in other.weights:
            found.append(root)
        elif word in rules.direction_words:
            found.append(word)
    return tuple(found)


def _without_denials(shape: Sequence[str]) -> list[str]:
    return [word for word in shape if word != _DENIAL]


def _other_words(wanted: Statement, said: Statement, asked: Statement, language: str) -> str:
    """Why words more or less may make an answer say another thing, or ""."""
    own: Mapping[str, float] = without(wanted.weights, asked.weights) or wanted.weights
    known = {**wanted.weights, **asked.weights}
    others = [root for root in said.weights if nearest(root, known, language) < _SAME_MEANING]
    missing = [root for root in own if nearest(root, said.weights, language) < _SAME_MEANING]
    if missing and (others or len(missing) > len(own) * _FEW):
        rest = ", and it has other words" if others else ""
        return f"nothing in it means “{wanted.written[missing[0]]}”{rest}"
    if len(others) > len(own) * _FEW:
        return f"it also says “{said.written[others[0]]}”"
    return ""
