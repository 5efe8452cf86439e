"""Which wrong options would stand out: another kind of thing, or of another topic.

A student who knows nothing strikes the odd option, so three options that fit are better
than four of which one does not, and where not even two fit there is no question.
"""

from __future__ import annotations

from quizgen.items.distractors import NEXT, Distractor, Field, beside, siblings
from quizgen.items.kinds import alike
from quizgen.items.lexicon import Facts
from quizgen.items.looks import confusable, named_alike
from quizgen.text.languages import language_of

_LEAST = 2
# A third wrong option that fits so much less than the second would be struck at once.
_GAP = 0.6
# How close two topics must be where nothing tells what kind of thing an entry is, where
# both are of one kind, and where the notes put the two side by side.
_TOPICAL = 0.1
_AKIN = 0.08
_TOUCHING = 0.03


def without_strangers(
    field: Field, one: Facts, ranked: list[Distractor], *, filled: bool = False
) -> list[Distractor]:
    """The ranking without options that stand out.

    Three options that fit are better than four of which one is struck at once.  In a language
    whose nouns tell no kind the next best fill up; beside a single name that fits, where
    `filled` asks for it, one of a thing of the same kind.
    """
    facts = field.lex.facts

    fitting = [d for d in ranked if not d.entry or not is_stranger(field, one.id, d.entry)]
    if len(fitting) < _LEAST and not language_of(field.lex.language).kinds:
        fitting += [d for d in ranked if d not in fitting][: _LEAST - len(fitting)]
    if filled and len(fitting) == _LEAST - 1:
        same = (d for d in ranked if alike(one.kind, facts[d.entry].kind) == 1)
        fitting += [d for d in same if d not in fitting][:1]
    least = _GAP * fitting[1].score if len(fitting) > 1 else 0.0
    fits = [_fit(field, one, facts[d.entry]) if d.entry else 1.0 for d in fitting]
    enough = min(fits[:_LEAST], default=0.0)
    return [
        d
        for at, d in enumerate(fitting)
        if at < _LEAST or (d.score >= least and fits[at] >= enough)
    ]


def _fit(field: Field, one: Facts, other: Facts) -> float:
    """How surely the two are things of one kind: 1 for kin, .5 for one kind, 0 unknown."""
    close = field.topics.closeness(one.id, other.id) >= _TOPICAL
    if is_kin(field, one.id, other.id):
        return 1.0
    return (1.0 if close else 0.5) if alike(one.kind, other.kind) > 0 else 0.0


def is_kin(field: Field, entry: str, other: str) -> bool:
    """Whether a list, opposites, one noun or the make of their names puts two side by side."""
    one, two = field.lex.facts[entry], field.lex.facts[other]
    if other in siblings(field, entry) or other in field.opposites.get(entry, ()):
        return True
    return one.is_of_one_noun_with(two) or named_alike(one.name, two.name, field.lex.language)


def is_stranger(field: Field, entry: str, other: str) -> bool:
    """Whether `other` is an odd wrong option: another kind of thing, or of another topic.

    Kin is no stranger, and neither is what the notes put beside the entry, or a name that
    is easily taken for it.
    """
    one, two = field.lex.facts[entry], field.lex.facts[other]
    if is_kin(field, entry, other) or one.phrase.form == two.phrase.form == "place":
        return False
    kinship = alike(one.kind, two.kind)
    if kinship < 0:
        return True
    if confusable(one.name, two.name) > 0:
        return False
    by_place, close = beside(field, entry, other), field.topics.closeness(entry, other)
    if kinship > 0:
        return by_place < NEXT / 2 and close < _AKIN
    if not _one_make(one, two):
        return True
    near = by_place >= NEXT / 2 and close >= _TOUCHING
    known = bool(one.kind and two.kind)
    return not near and (known or close < _TOPICAL)


def _one_make(one: Facts, other: Facts) -> bool:
    """Whether two definitions are made alike; a whole sentence goes with any."""
    forms = {one.phrase.form.rstrip("s"), other.phrase.form.rstrip("s")}
    return len(forms) == 1 or "sentence" in forms
