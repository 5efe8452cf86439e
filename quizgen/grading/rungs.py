"""The rungs that look a whole answer up: what it is letter by letter, folded, in other forms."""

from __future__ import annotations

import re

from quizgen.grading.attempt import Attempt, accept, reject, review
from quizgen.grading.homoglyphs import digit_twin, latin_twin
from quizgen.grading.lexicon import lexicon_of
from quizgen.grading.model import Match
from quizgen.grading.names import Name, answer_of, fuses_numbers
from quizgen.text.words import COMMON, count_folded

_INITIAL = re.compile(r"([A-Z])\.\s*([^\W\d_].*)")
_REGISTER = re.compile(r"([^,()]+?)(?:,\s*([^,()]+)|\s+\(([^()]+)\))")


def blank(attempt: Attempt) -> Match | None:
    """Nothing was written, or a typist could not read it."""
    if attempt.text in attempt.question.accepted.by_text:
        return None
    if attempt.text == "?":
        return review("illegible", "“?” says that it cannot be read.")
    if attempt.answer.folded or any(not c.isspace() and c not in "-–—._/?!" for c in attempt.text):
        return None
    return reject("blank", "Nothing was written.")


def unknown(attempt: Attempt) -> Match | None:
    """The answer says that the student does not know."""
    lexicon = lexicon_of(attempt.question.code)
    folded = attempt.answer.folded
    question = attempt.question
    # "Na" may be sodium.
    if question.accepted.by_folded.get(folded) or question.rivals.by_folded.get(folded):
        return None
    if folded in lexicon.illegible:
        return review("illegible", "It says that it cannot be read.")
    if folded.replace("/", " ") in lexicon.dont_know:
        return reject("dont-know", "The answer says that the student does not know.")
    return None


def never(attempt: Attempt) -> Match | None:
    """The answer was once ruled wrong for good."""
    ruled = attempt.question.never.by_folded.get(attempt.answer.folded)
    if ruled is None:
        return None
    return reject("never", f"“{ruled.text}” was once ruled wrong for good.")


def exact(attempt: Attempt) -> Match | None:
    """An accepted name, letter by letter."""
    name = attempt.question.accepted.by_text.get(attempt.text)
    if name is None:
        return None
    reason = "exact" if name.folded in attempt.question.main else "alias"
    return accept(reason, name, f"It is “{name.text}”, letter by letter.")


def only_exact(attempt: Attempt) -> Match | None:
    """Where case and symbols count: whatever is not exact is wrong."""
    if attempt.question.match != "exact":
        return None
    if attempt.question.accepted.same(attempt.answer):
        return reject("not-exact", "Case and symbols count here, and they differ.", score=0.9)
    rival = attempt.question.rivals.by_text.get(attempt.text)
    if rival:
        return reject("other-term", f"It is “{rival.text}”, another term.", rival=rival.text)
    return reject("wrong", "Case and symbols count here, and it is not an accepted name.")


def folded(attempt: Attempt) -> Match | None:
    """An accepted name but for case, spacing, articles and punctuation."""
    accepted = attempt.question.accepted
    answer = attempt.answer
    name = accepted.by_folded.get(answer.folded)
    # Spaces and articles do not count, unless without them it would be another term.
    if name is None and answer.folded not in attempt.question.rivals.by_folded:
        name = accepted.by_joined.get(answer.joined)
        # "D V I" is no number, though its letters are numerals.
        numbers = name is not None and (len(name.words) > 1 or not answer.joined.isalpha())
        if numbers and fuses_numbers(answer.words):
            return None
    if name is None or not answer.joined:
        return None
    rival = attempt.question.rivals.by_joined.get(answer.folded.replace(" ", ""))
    if rival is not None and name.folded != answer.folded:
        step = f"It is “{name.text}”, or “{rival.text}” written apart: a person decides."
        return review("ambiguous", step, name=name.text, rival=rival.text, credit=1.0)
    return _same(attempt, name, "only case, spacing, articles or punctuation differ")


def inverted(attempt: Attempt) -> Match | None:
    """An accepted name as in a register: "fluid, intracellular", "transport (active)"."""
    found = _REGISTER.fullmatch(attempt.text)
    if found is None:
        return None
    turned = f"{found[2] or found[3]} {found[1]}"
    name = attempt.question.accepted.same(answer_of(turned, attempt.question.code))
    if name is None:
        return None
    return accept("order", name, f"It is “{name.text}” with its head first, as in a register.")


def initialled(attempt: Attempt) -> Match | None:
    """An accepted name with the first letter of its first word: E. coli, S. Korea."""
    found = _INITIAL.fullmatch(attempt.text)
    if found is None:
        return None
    question = attempt.question
    rest = answer_of(found[2], question.code).key
    name = next((one for one in question.accepted.names if _has_initial(one, found[1], rest)), None)
    if name is None:
        return None
    others = (*question.rivals.names, *question.near.names)
    rival = next((one for one in others if _has_initial(one, found[1], rest)), None)
    if rival is not None:
        step = f"Its first letter may stand for “{name.text}” or for “{rival.text}”."
        return review("ambiguous", step, name=name.text, rival=rival.text, credit=1.0)
    if not _is_proper(name, question.code):
        step = f"Of “{name.text}” it has only a letter for the first word: a person decides."
        return review("missing-word", step, name=name.text, credit=1.0)
    return accept("abbreviation", name, f"It is “{name.text}” with its first word as a letter.")


def _has_initial(name: Name, letter: str, rest: tuple[str, ...]) -> bool:
    return name.joined[:1] == letter.casefold() and name.key[1:] == rest != ()


def _is_proper(name: Name, language: str) -> bool:
    """Whether the words after the first are capitalised or rare, so that they alone tell much."""
    written = set(name.text.split())
    return all(
        word.capitalize() in written or count_folded(word, language) < COMMON
        for word in name.words[1:]
    )


def _same(attempt: Attempt, name: Name, what: str) -> Match:
    main = name.folded in attempt.question.main
    reason = "folded" if main else "alias"
    return accept(reason, name, f"It is “{name.text}”; {what}.")


def other_term(attempt: Attempt) -> Match | None:
    """The name of another term."""
    rivals, answer = attempt.question.rivals, attempt.answer
    rival = rivals.by_folded.get(answer.folded) or rivals.by_joined.get(answer.joined)
    if rival is None and attempt.question.accepted.by_key.get(answer.key) is None:
        rival = rivals.by_key.get(answer.key)
    if rival is None:
        return None
    return reject("other-term", f"It is “{rival.text}”, another term.", rival=rival.text)


def near_term(attempt: Attempt) -> Match | None:
    """A name that a person should look at."""
    name = attempt.question.near.same(attempt.answer)
    if name is None:
        return None
    step = f"It is “{name.text}”, which is very close to the term: a person decides."
    return review("near-term", step, rival=name.text)


def word_forms(attempt: Attempt) -> Match | None:
    """An accepted name in plural, in another spelling, with number words."""
    name = attempt.question.accepted.by_key.get(attempt.answer.key)
    if name is None:
        return None
    return _same(attempt, name, "only plural, spelling or number words differ")


def homoglyph(attempt: Attempt) -> Match | None:
    """An accepted name with letters of another script that look alike."""
    twin = latin_twin(attempt.text)
    accepted = attempt.question.accepted
    if twin != attempt.text and accepted.same(answer_of(twin, attempt.question.code)):
        step = f"It looks like “{twin}”, but some letters are of another script."
        return review("homoglyph", step, name=twin, credit=1.0)
    shape = digit_twin(attempt.answer.joined)
    for name in accepted.names:
        if digit_twin(name.joined) == shape and name.joined != attempt.answer.joined:
            step = f"It looks like “{name.text}”, but has a digit for a letter or a letter for one."
            return review("homoglyph", step, name=name.text, credit=1.0)
    return None
