"""Questions in plain words, phrased by the language's own templates."""

from __future__ import annotations

import re

from quizgen.chance import Stream
from quizgen.items.clauses import runs_on
from quizgen.items.lexicon import Facts
from quizgen.items.names import says_name
from quizgen.items.phrases import GAP, Phrase, is_bare, upper_first
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular

_NEUTRAL = {
    "choice": "“{text}” = ?",
    "choice-definition": "{term} = ?",
    "cloze": "{text} = ____.",
    "short": "“{text}” = ?",
    "short-definition": "{term} = …",
    "short-list": "{term} ({n}) = …",
    "matching-directions": "1, 2, 3 … = A, B, C …",
}
_SLOT = re.compile(r"\{(\w+)\}")
_INNER_OPENING = re.compile(r'[“„«]|(?<!\w)"')
_INNER_CLOSING = re.compile(r'[”»]|"')
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def ask(kind: str, item_id: str, language: str, **words: str) -> str:
    """A phrasing of this kind of question, chosen by the item's id alone.

    >>> ask("short-definition", "short-definition:vmi", "xx", term="VMI")
    'VMI = …'
    """
    return upper_first(_filled(_template(kind, item_id, language), words))


def ask_for_term(kind: str, item_id: str, said: Phrase, language: str, *, head: str = "") -> str:
    """A question whose answer is the term: `kind` is `choice` or `short`.

    The frame follows the form of the definition; where the definition still holds
    the gap of its own name, the question asks what belongs there; where it is known
    what the term is one of (`head`), the question asks for that.
    """
    bare = said.form == "noun" and is_bare(said.text, language)
    form = "gap" if GAP in said.text else "sentence" if bare else said.form
    framed = said.form
    if form != "gap" and runs_on(said.text, language):
        form = framed = "sentence"
    named = bare or form in {"predicate", "place"} or framed == "sentence"
    if head and named and has_frame(f"{kind}-of-{framed}", language):
        text = upper_first(said.text) if framed == "sentence" else said.text
        return upper_first(ask(f"{kind}-of-{framed}", item_id, language, head=head, text=text))
    template = _template(f"{kind}-{form}", item_id, language)
    quoted = template.find("{text}") > 0 and template[template.find("{text}") - 1] in "“„"
    text = upper_first(said.text) if quoted else said.text
    return upper_first(_filled(template, {"text": text}))


def spoken(one: Facts) -> Phrase:
    """The definition as it follows "which of these": what many do, one of them can do."""
    first = one.phrase.text.split(" ", 1)[0]
    plain = one.phrase.form == "predicates" and first not in {"are", "were", "have"}
    if plain and not one.look.plural:
        return Phrase("predicate", f"can {one.phrase.text}")
    return one.phrase


def has_frame(key: str, language: str) -> bool:
    """Whether the language phrases this kind itself or gets the neutral phrasing."""
    return bool(language_of(language).stems.get(key)) or not language_of(language).complete


def masked(text: str, one: Facts, language: str) -> str:
    """`text` with every name of the entry replaced by a gap.

    >>> from quizgen.glossary.model import Entry, Glossary
    >>> from quizgen.items.lexicon import lexicon
    >>> entry = Entry(id="mart", term="Data mart", definition="x")
    >>> masked("Data marts hold a part", lexicon(Glossary(entries=(entry,))).facts["mart"], "en")
    '____ hold a part'
    """
    found = text
    for name in sorted(one.names, key=lambda n: (-len(n), n)):
        while says_name(found, name, language):
            shorter = _mask_once(found, name, language)
            if shorter == found:
                break
            found = shorter
    return re.sub(rf"{GAP}(?:\s*[(]{GAP}[)])+", GAP, found)


def _mask_once(text: str, name: str, language: str) -> str:
    wanted = [singular(word, language) for word in fold(name, language).split()]
    spans = list(_TOKEN.finditer(text))
    words = [singular(fold(span[0], language), language) for span in spans]
    for at in range(len(words) - len(wanted) + 1):
        if words[at : at + len(wanted)] == wanted:
            start, end = spans[at].start(), spans[at + len(wanted) - 1].end()
            return text[:start] + GAP + text[end:]
    return text


def _template(kind: str, item_id: str, language: str) -> str:
    rules = language_of(language)
    family = kind.split("-", maxsplit=1)[0]
    if not rules.complete:
        return _NEUTRAL.get(kind) or _NEUTRAL[family]
    found = rules.stems.get(kind) or rules.stems.get(f"{family}-sentence") or (_NEUTRAL[family],)
    return found[0] if len(found) == 1 else Stream("stem", item_id).pick(found)


def _filled(template: str, words: dict[str, str]) -> str:
    def fill(found: re.Match[str]) -> str:
        text = words.get(found[1], found[0])
        return _quotable(text) if template[: found.start()].endswith(("“", "„")) else text

    return _SLOT.sub(fill, template)


def _quotable(text: str) -> str:
    """`text` between quotation marks: its own marks single."""
    return _INNER_CLOSING.sub("’", _INNER_OPENING.sub("‘", text))
