"""What a written answer says, reduced to what two people may say in other words.

Small words go and stems stay in their order, but "tilt of the axis" is "axis tilt",
"guilt or innocence" is "innocence or guilt", and a slip of the pen is read as the word
that it misses.  Negations, numbers and most words of direction always count.  Words of
the question may be left out or repeated, unless the question sets them against each
other ("supply and demand").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from quizgen.grading.forms import roman
from quizgen.grading.kin import Kin
from quizgen.grading.lexicon import Lexicon, lexicon_of
from quizgen.grading.relate import relate
from quizgen.text.fold import fold
from quizgen.text.tokens import stem
from quizgen.text.words import count_folded

_DENIAL = "\N{NOT SIGN}"
_GAP, _OF, _OR = "", " of", " or"
_SLIPS = frozenset({Kin.TYPO, Kin.FORM})
_LEAST_REPAIRED = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """The question that answers are read in.

    Args:
        language: its language.
        asked: its words that an answer may leave out or repeat, without a final s.
        spelt: words that a slip may be read as, the likeliest first.
    """

    language: str
    asked: frozenset[str] = frozenset()
    spelt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gist:
    """What an answer says.

    Args:
        words: the stems that carry meaning, in order, each denial as a sign.
        asked: those of them that repeat the question.
        said: the stems without their order.
        signs: what may never differ: denials, numbers, and words with digits.
    """

    words: tuple[str, ...]
    asked: frozenset[str]
    said: frozenset[str]
    signs: tuple[str, ...]

    @property
    def core(self) -> tuple[str, ...]:
        """The stems without those of the question; all of them where there are no others."""
        return tuple(word for word in self.words if word not in self.asked) or self.words


def leaves_out(less: Gist, more: Gist) -> bool:
    """Whether one says the same as another but for words of the question.

    "Tilt" says what "the tilt of the Earth" says, but "alcohol" is no "ban of alcohol":
    the last word of a phrase is the one that counts.

    >>> earth = Frame("en", asked=frozenset(["earth"]))
    >>> leaves_out(gist_of("tilt", earth), gist_of("the tilt of the Earth", earth))
    True
    """
    left = more.said - less.said
    kept = tuple(word for word in more.words if word not in left)
    return left <= more.asked and less.words == kept and more.words[-1] not in left


def frame_of(
    prompt: str, texts: Iterable[str], language: str, written: Iterable[str] = ()
) -> Frame:
    """The frame of a question.

    Args:
        prompt: what was asked.
        texts: what is spelt as it should be, such as the accepted texts.
        language: the language of all these.
        written: answers, in which only words of the dictionary are surely spelt so.
    """
    words = fold(prompt, language).split()
    own = [word for text in (*texts, prompt) for word in fold(text, language).split()]
    own += [
        word
        for text in written
        for word in fold(text, language).split()
        if count_folded(word, language)
    ]
    return Frame(
        language,
        frozenset(map(_without_s, words)) - _set_against(words, language),
        tuple(dict.fromkeys(word for word in own if len(word) >= _LEAST_REPAIRED)),
    )


@lru_cache(maxsize=65536)
def gist_of(text: str, frame: Frame) -> Gist:
    """The gist of an answer to the question.

    >>> gist_of("the tilt of the axis", Frame("en")) == gist_of("Axis tilt", Frame("en"))
    True
    >>> gist_of("no atmoshpere", frame_of("", ["atmosphere"], "en")).words
    ('¬', 'atmospher')
    """
    asked: set[str] = set()
    articles = lexicon_of(frame.language).language.articles
    words = [word for word in fold(text, frame.language).split() if word not in articles]
    parts = [_part(word, frame, asked) for word in words]
    found = _ordered(parts, _ends(frame.language))
    signs = tuple(sorted(word for word in found if not word.isalpha()))
    return Gist(found, frozenset(asked), frozenset(found), signs)


def _part(word: str, frame: Frame, asked: set[str]) -> str:
    """A stem for a word that carries meaning, a mark for one that joins or parts."""
    mark = _marks(frame.language).get(word)
    if mark is not None:
        return mark
    lexicon = lexicon_of(frame.language)
    right = _repaired(word, frame)
    right = lexicon.irregular.get(right, right)
    number = _number(right, lexicon)
    # "Guilty" is of the stem "guilti", "guilt" of "guilt": they say the same.
    root = stem(right, frame.language)
    part = (root.removesuffix("i") or root) if number is None else str(number)
    if _without_s(right) in frame.asked:
        asked.add(part)
    return part


def _number(word: str, lexicon: Lexicon) -> int | None:
    """The value of a number in words or Roman numerals; one letter alone may be a name."""
    found = lexicon.numbers.get(word)
    return roman(word) if found is None and len(word) > 1 else found


@lru_cache(maxsize=8)
def _marks(language: str) -> dict[str, str]:
    """What small words stand for: a gap, a denial, or a word that joins."""
    lexicon = lexicon_of(language)
    rules = lexicon.language
    gaps = (rules.stop_words - rules.direction_words) | lexicon.hollow | lexicon.placing
    return {
        **dict.fromkeys(gaps, _GAP),
        **dict.fromkeys(lexicon.between_names, _OR),
        **dict.fromkeys(lexicon.genitives, _OF),
        **dict.fromkeys(rules.negations | lexicon.untrue, _DENIAL),
    }


@lru_cache(maxsize=65536)
def _repaired(word: str, frame: Frame) -> str:
    """The known word that a word which is none is a slip of, else the word itself."""
    if (
        len(word) < _LEAST_REPAIRED
        or word in frame.spelt
        or count_folded(word, frame.language)
        or not word.isalpha()
    ):
        return word
    kinships = [(relate(word, right, frame.language), right) for right in frame.spelt]
    slips = [(one.edits, right) for one, right in kinships if one.kin in _SLIPS]
    return min(slips, key=lambda one: one[0])[1] if slips else word


@lru_cache(maxsize=8)
def _ends(language: str) -> frozenset[str]:
    """What ends a phrase that follows "of": a denial, or a word of direction."""
    turns = lexicon_of(language).language.direction_words
    return frozenset(stem(word, language) for word in turns) | {_DENIAL, _GAP, _OF, _OR}


def _ordered(parts: Sequence[str], ends: frozenset[str]) -> tuple[str, ...]:
    """The stems with "a of b" as "b a", and two that are joined by "or" in one order."""
    words: list[str] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if part in {_OF, _OR} and at > 1 and words and parts[at - 2] == words[-1]:
            rest = parts[at : at + 1] if part == _OR else parts[at:]
            run = list(takewhile(lambda one: one not in ends, rest))
            at += len(run)
            head = words.pop()
            words += [*run, head] if part == _OF else sorted([head, *run])
        elif part and not part.startswith(" "):
            words.append(part)
    return tuple(words)


def _set_against(words: Sequence[str], language: str) -> frozenset[str]:
    """The words of a question that it sets against each other: they tell answers apart."""
    lexicon = lexicon_of(language)
    said = set(words)
    pairs = {word for pair in lexicon.opposites if said.issuperset(pair) for word in pair}
    bare = [word for word in words if word not in lexicon.language.articles]
    for at, word in enumerate(bare):
        if word in lexicon.between_names | lexicon.opposing:
            pairs.update(bare[max(0, at - 1) : at + 2])
    return frozenset(map(_without_s, pairs))


def _without_s(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
