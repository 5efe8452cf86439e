"""Notes that string clauses together: no question can hold them, only quote them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from quizgen.items.phrases import is_third_person, is_verb
from quizgen.text.languages import Language, language_of
from quizgen.text.tokens import tokens

_BROKEN = re.compile(r":\s+\S|[.!?]\s+[^\W\d_]|;\s")
_JOINTS = frozenset({"and", "or", "but", "so"})
_RELATIVES = frozenset({"that", "which", "who", "where", "whose"})


@lru_cache(maxsize=1 << 16)
def runs_on(text: str, language: str = "en") -> bool:
    """Whether a phrase goes on as another sentence or as loose notes.

    >>> runs_on("helps with planning, results in higher sales")
    True
    >>> runs_on("collects, stores and shows what people buy")
    False
    >>> runs_on("a soup: a stock cleared with egg whites"), runs_on("a cheap, fast tool")
    (True, False)
    """
    rules = language_of(language)
    if language[:2] != "en" or not rules.complete:
        return False
    parts = [[word.lower() for word in tokens(part)] for part in text.split(",")]
    return (
        bool(_BROKEN.search(text)) or _stray_verb(parts, rules) or _second_subject(parts[1:], rules)
    )


def _stray_verb(parts: list[list[str]], rules: Language) -> bool:
    """Whether the last verb after a comma has no "and" before it: "…, gives an aroma"."""
    later = [words for words in parts[1:] if words]
    started = any(_RELATIVES & set(words) for words in parts[:1])
    verbs = [at for at, words in enumerate(later) if is_third_person(words, rules)]
    if not verbs or started:
        return False
    rest = later[verbs[-1] :]
    joined = (
        one in _JOINTS and is_third_person([other, "the"], rules)
        for words in rest
        for one, other in pairwise(words)
    )
    return not any(joined)


def _second_subject(parts: list[list[str]], rules: Language) -> bool:
    """Whether a clause with a subject of its own follows: "…, and firms use it to …"."""
    return any(
        words[0] in _JOINTS
        and words[1].endswith("s")
        and not words[2].endswith("s")
        and is_verb(words[2], rules, also_nouns=True)
        for words in parts
        if len(words) > 3  # noqa: PLR2004 - joint, subject, verb and what follows
    )
