"""A glossary prepared for writing items: what each entry says, in comparable form.

`Facts` are computed once per entry from that entry alone (only acronyms look at the
others), so that adding an entry changes nothing about the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.gists import gist, residue, without_markup
from quizgen.items.kinds import is_doing, is_empty_noun, kind_of
from quizgen.items.looks import Look, look
from quizgen.items.names import (
    accepted_names,
    acronyms,
    canonical,
    is_plural,
    name_key,
    option_text,
    telling_words,
)
from quizgen.items.nouns import head_noun
from quizgen.items.phrases import GAP, Phrase, phrase, upper_first
from quizgen.items.said import Said, said
from quizgen.text.normal_name import normal_name
from quizgen.text.tokens import content_words


@dataclass(frozen=True, slots=True)
class Facts:
    """What the generators need to know of one entry.

    Args:
        entry: the record itself.
        name: how its term prints as an option.
        names: every accepted way to write it.
        canon: its names with acronyms spelt out and generic tails off.
        normal: its names as they compare without that.
        gist: the telling sentence of its definition.
        told: what that says, for comparing it with names.
        option: that gist as it stands among options.
        phrase: the form of that gist.
        keys: its names as runs of words, for finding them in a text.
        telling: for each name the stems that point at it.
        name_words: the stems that point at its term.
        words: the stems of its definition.
        residue: what is left over from the source, or "".
        look: how its name looks as an option.
        files: the names of its source files.
        genus: what its definition says it is: the noun "device" of "a device that …".
        telling_genus: the same, but "" for a noun that says little: "a part of …".
        doing: whether its definition says what is done ("cutting the loaf").
        kind: what kind of thing it is: person, act, thing, measure … (see `kinds`).
    """

    entry: Entry
    name: str
    names: tuple[str, ...]
    canon: frozenset[str]
    normal: frozenset[str]
    gist: str
    told: Said
    option: str
    phrase: Phrase
    keys: tuple[str, ...]
    telling: tuple[frozenset[str], ...]
    name_words: frozenset[str]
    words: frozenset[str]
    residue: str
    look: Look
    files: frozenset[str]
    genus: str = ""
    telling_genus: str = ""
    kind: str = ""
    doing: bool = False

    def is_of_one_noun_with(self, other: Facts) -> bool:
        """Whether the definitions of both are built on one noun that tells something."""
        return self.telling_genus == other.telling_genus != ""

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def defined(self) -> bool:
        """Whether it is a term with a definition that can be asked for."""
        return self.entry.kind == "term" and bool(self.gist) and GAP not in self.entry.term

    @property
    def askable(self) -> bool:
        """Whether its definition can be printed: no marks of a source, no question."""
        clean = not self.residue and not self.gist.endswith("?")
        return self.defined and not self.entry.skip and clean


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All facts by entry id, in the order of the glossary, and its acronyms."""

    language: str
    facts: Mapping[str, Facts]
    longs: Mapping[str, str]
    markup: str = ""


def lexicon(glossary: Glossary) -> Lexicon:
    """The glossary prepared: facts for every entry.

    >>> entry = Entry(id="vmi", term="Vendor-managed inventory (VMI)", definition="A deal.")
    >>> sorted(lexicon(Glossary(entries=(entry,))).facts["vmi"].canon)
    ['vendor managed inventory']
    """
    language = glossary.language
    names = {entry.id: accepted_names(entry.names) for entry in glossary.entries}
    longs = acronyms(names.values(), language)
    facts = {
        entry.id: _facts(entry, names[entry.id], language, longs, marked=bool(glossary.markup))
        for entry in glossary.entries
    }
    return Lexicon(language, facts, longs, glossary.markup)


def _spellings(name: str, language: str) -> tuple[str, str]:
    """A name as it compares, and the same written in one word: up-selling, upselling."""
    normal = normal_name(name, language)
    return normal, normal.replace(" ", "")


def _facts(
    entry: Entry, names: tuple[str, ...], language: str, longs: Mapping[str, str], *, marked: bool
) -> Facts:
    text = gist(entry.definition, names, language)
    name = option_text(entry.term, exact=entry.match == "exact")
    form = phrase(text, language, plural=is_plural(name, language))
    keys = (name_key(one, language) for one in names)
    genus = head_noun(form.text, language) if form.form == "noun" else ""
    return Facts(
        entry=entry,
        name=name,
        names=names,
        canon=frozenset(canonical(name, language, longs) for name in names),
        normal=frozenset(form for name in names for form in _spellings(name, language)),
        gist=text,
        told=said(text, language),
        option=upper_first(form.text),
        phrase=form,
        keys=tuple(key for key in keys if key.strip()),
        telling=tuple(telling_words(one, language) for one in names),
        name_words=telling_words(name, language),
        words=frozenset(content_words(entry.definition, language)),
        residue=residue(without_markup(entry.definition) if marked else entry.definition),
        look=look(name, language),
        genus=genus,
        telling_genus="" if is_empty_noun(genus, language) else genus,
        kind=kind_of(name, form, language),
        doing=is_doing(form, language),
        files=frozenset(source.rpartition(":")[0] or source for source in entry.sources),
    )
