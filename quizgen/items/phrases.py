"""What kind of phrase a definition is, so that a question can be built around it.

In: a definition as it stands in the glossary, and the names of its term.
Out: its gist (first sentence, without "also called …" and without its own term as
subject) and the form of that gist: a noun phrase, a predicate, a place, a participle
or a whole sentence.  A form is only claimed where the words make it clear; anything
else counts as a sentence, which every frame may quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quizgen.items.names import says_name
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import Language, language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import content_words, sentences, tokens
from quizgen.text.words import count_of, is_common

PhraseForm = Literal[
    "noun", "predicate", "predicates", "place", "participle", "participles", "sentence"
]

GAP = "____"
_LEAST_WORDS = 3
_LONGEST_SUBJECT = 8
_RESIDUE = re.compile(
    r"[•→⇒←▪◦●■◆►✓]|&[a-z]{2,8};|<>|<[a-z/]|\*\w|[—–-]{2,}|\s-[^\W\d_]+.*\s-[^\W\d_]|\s[-–]\s.*\s[-–]\s"
)
_NUMBERED = re.compile(r"(?:^|\s)\(?1[.)]\s?\S.*\s\(?2[.)]\s?\S")
_LEAD = re.compile(r"^[\s\-–—•:;,.]+")
_GERUND = re.compile(r"[a-z]{3,}ing$")
_NO_GERUND = {
    "thing",
    "things",
    "something",
    "anything",
    "everything",
    "string",
    "spring",
    "ring",
    "king",
    "being",
    "during",
    "nothing",
    "marketing",
    "existing",
    "remaining",
    "outstanding",
    "meeting",
    "building",
    "beginning",
    "working",
    "operating",
    "manufacturing",
    "engineering",
}


_NOUN_ENDINGS = ("tion", "sion", "ment", "er", "or", "ity", "ness", "ist", "ism", "ance", "ence")

# Plurals that stand before another noun, so that they start no predicate.
_PLURAL_MODIFIERS = {
    *("sales", "goods", "news", "systems", "customs", "sports", "operations", "earnings"),
    *("savings", "communications", "services", "securities", "materials", "products"),
    *("customers", "lens"),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A gist and its form; `text` starts small where it may stand inside a sentence."""

    form: PhraseForm
    text: str


def residue(text: str) -> str:
    """What in `text` is left over from its source (bullets, arrows, entities), or "".

    >>> residue("-fast -cheap -good"), residue("a well-known tool")
    ('-fast -cheap', '')
    """
    found = _RESIDUE.search(f" {text}") or _NUMBERED.search(text)
    return clean(found[0])[:12].strip() if found else ""


def without_markup(text: str) -> str:
    """`text` without the signs of inline emphasis and code, which a course may print.

    >>> without_markup("the *last* part of `H~2~O`")
    'the last part of H~2~O'
    """
    return re.sub(r"[*`]", "", text)


def gist(definition: str, names: tuple[str, ...] = (), language: str = "en") -> str:
    """The first telling sentence of a definition, without its own name as subject.

    >>> gist("A plan, also known as make-to-order, in which work waits for orders. It is lean.")
    'A plan in which work waits for orders'
    >>> gist("A router is a device that forwards packets.", ("Router",))
    'a device that forwards packets'
    """
    text = _LEAD.sub("", clean(definition))
    text = _without_other_names(text, language)
    parts = sentences(text)
    kept = ""
    for part in parts:
        kept = f"{kept} {part}".strip()
        if len(content_words(kept, language)) >= _LEAST_WORDS:
            break
    bare = _without_subject(kept.rstrip(" .;:,"), names, language)
    return _without_lead_in(bare, language).strip(" ,;:")


@lru_cache(maxsize=65536)
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
    if language != "en":
        start = [word.lower() for word in tokens(text.split(",", maxsplit=1)[0])]
        return Phrase("sentence" if _finite(start, rules) else "noun", text)
    form = _form(words, text, rules, plural=plural)
    return Phrase(form, text if form == "sentence" else lower_first(text, language))


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
    forms = [
        {phrase(text, language, plural=plural).form.rstrip("s") for plural in (False, True)}
        for text in texts
    ]
    return not forms or bool(set.intersection(*forms))


def upper_first(text: str) -> str:
    """`text` with a capital first letter, unless its first word has one inside."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() for c in first[1:]) else text[:1].upper() + text[1:]


def _without_other_names(text: str, language: str) -> str:
    phrases = sorted(language_of(language).also_called, key=lambda one: (-len(one), one))
    if not phrases:
        return text
    said = "|".join(re.escape(one) for one in phrases)
    inside = re.compile(
        rf"\s*\((?:{said})\s[^()]*\)|,\s*(?:{said})\s[^,.;()]+(?:,|(?=[.;]|$))", re.IGNORECASE
    )
    return clean(inside.sub(" ", text)).replace(" .", ".").replace(" ,", ",")


def _without_subject(text: str, names: tuple[str, ...], language: str) -> str:
    """`text` without "X is" or "an X" before its verb, where X is one of the names."""
    rules = language_of(language)
    pronouns, copulas = rules.forms.get("pronouns", ()), rules.forms.get("copulas", ())
    words = text.split()
    for span in range(1, min(len(words), _LONGEST_SUBJECT)):
        follows = words[span].lower()
        if follows in copulas or is_verb(follows, rules):
            head = " ".join(words[:span])
            pronoun = span == 1 and words[0].lower() in pronouns
            if pronoun or any(_is_subject(head, name, rules) for name in names):
                return " ".join(words[span:])
    return text


def _is_subject(head: str, name: str, rules: Language) -> bool:
    words = fold(head, rules.code).split()
    if words and words[0] in rules.articles:
        words = words[1:]
    wanted = fold(name, rules.code).split()
    if [singular(w, rules.code) for w in words] == [singular(w, rules.code) for w in wanted]:
        return True
    same_stem = content_words(" ".join(words), rules.code) == content_words(name, rules.code)
    return bool(words) and len(words) == len(wanted) and same_stem


def _without_lead_in(text: str, language: str) -> str:
    """`text` without "refers to", "means", or a copula before an article."""
    rules = language_of(language)
    for lead in rules.forms.get("lead_ins", ()):
        if text.lower().startswith(f"{lead} "):
            return text[len(lead) + 1 :]
    words = text.split(" ", 2)
    copulas, determiners = rules.forms.get("copulas", ()), rules.forms.get("determiners", ())
    if len(words) > 2 and words[0].lower() in copulas:  # noqa: PLR2004 - copula, article, noun
        following = words[1].lower()
        if following in determiners or following in {"when", "where"}:
            return f"{words[1]} {words[2]}"
    return text


def is_verb(word: str, rules: Language) -> bool:
    """Whether a word is surely a verb in the present: "allows", "provide"."""
    return _base(word) in _verbs(rules.code) or word in rules.forms.get("auxiliaries", ())


@lru_cache(maxsize=8)
def _verbs(code: str) -> frozenset[str]:
    return frozenset(language_of(code).forms.get("verbs", ()))


@lru_cache(maxsize=8)
def _noun_verbs(code: str) -> frozenset[str]:
    return frozenset(language_of(code).forms.get("noun_verbs", ()))


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    """The base form of a third person: "allows" to "allow", "applies" to "apply"."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "lies" is "lie"
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|o)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _form(words: list[str], text: str, rules: Language, *, plural: bool) -> PhraseForm:
    first, second = words[0], words[1] if len(words) > 1 else ""
    verbal = _verbal_form(first, second, rules)
    if verbal and not _has_clause(text):
        return "predicates" if verbal == "sentence" and plural else verbal
    if first in {"where", "how"}:
        return "place" if first == "where" else "noun"
    closed = (*rules.forms["prepositions"], *rules.forms["pronouns"])
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
    if _is_gerund(first):
        return "sentence" if second in rules.forms["auxiliaries"] else "noun"
    return "sentence" if _finite(words, rules) else "noun"


def _verbal_form(first: str, second: str, rules: Language) -> PhraseForm | Literal[""]:
    """Whether the phrase starts with its verb: "allows …", "provide …", "links the …"."""
    if first in rules.forms["copulas"] or first in {"has", "have", "can", "may", "must", "will"}:
        return "predicates" if first in {"are", "were", "have"} else "predicate"
    base = _base(first)
    verb: PhraseForm = "predicates" if first == base else "predicate"
    if base in _verbs("en") and second not in {"of", *rules.forms["auxiliaries"]}:
        return verb
    if second in {"that", "which", "who", "this"}:
        return ""
    if base not in _noun_verbs("en"):
        followed = _ends_a_noun(second, rules) or is_verb(second, rules)
        sure = _likely_verb(first, base) and not followed
        return "predicate" if sure else ""
    if second in rules.forms["determiners"] or second.endswith("ly"):
        return verb
    return _of_noun_verb(verb, second, rules)


def _of_noun_verb(verb: PhraseForm, second: str, rules: Language) -> PhraseForm | Literal[""]:
    """How a phrase reads whose first word may be a noun as well: "supports staff", "work in"."""
    if _ends_a_noun(second, rules):
        return verb if verb == "predicate" and second == "with" else ""
    return verb if verb == "predicate" else "sentence"


def _likely_verb(word: str, base: str) -> bool:
    """Whether a word in -s that no list knows reads as a verb before a noun: "fetches pages"."""
    odd = word.endswith(("ss", "us", "is", "ics")) or base.endswith(_NOUN_ENDINGS)
    odd = odd or word in _PLURAL_MODIFIERS
    return word.endswith("s") and not odd and is_common(base)


def _ends_a_noun(word: str, rules: Language) -> bool:
    """Whether the word can only follow a noun: "of", "that", "used", "and", or nothing."""
    after = ("prepositions", "relatives", "auxiliaries", "participles")
    return word in {"", "of", "and", "or", "such", "like", "joined"} or any(
        word in rules.forms[key] for key in after
    )


def _is_gerund(word: str) -> bool:
    return bool(_GERUND.match(word)) and word not in _NO_GERUND


def _has_clause(text: str) -> bool:
    """Whether a second clause with its own subject follows, as in "…, and it also …"."""
    return bool(re.search(r"[,;] (?:and |but |so )?(?:it|they|this) |; ", text))


def _finite(words: list[str], rules: Language) -> bool:
    """Whether a finite verb stands before any relative: the mark of a whole sentence."""
    relatives = set(rules.forms.get("relatives", ())) - {"as"}
    auxiliaries = set(rules.forms.get("auxiliaries", ()))
    verbs = _verbs(rules.code)
    for at, word in enumerate(words):
        if word in relatives and at > 0:
            return False
        if word in auxiliaries and at > 0:
            return True
        if at > 0 and _base(word) in verbs and _is_main_verb(words, at):
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


def mentions(text: str, names: tuple[str, ...], language: str = "en") -> bool:
    """Whether one of the names stands in the text."""
    return any(says_name(text, name, language) for name in names)
