"""What an answer has beside the words of the name: another order, and words too many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen.grading.align import Alignment
from quizgen.grading.forms import base_form, number_of
from quizgen.grading.judgement import Context, Judgement
from quizgen.grading.segments import enumeration
from quizgen.text.words import COMMON, count_folded

_LEAD_IN = 2


def misplaced(found: Alignment, context: Context) -> Judgement | None:
    """What another order means: often another thing, but "diabetes type 1" is none."""
    if found.in_order:
        return None
    if any(pair.expected in context.lexicon.language.direction_words for pair in found.pairs):
        return Judgement("reject", "direction", "the words on the two sides have changed places")
    if any(word in context.lexicon.links for _, word in found.extra):
        return None
    if context.any_form and _is_enumerated(found, context):
        return None
    if _is_rotated(found) and any(
        number_of(pair.expected, context.code) is not None for pair in found.pairs
    ):
        return None
    return Judgement("review", "order", "the words stand in another order")


def _is_enumerated(found: Alignment, context: Context) -> bool:
    """Whether the name only counts up, so that its order says nothing: fish, meat and eggs."""
    words = found.name.words
    counted = [word for word in words if word not in context.lexicon.conjunctions]
    return len(words) > len(counted) == len(enumeration(context.code).split(found.name.text))


def _is_rotated(found: Alignment) -> bool:
    """Whether the first words have moved behind the last ones: diabetes type 1."""
    places = [pair.at for pair in found.pairs]
    falls = sum(one > other for one, other in pairwise(places))
    return falls == 1 and places[-1] < places[0]


def surplus(found: Alignment, context: Context) -> Judgement | None:
    """What words beyond the name mean: another term, more than was asked, or nothing."""
    rules = context.lexicon.language
    rival = _rival_in(found, context)
    if rival:
        return Judgement("reject", "two-terms", f"the answer also names “{rival}”")
    against = _opposed(found, context)
    if against:
        return Judgement("reject", "two-terms", f"the answer also says “{against}”")
    free = context.lexicon.free
    if found.extra and found.extra[-1] == (len(found.typed) - 1, "i"):
        # At the end "I" is the numeral: mitosis I.
        free -= {"i"}
    if not found.in_order:
        free |= context.lexicon.links
    if context.any_form and enumeration(context.code).search(found.name.text):
        free |= context.lexicon.conjunctions
    extra = [(at, word) for at, word in found.extra if word not in free]
    last = max((pair.at for pair in found.pairs), default=-1)
    if len(extra) == 1 and extra[0][0] == last + 1 and extra[0][1] in rules.generic_tails:
        return None
    first = min((pair.at for pair in found.pairs), default=0)
    if _leads_in(extra, first, context) or _belongs(found, extra, last, context):
        return None
    if extra:
        words = " ".join(word for _, word in extra[:5])
        return Judgement("review", "extra-word", f"the answer says more than the term: “{words}”")
    return None


def _leads_in(extra: Sequence[tuple[int, str]], first: int, context: Context) -> bool:
    """Whether all that is added is "process of" before the name."""
    rules = context.lexicon.language
    words = [word for _, word in extra]
    kinds = rules.generic_tails | context.lexicon.fillers
    of = words[-1:] and words[-1] in context.lexicon.links
    alone = len(words) == 1 and extra[0][0] == first - 1 > 0
    return (
        all(at < first for at, _ in extra)
        and bool(of)
        and (alone or (len(words) == _LEAD_IN and words[0] in kinds))
    )


def _belongs(
    found: Alignment, extra: Sequence[tuple[int, str]], last: int, context: Context
) -> bool:
    """Whether one word is added at the end that another accepted name ends with, or a kind.

    UDP protocol is the User Datagram Protocol, the humerus bone is the humerus.
    """
    if len(extra) != 1 or extra[0][0] != last + 1:
        return False
    word = extra[0][1]
    return (len(word) > _LEAD_IN and word in context.heads) or (
        word in context.lexicon.kinds and (_has_several(found, context) or _is_rare(found, context))
    )


def _has_several(found: Alignment, context: Context) -> bool:
    """Whether the name has several words that mean something, and so is said in full."""
    return sum(pair.expected not in context.lexicon.slight for pair in found.pairs) > 1


def _is_rare(found: Alignment, context: Context) -> bool:
    """Whether the name has a word that few use, so that it can hardly begin another name."""
    return any(
        pair.expected.isalpha() and count_folded(pair.expected, context.code) < COMMON
        for pair in found.pairs
    )


def _rival_in(found: Alignment, context: Context) -> str:
    """The key of another term that stands in the words left over."""
    free = {at for at, _ in found.extra}
    words = found.typed
    for start in sorted(free):
        for end in range(start + 1, min(len(words), start + 6) + 1):
            if end - 1 not in free:
                break
            run = tuple(base_form(word, context.code) for word in words[start:end])
            if run in context.rival_keys:
                return " ".join(words[start:end])
    return ""


def _opposed(found: Alignment, context: Context) -> str:
    """A word left over that is the opposite of a word of the term."""
    own = {pair.expected for pair in found.pairs}
    contrasts = context.lexicon.language.contrasts
    for _, word in found.extra:
        if any((word == a and b in own) or (word == b and a in own) for a, b in contrasts):
            return word
    return ""
