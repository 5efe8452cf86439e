"""What an alignment means: accept, reject or review, and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizgen.grading.align import Alignment, Pair
from quizgen.grading.forms import is_doer, is_done, names_another_thing, number_of
from quizgen.grading.judgement import Context, Judgement
from quizgen.grading.kin import REVIEWED, VETOES, Kin
from quizgen.grading.names import MINUS
from quizgen.grading.surplus import misplaced, surplus
from quizgen.text.words import COMMON, count_folded

_VETO_CODES = {
    Kin.NUMBER: ("number", "the number {typed} is not {expected}"),
    Kin.NEGATION: ("negation", "“{typed}” negates or turns round “{expected}”"),
    Kin.DIRECTION: ("direction", "“{typed}” points another way than “{expected}”"),
    Kin.OPPOSITE: ("opposite", "“{typed}” is the opposite of “{expected}”"),
}
_REVIEW_CODES = {
    Kin.RARE: ("rare-word", "“{typed}” is near “{expected}” but is a rare word of its own"),
    Kin.FAMILY: ("inflection", "“{typed}” is of the same family as “{expected}”, but another word"),
    Kin.FAR: ("typo", "“{typed}” could be “{expected}” badly misspelt"),
}
_SLIPS = frozenset({Kin.TYPO, *REVIEWED})
_OTHER_WORDS = frozenset({Kin.REAL, *REVIEWED})
_ALIKE = 0.6
_SHORT_PREFIX = 2


def judge(found: Alignment, context: Context) -> Judgement:
    """The decision on one alignment: vetoes first, then words missing, changed, added."""
    for rule in (_veto, _missing, _another_word, misplaced, surplus, _doubt, _doing):
        judgement = rule(found, context)
        if judgement is not None:
            return judgement
    return _accept(found)


def _veto(found: Alignment, context: Context) -> Judgement | None:
    if not any(pair.kinship.kin is not Kin.OTHER for pair in found.pairs):
        return None
    for pair in found.pairs:
        if pair.kinship.kin in VETOES:
            if _denied_in_words(pair, found, context):
                sentence = f"a “not” before the word may stand for “{pair.expected}”"
                return Judgement("review", "negation", sentence)
            code, sentence = _VETO_CODES[pair.kinship.kin]
            return Judgement("reject", code, _fill(sentence, pair))
    return _negated(found, context) or _numbers(found, context) or _turned(found, context)


def _negated(found: Alignment, context: Context) -> Judgement | None:
    negations = context.lexicon.language.negations
    extra = [word for _, word in found.extra if word in negations]
    extra += [
        word for word in _fronts(found, context.lexicon.negating, context.code) if word not in extra
    ]
    missing = [word for word in found.missing if word in negations]
    if extra and not missing:
        return Judgement("reject", "negation", f"“{extra[0]}” negates the term")
    if missing and not extra:
        return Judgement("reject", "negation", f"the term's “{missing[0]}” is missing")
    return None


def _denied_in_words(pair: Pair, found: Alignment, context: Context) -> bool:
    """Whether a "not" before the word says what the term says by a prefix: non-elastic."""
    extra = dict(found.extra)
    denying = context.lexicon.language.negations | context.lexicon.negating
    apart = [(extra.get(pair.at - 1, ""), pair.typed), (pair.typed, extra.get(pair.at + 1, ""))]
    return any(
        before in denying
        and word
        and pair.expected.endswith(word)
        and pair.expected.removesuffix(word) in context.lexicon.negating
        for before, word in apart
    )


def _fronts(found: Alignment, prefixes: frozenset[str], code: str) -> Iterator[str]:
    """Extra words that stand before a matched word and turn it round, as in "semi structured"."""
    matched = {pair.at for pair in found.pairs}
    return (
        word
        for at, word in found.extra
        if word in prefixes
        and at + 1 in matched
        and (len(word) > _SHORT_PREFIX or count_folded(word, code) < COMMON)
    )


def _numbers(found: Alignment, context: Context) -> Judgement | None:
    language = context.code
    extra = [word for _, word in found.extra if _is_number(word, language)]
    missing = [word for word in found.missing if _is_number(word, language)]
    if _has_sign(word for _, word in found.extra) != _has_sign(found.missing) and any(
        _is_number(pair.expected, language) for pair in found.pairs
    ):
        return Judgement("reject", "number", "one number is below zero and the other is not")
    if extra and (missing or any(word.isdecimal() for word in extra)):
        return Judgement("reject", "number", f"the number {extra[0]} does not belong here")
    if missing and not extra and len(found.pairs) > 0:
        return Judgement("reject", "number", f"the term's number {missing[0]} is missing")
    return None


def _has_sign(words: Iterable[str]) -> bool:
    return any(word == MINUS for word in words)


def _is_number(word: str, language: str) -> bool:
    return number_of(word, language) is not None


def _turned(found: Alignment, context: Context) -> Judgement | None:
    """A direction word of the term that is replaced or left out."""
    directions = context.lexicon.language.direction_words
    missing = [word for word in found.missing if word in directions]
    extra = [word for _, word in found.extra if word in directions]
    if missing and found.pairs:
        instead = f", “{extra[0]}” stands instead" if extra else ""
        return Judgement("reject", "direction", f"the term's “{missing[0]}” is missing{instead}")
    if extra and any(word in context.lexicon.language.stop_words for word in found.missing):
        sentence = f"“{extra[0]}” stands instead of “{found.missing[0]}”"
        return Judgement("reject", "direction", sentence)
    turning = [
        word
        for word in _fronts(found, context.lexicon.turning, context.code)
        if word not in directions
    ]
    if turning:
        return Judgement("reject", "direction", f"“{turning[0]}” changes the direction of the term")
    return None


def _missing(found: Alignment, context: Context) -> Judgement | None:
    # Articles were taken off the name, so one that is left is a name: vitamin A.
    content = [word for word in found.missing if word not in context.lexicon.small]
    if content:
        return _content_missing(found, content, context)
    kept = [word for word in found.missing if word not in context.lexicon.droppable]
    if kept:
        return Judgement("review", "missing-word", f"the small word “{kept[0]}” is missing")
    return None


def _content_missing(found: Alignment, content: Sequence[str], context: Context) -> Judgement:
    small = context.lexicon.slight
    strangers = [word for _, word in found.extra if word not in small]
    held = [pair for pair in found.pairs if pair.expected not in small]
    if not held:
        return Judgement("reject", "wrong", f"no word of “{found.name.text}” was found")
    named = "”, “".join(content)
    if strangers or any(pair.kinship.kin in _OTHER_WORDS for pair in held):
        return Judgement("reject", "wrong", f"“{named}” of “{found.name.text}” was not found")
    if set(content) <= context.lexicon.language.generic_tails or _identifies(held, context):
        return Judgement("review", "missing-word", f"only “{named}” is missing")
    return Judgement("reject", "missing-word", f"“{named}” is missing")


def _identifies(held: Sequence[Pair], context: Context) -> bool:
    """Whether what was written is a word that hardly anything else can mean."""
    return any(
        pair.kinship.kin <= Kin.TYPO and count_folded(pair.expected, context.code) < COMMON
        for pair in held
    ) and not any((pair.expected,) in context.rival_keys for pair in held)


def _another_word(found: Alignment, context: Context) -> Judgement | None:
    for pair in found.pairs:
        kin = pair.kinship.kin
        borrowed = (
            kin in _SLIPS and pair.typed in context.terms and pair.typed not in found.name.words
        )
        if kin is Kin.REAL or borrowed:
            what = "a word of another term" if borrowed else "another word"
            sentence = f"“{pair.typed}” is {what}, not a slip for “{pair.expected}”"
            return Judgement("reject", "real-word", sentence)
    return None


def _doubt(found: Alignment, _context: Context) -> Judgement | None:
    doubtful = [pair for pair in found.pairs if pair.kinship.kin in REVIEWED]
    if not doubtful:
        return None
    worst = max(doubtful, key=lambda pair: (pair.kinship.kin, pair.kinship.edits))
    code, sentence = _REVIEW_CODES[worst.kinship.kin]
    return Judgement("review", code, _fill(sentence, worst), sum(p.kinship.edits for p in doubtful))


def _doing(found: Alignment, context: Context) -> Judgement | None:
    """A doing that is written for a thing, or the other way round: a market is no marketing."""
    if context.any_form:
        return None
    alone = len(found.name.words) == 1
    for pair in found.pairs:
        words = (pair.typed, pair.expected, context.code)
        if pair.kinship.kin is Kin.FORM and (
            names_another_thing(*words) or is_done(*words) or (alone and is_doer(*words))
        ):
            code, sentence = _REVIEW_CODES[Kin.FAMILY]
            return Judgement("review", code, _fill(sentence, pair))
    return None


def _accept(found: Alignment) -> Judgement:
    slips = [pair for pair in found.pairs if pair.kinship.kin is Kin.TYPO]
    if slips:
        named = ", ".join(f"“{pair.typed}” for “{pair.expected}”" for pair in slips)
        edits = sum(pair.kinship.edits for pair in slips)
        return Judgement("accept", "typo", f"misspelt: {named}", edits)
    if any(pair.kinship.kin is Kin.SHORT for pair in found.pairs):
        return Judgement("accept", "abbreviation", "a word is shortened in a usual way")
    if not found.in_order:
        return Judgement("accept", "order", "the same words in another order")
    return Judgement("accept", "folded", "the same words; only their form differs")


def _fill(sentence: str, pair: Pair) -> str:
    return sentence.format(typed=pair.typed, expected=pair.expected)
