"""Multiple choice, both directions: definition → term (`dt`) and term → definition (`td`)."""

from __future__ import annotations

from itertools import combinations

from quizgen.items.asked import asked_choice, is_asked
from quizgen.items.distractors import (
    Distractor,
    Field,
    Scored,
    pool,
    rank_distractors,
    siblings,
)
from quizgen.items.flaw_options import CUES, marked_words
from quizgen.items.heads import head_among, shown_name
from quizgen.items.leaks import given_away, leak, leak_in
from quizgen.items.lexicon import Facts
from quizgen.items.looks import look
from quizgen.items.model import Choice, LeftOut
from quizgen.items.names import in_one_case, shared_words, spells_out
from quizgen.items.near import common
from quizgen.items.phrases import GAP, Phrase
from quizgen.items.said import said
from quizgen.items.stems import ask, ask_for_term, masked, spoken
from quizgen.items.strangers import without_strangers
from quizgen.text.languages import language_of
from quizgen.text.tokens import word_count

PRINTED = 3
_LEAST = 2
_LONGEST_STEM = 55
_LONGEST_OPTION = 32
_SHORTEST_GIST = 3
_LONGEST_NAME = 7
_MOST_TRIES = 40
_VEIL = 1.0


def choices(field: Field, entry: str) -> tuple[list[Choice], list[LeftOut]]:
    """The choice items of one entry, at most one for each direction."""
    one = field.lex.facts[entry]
    if is_asked(one):
        asked = asked_choice(field, one)
        if isinstance(asked, Choice):
            return [asked], []
        return [], [LeftOut(entry, "choice", asked)]
    found: list[Choice] = []
    reasons = [unsuited(field, one) or _spelt_out(one, field.lex.language)]
    among = [] if reasons[0] else field.ranked.pop(entry, []) or pool(field, entry)
    for make in () if reasons[0] else (term_choice, definition_choice):
        made = make(field, one, among)
        if isinstance(made, Choice):
            found.append(made)
        else:
            reasons.append(made)
    left = (
        [] if found else [LeftOut(entry, "choice", "; ".join(dict.fromkeys(filter(None, reasons))))]
    )
    return found, left


def term_choice(field: Field, one: Facts, among: list[Scored]) -> Choice | str:
    """The item that asks for the term, or why there is none."""
    language = field.lex.language
    item_id = f"choice-dt:{one.id}"
    asked = spoken(one)
    if leak(asked.text, one, language) == "whole":
        asked = Phrase("sentence", masked(one.gist, one, language))
        if leak(asked.text.replace(GAP, " "), one, language) == "whole" or GAP not in asked.text:
            return "its definition gives the term away"
    if word_count(asked.text) > _LONGEST_STEM:
        return "its definition is too long for a question"
    stem = ask_for_term("choice", item_id, asked, language)
    ranked = _term_options(field, one, stem, among)
    if len(ranked) < _LEAST:
        return "too few other terms could stand beside it as wrong options"
    if GAP not in asked.text and all(d.entry for d in ranked):
        head = head_among(field, one, [d.entry for d in ranked])
        stem = ask_for_term("choice", item_id, asked, language, head=head) if head else stem
    key, *names = in_one_case([one.name, *(d.text for d in ranked)], language)
    return _choice(field, one, item_id, stem, key, names)


def definition_choice(field: Field, one: Facts, among: list[Scored]) -> Choice | str:
    """The item that asks for the definition, or why there is none."""
    language = field.lex.language
    if leak_in(one.told, one, language) == "whole":
        return "its definition gives the term away"
    if one.phrase.form == "sentence" and language_of(language).complete:
        return "its definition is a sentence of its own, which no other option is like"
    if word_count(one.gist) > _LONGEST_OPTION:
        return "its definition is too long for an option"
    if marked_words(one.gist, language):
        return f"its definition says “{marked_words(one.gist, language)[0]}”, which is a cue"
    item_id = f"choice-td:{one.id}"
    stem = ask("choice-definition", item_id, language, term=shown_name(field, one))
    ranked = _definition_options(field, one, among)
    if len(ranked) < _LEAST:
        return "too few other definitions are alike in form and length"
    return _choice(field, one, item_id, stem, one.option, [d.text for d in ranked])


def unsuited(field: Field, one: Facts) -> str:
    """Why an entry cannot be asked for by its definition, or ""."""
    return field.unsuited.get(one.id, "")


def _spelt_out(one: Facts, language: str) -> str:
    """Why a definition that only spells out its short form asks for nothing, or ""."""
    spelt = spells_out(one.gist, one.name, language)
    return "its definition only spells out its short form" if spelt else ""


def _term_options(field: Field, one: Facts, stem: str, among: list[Scored]) -> list[Distractor]:
    language = field.lex.language
    asked = said(stem, language)
    given = given_away(stem, one, language)

    def allowed(other: Facts) -> bool:
        return leak_in(asked, other, language) != "whole"

    def fit(other: Facts) -> float:
        also = len(shared_words(other.name_words, asked.words, language)) if given else 0
        return _VEIL * min(also, len(given)) + 0.3 * _length_likeness(one.name, other.name)

    ranked = rank_distractors(field, one.id, among=among, allowed=allowed, fit=fit)
    return without_strangers(field, one, _family_first(field, one, ranked), filled=True)


def _definition_options(field: Field, one: Facts, among: list[Scored]) -> list[Distractor]:
    language = field.lex.language
    key = one.option
    given = given_away(key, one, language)
    kin = siblings(field, one.id)

    def allowed(other: Facts) -> bool:
        return (
            _length_likeness(key, other.option) >= (0.4 if other.id in kin else 0.5)
            and not marked_words(other.gist, language)
            and leak_in(other.told, one, language) != "whole"
            and leak_in(other.told, other, language) != "whole"
        )

    def fit(other: Facts) -> float:
        also = len(shared_words(one.name_words, other.told.words, language)) if given else 0
        return _VEIL * min(also, len(given)) + 0.8 * _length_likeness(key, other.option)

    of_form = [
        scored for scored in among if field.lex.facts[scored[1]].phrase.form == one.phrase.form
    ]
    ranked = rank_distractors(field, one.id, among=of_form, allowed=allowed, fit=fit)
    fitting = _of_one_noun(field, one, without_strangers(field, one, ranked))
    if given and len(fitting) < _LEAST:
        # Asked for by its description the term would be told: better a wrong option that is odd.
        fitting += [d for d in ranked if d not in fitting][: _LEAST - len(fitting)]
    return [
        Distractor(field.lex.facts[d.entry].option, d.entry, d.score, d.reasons)
        for d in fitting
        if d.entry and (d.entry in kin or not one.look.relational)
    ]


def _of_one_noun(field: Field, one: Facts, ranked: list[Distractor]) -> list[Distractor]:
    """Descriptions built on the noun of the key alone, where there are enough of them."""
    facts = field.lex.facts
    same = [d for d in ranked if d.entry and one.is_of_one_noun_with(facts[d.entry])]
    return same if len(same) >= _LEAST else ranked


def _family_first(field: Field, one: Facts, ranked: list[Distractor]) -> list[Distractor]:
    """A family stands alone where a stranger would show: upstream, internal, downstream.

    That is so for words of place, for names with the same last word, and for a family
    that fills the options by itself; any other family only comes first.
    """
    language = field.lex.language
    named = [d for d in ranked if d.entry and look(d.text, language).last == one.look.last]
    telling = one.look.words > 1 and one.look.last not in language_of(language).generic_tails
    kin = set(siblings(field, one.id))
    members = [d for d in ranked if d.entry in kin]
    given = [d for d in ranked if not d.entry]
    of_one_make = all(d in named for d in members) or one.look.relational
    if len(members) >= PRINTED or (len(members) >= _LEAST and of_one_make):
        return given + members
    if len(named) >= _LEAST and telling:
        return given + [d for d in ranked if d in named or d in members]
    if one.look.relational:
        return [d for d in ranked if look(d.text, language).relational]
    return ranked


def _length_likeness(one: str, other: str) -> float:
    longer = max(len(one), len(other))
    return min(len(one), len(other)) / longer if longer else 1.0


def _best_printed(stem: str, key: str, texts: list[str], language: str) -> tuple[str, ...]:
    """The ranking with the first three in front that give no cue together."""
    best: tuple[int, tuple[int, ...]] = (len(CUES) + 1, ())
    for tried, chosen in enumerate(combinations(range(len(texts)), min(PRINTED, len(texts)))):
        options = tuple(texts[at] for at in chosen)
        cues = sum(bool(cue(stem, key, options, language)) for cue in CUES)
        best = min(best, (cues, chosen), key=lambda one: one[0])
        if not cues or tried >= _MOST_TRIES:
            break
    printed = [texts[at] for at in best[1]]
    return (*printed, *(text for text in texts if text not in printed))


def _choice(
    field: Field, one: Facts, item_id: str, stem: str, key: str, ranked: list[str]
) -> Choice:
    texts = _best_printed(stem, key, ranked, field.lex.language)
    rationale = ask("choice-rationale", item_id, field.lex.language, term=one.name, text=one.gist)
    return Choice(
        id=item_id,
        entry=one.id,
        stem=stem,
        key=key,
        distractors=texts[:PRINTED],
        spares=texts[PRINTED:],
        rationale=rationale,
        **common(field, one),
    )
