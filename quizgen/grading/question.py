"""What is known of one question with a term as its answer, prepared once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.judgement import Context
from quizgen.grading.lexicon import lexicon_of
from quizgen.grading.names import Name, has_number, name_of, variants

_LONGEST_SHORT = 8


@dataclass(frozen=True, slots=True)
class Lookup:
    """Names found by their text, folded, joined or base forms, in no time.

    `by_length` has the names in the order of their letters without spaces, which are
    `joined`; `lengths` says how many.
    """

    names: tuple[Name, ...]
    by_text: Mapping[str, Name]
    by_folded: Mapping[str, Name]
    by_joined: Mapping[str, Name]
    by_key: Mapping[tuple[str, ...], Name]
    by_length: tuple[Name, ...]
    joined: tuple[str, ...]
    lengths: tuple[int, ...]
    by_first: Mapping[str, tuple[Name, ...]]

    def same(self, answer: Name) -> Name | None:
        """The name that the answer is, but for case, punctuation, spacing and plural."""
        return (
            self.by_folded.get(answer.folded)
            or self.by_joined.get(answer.joined)
            or self.by_key.get(answer.key)
        )


@dataclass(frozen=True, slots=True)
class TermQuestion:
    """A question prepared for `match_term`.

    Args:
        accepted: the names that are right; the first is the one the key prints.
        rivals: the names of other terms.
        near: names that a person should look at.
        never: answers ruled wrong for good.
        main: the folded spellings of the first name.
        code: the language.
        match: "fuzzy" or "exact".
        numbered: whether a number belongs to an accepted name.
    """

    accepted: Lookup
    rivals: Lookup
    near: Lookup
    never: Lookup
    main: frozenset[str]
    context: Context
    code: str
    match: str
    numbered: bool


def prepare_question(
    accepted: Sequence[str],
    *,
    rivals: Iterable[str] = (),
    near: Iterable[str] = (),
    never: Iterable[str] = (),
    match: str = "fuzzy",
    language: str = "en",
    any_form: bool = False,
) -> TermQuestion:
    """The question prepared: names that are accepted are no rivals and not near."""
    rivals = tuple(rivals)
    right = look_up(_accepted(accepted, rivals, language))
    close = look_up(_others(near, right, language))
    others = look_up(name for name in _others(rivals, right, language) if close.same(name) is None)
    words = frozenset(
        word for group in (right, others, close) for name in group.names for word in name.words
    )
    context = Context(
        lexicon_of(language),
        words,
        frozenset(others.by_key),
        frozenset(name.words[-1] for name in right.names if len(name.words) > 1),
        any_form=any_form,
    )
    main = (
        frozenset(name.folded for name in variants(accepted[0], language))
        if accepted
        else frozenset()
    )
    ruled = look_up(name_of(text, language) for text in never)
    numbered = any(has_number(name) for name in right.names)
    return TermQuestion(right, others, close, ruled, main, context, language, match, numbered)


def look_up(names: Iterable[Name]) -> Lookup:
    """The names in all their spellings; of two alike the first counts."""
    written = [name for name in names if name.text]
    kept = [name for name in written if name.folded]
    backwards = kept[::-1]
    names = tuple({name.folded: name for name in kept}.values())
    by_length = tuple(sorted(names, key=lambda name: len(name.joined)))
    return Lookup(
        names=names,
        by_text={name.text: name for name in reversed(written)},
        by_folded={name.folded: name for name in backwards},
        by_joined={name.joined: name for name in backwards},
        by_key={name.key: name for name in backwards},
        by_length=by_length,
        joined=tuple(name.joined for name in by_length),
        lengths=tuple(len(name.joined) for name in by_length),
        by_first=_by_first(names),
    )


def _by_first(names: Sequence[Name]) -> Mapping[str, tuple[Name, ...]]:
    """The names that a short form may stand for, by the letter or digit it would start with."""
    found: dict[str, list[Name]] = {}
    for name in names:
        if len(name.words) > 1 or len(name.joined) > _LONGEST_SHORT:
            word, base = name.words[0], name.key[0].lstrip("#")
            firsts = {word[:1], base[:1], "x" if word.startswith("ex") else word[:1]}
            for first in sorted(firsts):
                found.setdefault(first, []).append(name)
    return {first: tuple(some) for first, some in found.items()}


def _accepted(texts: Sequence[str], rivals: Sequence[str], language: str) -> Iterator[Name]:
    """The accepted names, without short ones that another term has, too: Guinea (Bissau)."""
    shared = {
        name.folded for text in rivals if "(" in text for name in variants(text, language)[1:]
    }
    for text in texts:
        names = variants(text, language)
        yield from names[:1]
        yield from (name for name in names[1:] if name.folded not in shared)


def _others(texts: Iterable[str], right: Lookup, language: str) -> list[Name]:
    names = (name for text in texts for name in variants(text, language)[:1])
    return [name for name in names if right.by_folded.get(name.folded) is None]
