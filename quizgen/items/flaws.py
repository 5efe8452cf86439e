"""Named flaws of items, from the published rules of item writing.

The rules follow Haladyna, Downing & Rodriguez, "A review of multiple-choice
item-writing guidelines for classroom assessment" (2002), and Gronlund's advice on
matching and completion items.  An error never reaches paper; a warning is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from quizgen.errors import Place, Problem, Severity, sort_problems
from quizgen.glossary.model import Glossary
from quizgen.items import flaw_options, flaw_texts
from quizgen.items.flaw_context import Context, context
from quizgen.items.model import Item, Matching

Check = Callable[[Item, Context], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One named check: how bad it is, what it looks for, and what to do about it."""

    severity: Severity
    rule: str
    hint: str
    check: Check
    kinds: tuple[str, ...] = ("choice", "matching", "cloze", "short", "open")


_CHOICE, _CLOZE, _SETS, _SHORT = ("choice",), ("cloze",), ("matching",), ("short",)

FLAWS: dict[str, Flaw] = {
    "key-not-unique": Flaw(
        Severity.ERROR,
        "exactly one option is right",
        'keep the two apart with never_with = ["…"]',
        flaw_options.key_not_unique,
        _CHOICE,
    ),
    "duplicate-options": Flaw(
        Severity.ERROR,
        "no two options say the same",
        "take one of them out",
        flaw_options.duplicate_options,
        _CHOICE,
    ),
    "too-few-options": Flaw(
        Severity.ERROR,
        "a choice has wrong options",
        "add wrong_options to the entry",
        flaw_options.too_few_options,
        _CHOICE,
    ),
    "two-options": Flaw(
        Severity.WARNING,
        "at least two wrong options",
        "add wrong_options to the entry",
        flaw_options.two_options,
        _CHOICE,
    ),
    "all-of-the-above": Flaw(
        Severity.ERROR,
        "no “all of the above” and no “none of the above”",
        "replace that option",
        flaw_options.all_of_the_above,
        _CHOICE,
    ),
    "key-in-stem": Flaw(
        Severity.ERROR,
        "a question does not say its answer",
        "reword the definition without its term",
        flaw_texts.key_in_stem,
    ),
    "source-residue": Flaw(
        Severity.ERROR,
        "no bullets, arrows or other marks of a source in print",
        "correct the definition in the glossary",
        flaw_texts.source_residue,
    ),
    "blank-count": Flaw(
        Severity.ERROR,
        "one answer for each blank",
        "write the answers as items",
        flaw_texts.blank_count,
        _CLOZE,
    ),
    "ambiguous-blank": Flaw(
        Severity.ERROR,
        "only one term fits a blank",
        "make the two definitions differ",
        flaw_texts.ambiguous_blank,
        _CLOZE,
    ),
    "clang-words": Flaw(
        Severity.WARNING,
        "no word of the key alone stands in the stem",
        "reword the definition",
        flaw_options.clang_words,
        _CHOICE,
    ),
    "part-given-away": Flaw(
        Severity.WARNING,
        "no part of an answer stands in its sentence or description",
        "reword the definition",
        flaw_texts.clang_in_sentence,
        ("cloze", "matching"),
    ),
    "longest-option": Flaw(
        Severity.WARNING,
        "the key is not the longest option by far",
        "shorten the definition",
        flaw_options.longest_option,
        _CHOICE,
    ),
    "grammar-cue": Flaw(
        Severity.WARNING,
        "article and number fit every option",
        "reword the term or the definition",
        flaw_options.grammar_cue,
        _CHOICE,
    ),
    "heterogeneous-options": Flaw(
        Severity.WARNING,
        "options are of one form",
        "add wrong_options to the entry",
        flaw_options.heterogeneous_options,
        _CHOICE,
    ),
    "off-topic-options": Flaw(
        Severity.WARNING,
        "wrong options belong to the topic",
        "add wrong_options to the entry",
        flaw_options.off_topic_options,
        _CHOICE,
    ),
    "other-kind": Flaw(
        Severity.WARNING,
        "options are things of one kind",
        "add wrong_options to the entry",
        flaw_options.other_kind,
        _CHOICE,
    ),
    "convergence": Flaw(
        Severity.WARNING,
        "the key is not the option that shares words with all others",
        "replace one of the options",
        flaw_options.convergence,
        _CHOICE,
    ),
    "absolute-words": Flaw(
        Severity.WARNING,
        "no “always” or “usually” in options",
        "reword the definition",
        flaw_options.absolute_words,
        _CHOICE,
    ),
    "negative-stem": Flaw(
        Severity.WARNING,
        "stems are positive",
        "reword the definition without “not”",
        flaw_texts.negative_stem,
    ),
    "unfocused-stem": Flaw(
        Severity.WARNING,
        "a stem is a full question",
        "end it with a question mark",
        flaw_texts.unfocused_stem,
        _CHOICE,
    ),
    "long-stem": Flaw(
        Severity.WARNING,
        "a stem is read in one go",
        "shorten the definition",
        flaw_texts.long_stem,
        ("choice", "cloze"),
    ),
    "list-as-definition": Flaw(
        Severity.WARNING,
        "a definition is more than a list",
        'set kind = "list" and write the points as items',
        flaw_texts.list_as_definition,
        ("choice", "cloze"),
    ),
    "unbalanced": Flaw(
        Severity.WARNING,
        "every parenthesis and quotation is closed",
        "close it in the glossary",
        flaw_texts.unbalanced,
    ),
    "blank-position": Flaw(
        Severity.WARNING,
        "a blank stands late in its sentence",
        "move the term to the end",
        flaw_texts.blank_position,
        _CLOZE,
    ),
    "blank-context": Flaw(
        Severity.WARNING,
        "a blank has at least six content words around it",
        "add to the sentence",
        flaw_texts.blank_context,
        _CLOZE,
    ),
    "many-blanks": Flaw(
        Severity.WARNING,
        "at most two blanks in a sentence",
        "split the sentence",
        flaw_texts.many_blanks,
        _CLOZE,
    ),
    "article-before-blank": Flaw(
        Severity.WARNING,
        "“a(n)” before a blank",
        "write a(n)",
        flaw_texts.article_before_blank,
        _CLOZE,
    ),
    "set-size": Flaw(
        Severity.WARNING,
        "four to ten premises",
        "split the set",
        flaw_texts.set_size,
        _SETS,
    ),
    "set-responses": Flaw(
        Severity.WARNING,
        "more responses than premises, and shorter ones",
        "add extra responses",
        flaw_texts.set_responses,
        _SETS,
    ),
    "set-form": Flaw(
        Severity.WARNING,
        "premises of one form",
        "exclude the odd one",
        flaw_texts.set_form,
        _SETS,
    ),
    "set-order": Flaw(
        Severity.WARNING,
        "premises and responses are not in one order",
        "change the order of the premises",
        flaw_texts.set_order,
        _SETS,
    ),
    "list-count": Flaw(
        Severity.WARNING,
        "the number asked for is the number of points",
        "correct the title or the items",
        flaw_texts.list_count,
        _SHORT,
    ),
}


def find_flaws(items: Mapping[str, Item], glossary: Glossary | None = None) -> list[Problem]:
    """The flaws of each item, by item and severity.

    Args:
        items: the items by id, from a bank, a quiz or a file of own items.
        glossary: where they come from; with it, two right answers and options off the
            topic are found too.
    """
    around = context(glossary)
    found = [problem for item in items.values() for problem in item_flaws(item, around)]
    return sort_problems(found)


def item_flaws(item: Item, around: Context) -> list[Problem]:
    """The flaws of one item."""
    return [
        Problem(flaw.severity, name, Place(item.id), message, flaw.hint, entries=_entries(item))
        for name, flaw in _for_kind(item.kind)
        for message in flaw.check(item, around)
    ]


@lru_cache(maxsize=8)
def _for_kind(kind: str) -> tuple[tuple[str, Flaw], ...]:
    return tuple((name, flaw) for name, flaw in FLAWS.items() if kind in flaw.kinds)


def _entries(item: Item) -> tuple[str, ...]:
    if isinstance(item, Matching):
        return item.entries
    entry = getattr(item, "entry", "")
    return (entry,) if entry else ()
