"""What kind of phrase a definition is, so that a question can be built around it.

In: the gist of a definition (see `gists`).
Out: its form: a noun phrase, a predicate, a place, a participle or a whole sentence.
A form is only claimed where the words make it clear; anything else counts as a
sentence, which every frame may quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from quizgen.items.nouns import ENDS, head_noun, is_gerund, starts_with_german_verb
from quizgen.text.languages import Language, language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import tokens
from quizgen.text.words import count_of, is_common

PhraseForm = Literal[
    "noun", "predicate", "predicates", "place", "participle", "participles", "sentence"
]

GAP = "____"
_CLAUSE = re.compile(r"[,;] (?:and |but |so )?(?:it|they|this) |; ")
_NOUN_ENDINGS = ("tion", "sion", "ment", "er", "or", "ity", "ness", "ist", "ism", "ance", "ence")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A gist and its form; `text` starts small where it may stand inside a sentence."""

    form: PhraseForm
    text: str


@lru_cache(maxsize=1 << 18)
def phrase(text: str, language: str = "en", *, plural: bool = False) -> Phrase:
    """The form of a gist, and its text ready for the frame of that form.

    `plural` says that the term is one: "link partners" then starts with its verb.

    >>> phrase("A network used by partners").form, phrase("allows customers to connect").form
    ('noun', 'predicate')
    >>> phrase("where packing takes place").form, phrase("the clerk is paid").form
    ('place', 'sentence')
    """
    rules = language_of(language)
    words = [word.lower() for word in tokens(text)]
    if not words or not rules.complete:
        return Phrase("sentence", text)
    if language[:2] != "en":
        start = [word.lower() for word in tokens(text.split(",", maxsplit=1)[0])]
        if language[:2] == "de" and starts_with_german_verb(text):
            return Phrase("predicate", text)
        return Phrase("sentence" if _finite(start, rules) else "noun", text)
    form = _form(words, text, rules, plural=plural)
    return Phrase(form, text if form == "sentence" else lower_first(text, language))


def is_bare(text: str, language: str = "en") -> bool:
    """Whether a noun phrase is singular without an article, which few sentences can hold.

    >>> is_bare("complete data set on each customer"), is_bare("programs that reward")
    (True, False)
    >>> is_bare("the flow of goods"), is_bare("searching large amounts of facts")
    (False, False)
    """
    first = text.split(" ", 1)[0].lower()
    if language[:2] != "en" or first in language_of(language).forms["determiners"]:
        return False
    head = head_noun(text, language, single=False)
    return not is_gerund(first) and singular(head, language) == head


def lower_first(text: str, language: str = "en") -> str:
    """`text` with a small first letter where its first word is an ordinary word.

    >>> lower_first("A tool"), lower_first("EDI partners"), lower_first("Internet users")
    ('a tool', 'EDI partners', 'internet users')
    """
    first = tokens(text)[:1]
    if not first or any(letter.isupper() for letter in first[0][1:]):
        return text
    ordinary = count_of(first[0], language) or first[0].lower() in language_of(language).stop_words
    return text[:1].lower() + text[1:] if ordinary else text


def one_form(texts: Iterable[str], language: str = "en") -> bool:
    """Whether the texts can all be read as phrases of one form.

    >>> one_form(["link the partners", "allows buyers to talk"]), one_form(["a tool", "it is so"])
    (True, False)
    """
    forms = [_forms(text, language) for text in texts]
    return not forms or bool(frozenset.intersection(*forms))


@lru_cache(maxsize=1 << 16)
def _forms(text: str, language: str) -> frozenset[str]:
    """The forms that a text can be read as, of one thing or of many."""
    readings = (phrase(text, language, plural=plural) for plural in (False, True))
    return frozenset(one.form.rstrip("s") for one in readings)


def upper_first(text: str) -> str:
    """`text` with a capital first letter, unless its first word has one inside."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() for c in first[1:]) else text[:1].upper() + text[1:]


def is_verb(word: str, rules: Language, *, also_nouns: bool = False) -> bool:
    """Whether a word is surely a verb in the present ("allows", "provide"), or may be one."""
    base = _base(word)
    listed = base in _verbs(rules.code) or word in _forms_of(rules.code, "auxiliaries")
    return listed or (also_nouns and base in _noun_verbs(rules.code))


def is_third_person(words: list[str], rules: Language) -> bool:
    """Whether words start with what one thing does: "gives a taste", "results in sales"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == _base(first) or second in rules.forms["auxiliaries"]:
        return False
    if _base(first) in _verbs(rules.code):
        return second != "of"
    follows = second in rules.forms["determiners"] or second in {"in", "on", "with", "to", "from"}
    return _base(first) in _noun_verbs(rules.code) and follows


def _verbs(code: str) -> frozenset[str]:
    return _forms_of(code, "verbs")


def _noun_verbs(code: str) -> frozenset[str]:
    return _forms_of(code, "noun_verbs")


@lru_cache(maxsize=64)
def _forms_of(code: str, *keys: str) -> frozenset[str]:
    """The words of the language that have one of these forms."""
    forms = language_of(code).forms
    return frozenset(word for key in keys for word in forms.get(key, ()))


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    """The base form of a third person: "allows" to "allow", "applies" to "apply"."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "lies" is "lie"
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _form(words: list[str], text: str, rules: Language, *, plural: bool) -> PhraseForm:
    first, second = words[0], words[1] if len(words) > 1 else ""
    verbal = _verbal_form(words, rules)
    if verbal and not _has_clause(text):
        return "predicates" if verbal == "sentence" and plural else verbal
    if first in {"where", "how"}:
        return "place" if first == "where" else "noun"
    closed = _forms_of(rules.code, "prepositions", "pronouns")
    clause = first in rules.forms["relatives"] and first not in rules.forms["determiners"]
    if (
        _has_clause(text)
        or first in closed
        or clause
        or first.endswith("ly")
        or not first[0].isalpha()
    ):
        return "sentence"
    if first in rules.forms["participles"] and second in rules.forms["prepositions"]:
        return "participles" if plural else "participle"
    if is_gerund(first):
        return "sentence" if second in rules.forms["auxiliaries"] else "noun"
    return "sentence" if _finite(words, rules) or _acts(words, rules) else "noun"


def _acts(words: list[str], rules: Language) -> bool:
    """Whether one thing does something by a verb that may be a noun: "a switch routes calls"."""
    if words[0] not in {"a", "an", "each", "every", "the"}:
        return False
    for word, following in pairwise(words[2:]):
        if word in rules.stop_words or word in _forms_of(rules.code, *ENDS):
            return False
        if word.endswith("s") and word != "means" and _base(word) in _noun_verbs(rules.code):
            sure = words[0] != "the" or following in {*rules.forms["determiners"], "more", "less"}
            return sure and not word.endswith("ss")
    return False


def _verbal_form(words: list[str], rules: Language) -> PhraseForm | Literal[""]:
    """Whether the phrase starts with its verb: "allows …", "provide …", "links the …"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in rules.forms["copulas"] or first in {"has", "have", "can", "may", "must", "will"}:
        return "predicates" if first in {"are", "were", "have"} else "predicate"
    base = _base(first)
    verb: PhraseForm = "predicates" if first == base else "predicate"
    if base in _verbs("en") and second not in {"of", *rules.forms["auxiliaries"]}:
        return verb
    if second in {"that", "which", "who", "this"} or _many_do(words, rules):
        return ""
    if base not in _noun_verbs("en"):
        followed = _ends_a_noun(second, rules) or is_verb(second, rules)
        sure = _likely_verb(first, base) and not followed
        return "predicate" if sure else ""
    if second in rules.forms["determiners"] or second.endswith("ly"):
        return verb
    goes_on = verb == "predicate" and second != "of" and _goes_on_as_verb(words[2:], rules)
    return verb if goes_on else _of_noun_verb(verb, second, rules)


def _many_do(words: list[str], rules: Language) -> bool:
    """Whether a verb of many things follows its subject: "processes keep …", not "helps make"."""
    subject, verb = words[0], words[1] if len(words) > 1 else ""
    many = subject != _base(subject) and _base(subject) not in {"help", "let", "make"}
    return many and verb == _base(verb) and verb in _verbs(rules.code)


def _goes_on_as_verb(words: list[str], rules: Language) -> bool:
    """Whether a second verb follows: "stands between two lines and filters what passes"."""
    verbs = _verbs(rules.code) | _noun_verbs(rules.code)
    return any(
        joint == "and" and after not in {"", "of"} and _base(word) != word and _base(word) in verbs
        for joint, word, after in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


def _of_noun_verb(verb: PhraseForm, second: str, rules: Language) -> PhraseForm | Literal[""]:
    """How a phrase reads whose first word may be a noun as well: "supports staff", "work in"."""
    if _ends_a_noun(second, rules):
        return verb if verb == "predicate" and second == "with" else ""
    return verb if verb == "predicate" else "sentence"


def _likely_verb(word: str, base: str) -> bool:
    """Whether a word in -s that no list knows reads as a verb before a noun: "fetches pages"."""
    odd = word.endswith(("ss", "us", "is", "ics")) or base.endswith(_NOUN_ENDINGS)
    odd = odd or word in language_of("en").forms["plural_modifiers"]
    return word.endswith("s") and not odd and is_common(base)


def _ends_a_noun(word: str, rules: Language) -> bool:
    """Whether the word can only follow a noun: "of", "that", "used", "and", or nothing."""
    after = _forms_of(rules.code, "prepositions", "relatives", "auxiliaries", "participles")
    return word in {"", "of", "and", "or", "such", "like", "joined"} or word in after


def _has_clause(text: str) -> bool:
    """Whether a second clause with its own subject follows, as in "…, and it also …"."""
    return bool(_CLAUSE.search(text))


def _finite(words: list[str], rules: Language) -> bool:
    """Whether a finite verb stands before any relative: the mark of a whole sentence."""
    relatives = _forms_of(rules.code, "relatives")
    auxiliaries, verbs = _forms_of(rules.code, "auxiliaries"), _verbs(rules.code)
    for at, word in enumerate(words[1:], start=1):
        if word in relatives and word != "as":
            return False
        if word in auxiliaries or (_base(word) in verbs and _is_main_verb(words, at)):
            return True
    return False


def _is_main_verb(words: list[str], at: int) -> bool:
    """Whether the verb at this place agrees with the noun before it."""
    before, verb = words[at - 1], words[at]
    if before in {"to", "and", "or", "that", "which", "who", "not", "can"} or before.endswith("ly"):
        return False
    third = verb != _base(verb)
    plural = before.endswith("s") and not before.endswith("ss")
    return third != plural or before in {"it", "they"}
