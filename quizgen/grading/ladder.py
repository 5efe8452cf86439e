"""The ladder for an answer that should be a term: rung by rung, the first that holds decides.

Every rung is a small function from an `Attempt` to a `Match` or None.  The sentence
beside it says what it means that the rung did not hold, so that every match can
tell what was tried before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from quizgen.grading.acronyms import letters_of, run_of, stands_for
from quizgen.grading.align import Alignment, align
from quizgen.grading.homoglyphs import latin_twin
from quizgen.grading.judge import Finding, judge
from quizgen.grading.lexicon import lexicon_of
from quizgen.grading.model import Match
from quizgen.grading.names import Name, answer_of
from quizgen.grading.question import TermQuestion, prepare_question
from quizgen.grading.segments import segments
from quizgen.items.model import Expects
from quizgen.quiz.policy import Decision, Policy
from quizgen.text.clean import clean
from quizgen.text.words import COMMON, count_folded

LONGEST_ANSWER = 300
_MOST_WORDS = 40
_LONGEST_ACRONYM = 8
_NEAREST = 0.8
_CLEARLY = 2
_RANK: dict[Decision, int] = {"accept": 2, "review": 1, "reject": 0}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer on its way down the ladder."""

    text: str
    answer: Name
    question: TermQuestion
    policy: Policy


Rung = Callable[[Attempt], Match | None]


def match_answer(  # noqa: PLR0913 - the library's one entry for all three kinds
    answer: str,
    accepted: Sequence[str],
    *,
    rivals: Sequence[str] = (),
    near: Sequence[str] = (),
    expects: Expects = "term",
    question: str = "",
    policy: Policy | None = None,
    match: str = "fuzzy",
    never: Sequence[str] = (),
    language: str = "en",
) -> Match:
    """How an answer compares with what is accepted, with its reason and steps.

    Args:
        answer: what the student wrote.
        accepted: the accepted names; the items for a list, the texts for a definition.
        rivals: the names of all other terms.
        near: names that send an answer to review.
        expects: "term", "list" or "definition".
        question: the prompt, for definitions.
        policy: the rules for points.
        match: "fuzzy", or "exact" where case and symbols count.
        never: answers ruled wrong for good.
        language: the language of question and answer.

    >>> match_answer("suply chain managment", ["supply chain management"]).reason
    'typo'
    >>> match_answer("push model", ["pull model"], rivals=["push model"]).reason
    'other-term'
    """
    from quizgen.grading.definitions import match_definition  # noqa: PLC0415 - only where needed
    from quizgen.grading.lists import match_list  # noqa: PLC0415 - lists use the ladder

    rules = policy or Policy()
    if expects == "list":
        return match_list(answer, accepted, rivals=rivals, policy=rules, language=language)
    if expects == "definition":
        return match_definition(
            answer, accepted, question=question, policy=rules, language=language
        )
    prepared = _prepared(tuple(accepted), tuple(rivals), tuple(near), tuple(never), match, language)
    return match_term(answer, prepared, rules)


@lru_cache(maxsize=256)
def _prepared(
    accepted: tuple[str, ...],
    rivals: tuple[str, ...],
    near: tuple[str, ...],
    never: tuple[str, ...],
    match: str,
    language: str,
) -> TermQuestion:
    return prepare_question(
        accepted, rivals=rivals, near=near, never=never, match=match, language=language
    )


def match_term(answer: str, question: TermQuestion, policy: Policy | None = None) -> Match:
    """How an answer compares with the names of a prepared question."""
    if len(answer) > LONGEST_ANSWER:
        return _too_long(answer)
    text = clean(answer)
    attempt = Attempt(text, answer_of(text, question.code), question, policy or Policy())
    passed: list[str] = []
    for rung, otherwise in RUNGS:
        found = rung(attempt)
        if found is not None:
            return replace(found, score=round(found.score, 6), steps=(*passed, *found.steps))
        passed.append(otherwise)
    return _wrong(attempt, tuple(passed))


def _too_long(answer: str) -> Match:
    step = f"The answer has {len(answer)} characters; a term has at most {LONGEST_ANSWER}."
    return Match("review", 0.0, 0.0, "too-long", steps=(step,))


def _accept(reason: str, name: Name, step: str, score: float = 1.0, credit: float = 1.0) -> Match:
    return Match("accept", credit, score, reason, matched=name.text, steps=(step,))


def _reject(reason: str, step: str, *, rival: str = "", score: float = 0.0) -> Match:
    return Match("reject", 0.0, score, reason, rival=rival, steps=(step,))


def _blank(attempt: Attempt) -> Match | None:
    if attempt.text in attempt.question.accepted.by_text:
        return None
    if attempt.text == "?":
        return Match("review", 0.0, 0.0, "illegible", steps=("“?” says that it cannot be read.",))
    if attempt.answer.folded or any(not c.isspace() and c not in "-–—._/?!" for c in attempt.text):
        return None
    return _reject("blank", "Nothing was written.")


def _unknown(attempt: Attempt) -> Match | None:
    lexicon = lexicon_of(attempt.question.code)
    folded = attempt.answer.folded
    if attempt.question.accepted.by_folded.get(folded):
        return None
    if folded in lexicon.illegible:
        return Match("review", 0.0, 0.0, "illegible", steps=("It says that it cannot be read.",))
    if folded in lexicon.dont_know:
        return _reject("dont-know", "The answer says that the student does not know.")
    return None


def _never(attempt: Attempt) -> Match | None:
    ruled = attempt.question.never.by_folded.get(attempt.answer.folded)
    if ruled is None:
        return None
    return _reject("never", f"“{ruled.text}” was once ruled wrong for good.")


def _exact(attempt: Attempt) -> Match | None:
    name = attempt.question.accepted.by_text.get(attempt.text)
    if name is None:
        return None
    reason = "exact" if name.folded in attempt.question.main else "alias"
    return _accept(reason, name, f"It is “{name.text}”, letter by letter.")


def _only_exact(attempt: Attempt) -> Match | None:
    if attempt.question.match != "exact":
        return None
    if attempt.question.accepted.same(attempt.answer):
        return _reject("not-exact", "Case and symbols count here, and they differ.", score=0.9)
    rival = attempt.question.rivals.by_text.get(attempt.text)
    if rival:
        return _reject("other-term", f"It is “{rival.text}”, another term.", rival=rival.text)
    return _reject("wrong", "Case and symbols count here, and it is not an accepted name.")


def _folded(attempt: Attempt) -> Match | None:
    accepted = attempt.question.accepted
    answer = attempt.answer
    name = accepted.by_folded.get(answer.folded) or accepted.by_joined.get(answer.joined)
    if name is None or not answer.joined:
        return None
    return _same(attempt, name, "only case, spacing, articles or punctuation differ")


def _same(attempt: Attempt, name: Name, what: str) -> Match:
    main = name.folded in attempt.question.main
    reason = "folded" if main else "alias"
    return _accept(reason, name, f"It is “{name.text}”; {what}.")


def _other_term(attempt: Attempt) -> Match | None:
    rivals, answer = attempt.question.rivals, attempt.answer
    rival = rivals.by_folded.get(answer.folded) or rivals.by_joined.get(answer.joined)
    if rival is None and attempt.question.accepted.by_key.get(answer.key) is None:
        rival = rivals.by_key.get(answer.key)
    if rival is None:
        return None
    return _reject("other-term", f"It is “{rival.text}”, another term.", rival=rival.text)


def _near_term(attempt: Attempt) -> Match | None:
    name = attempt.question.near.same(attempt.answer)
    if name is None:
        return None
    step = f"It is “{name.text}”, which is very close to the term: a person decides."
    return Match("review", 0.0, 0.5, "near-term", rival=name.text, steps=(step,))


def _word_forms(attempt: Attempt) -> Match | None:
    name = attempt.question.accepted.by_key.get(attempt.answer.key)
    if name is None:
        return None
    return _same(attempt, name, "only plural, spelling or number words differ")


def _homoglyph(attempt: Attempt) -> Match | None:
    twin = latin_twin(attempt.text)
    if (
        twin == attempt.text
        or attempt.question.accepted.same(answer_of(twin, attempt.question.code)) is None
    ):
        return None
    step = f"It looks like “{twin}”, but some letters are of another script."
    return Match("review", 1.0, 1.0, "homoglyph", matched=twin, steps=(step,))


def _acronym(attempt: Attempt) -> Match | None:
    letters = letters_of(attempt.answer.folded)
    if not letters or len(letters) > _LONGEST_ACRONYM:
        return None
    question = attempt.question
    name = _standing_for(letters, question.accepted.names, question.code)
    rival = _standing_for(letters, (*question.rivals.names, *question.near.names), question.code)
    if name is None:
        if rival is None or letters not in attempt.answer.codes:
            return None
        step = f"Its letters stand for “{rival.text}”, another term."
        return _reject("other-term", step, rival=rival.text)
    if rival is not None:
        step = f"It may stand for “{name.text}” or for “{rival.text}”."
        return Match("review", 1.0, 0.5, "ambiguous", name.text, rival.text, (step,))
    if len(letters) == 2 and len(name.words) > 2:  # noqa: PLR2004 - ROI is usual, RI is not
        step = f"It may stand for “{name.text}” with a small word left out."
        return Match("review", 1.0, 0.5, "acronym", name.text, steps=(step,))
    if letters not in attempt.answer.codes and count_folded(letters, question.code) >= COMMON:
        step = f"It may stand for “{name.text}”, but it is also a word."
        return Match("review", 1.0, 0.5, "acronym", name.text, steps=(step,))
    return _accept("acronym", name, f"Its letters stand for “{name.text}”.")


def _standing_for(letters: str, names: Sequence[Name], language: str) -> Name | None:
    first = letters[0]
    for name in names:
        if len(name.words) > 1 or len(name.joined) > _LONGEST_ACRONYM:
            starts = name.key[0].lstrip("#")[:1] == first or name.words[0][:1] == first
            if (starts or first == "x") and stands_for(letters, name.words, language):
                return name
    return None


def _spelt_out(attempt: Attempt) -> Match | None:
    """The long form of an accepted short form: known to the glossary, or for a person to see."""
    words, names = attempt.answer.words, attempt.question.accepted.names
    if len(words) == 1 or any(len(name.words) > 1 for name in names):
        return None
    for name in names:
        letters = name.joined
        if len(name.words) == 1 and name.codes and run_of(letters, words) == (0, len(words)):
            step = f"Its first letters are “{name.text}”, but the glossary has no long form of it."
            return Match("review", 1.0, 0.5, "acronym", name.text, steps=(step,))
    return None


def _words(attempt: Attempt) -> Match | None:
    """The best that putting word beside word finds, if it is not a plain no."""
    if len(attempt.answer.words) > _MOST_WORDS:
        return None
    best = _best(attempt, attempt.question.accepted.names)
    if best is None:
        return None
    found, finding = best
    match = _as_match(attempt, found, finding)
    if match is None:
        return None
    if finding.decision == "accept" and finding.reason == "typo":
        return _unless_nearer(attempt, match, finding)
    if finding.decision == "review" and finding.reason == "typo":
        return _unless_meant(attempt, match, found.name)
    return match


def _best(attempt: Attempt, names: Sequence[Name]) -> tuple[Alignment, Finding] | None:
    judged = [
        (found, judge(found, attempt.question.context)) for found in _alignments(attempt, names)
    ]
    if not judged:
        return None
    return max(
        judged,
        key=lambda one: (
            _RANK[one[1].decision],
            one[1].reason != "wrong",
            len(one[0].pairs) - len(one[0].missing) - len(one[0].extra),
            -one[1].edits,
        ),
    )


def _alignments(attempt: Attempt, names: Sequence[Name]) -> list[Alignment]:
    return [align(attempt.answer, name, attempt.question.code) for name in names]


def _as_match(attempt: Attempt, found: Alignment, finding: Finding) -> Match | None:
    score = _likeness(attempt.answer, found.name)
    if finding.reason == "wrong" or (finding.reason == "typo" and _too_far(finding, score)):
        return None
    credit = {"accept": 1.0, "reject": 0.0, "review": score}[finding.decision]
    if finding.reason == "typo":
        credit = float(attempt.policy.typo_credit)
    reason = finding.reason
    if (
        finding.decision == "accept"
        and reason == "folded"
        and found.name.folded not in attempt.question.main
    ):
        reason = "alias"
    step = f"Word by word beside “{found.name.text}”: {finding.sentence}."
    return Match(finding.decision, credit, score, reason, found.name.text, steps=(step,))


def _too_far(finding: Finding, score: float) -> bool:
    return finding.decision == "review" and score < 0.5  # noqa: PLR2004 - half of the letters


def _likeness(answer: Name, name: Name) -> float:
    return OSA.normalized_similarity(answer.joined, name.joined)


def _unless_nearer(attempt: Attempt, match: Match, finding: Finding) -> Match:
    """The match, unless another term is as near: then a person decides."""
    question = attempt.question
    limit = finding.edits + (1 if finding.edits > 1 else 0)
    rival = _nearest(attempt.answer, question, limit)
    if rival is None:
        return match
    step = f"“{rival.text}” is as near, so a person decides."
    return replace(
        match, decision="review", reason="ambiguous", rival=rival.text, steps=(*match.steps, step)
    )


def _unless_meant(attempt: Attempt, match: Match, name: Name) -> Match:
    """The match, unless another term is much nearer: then that one was meant."""
    edits = OSA.distance(attempt.answer.joined, name.joined)
    rival = _nearest(attempt.answer, attempt.question, edits - _CLEARLY)
    if rival is None:
        return match
    step = f"It is nearest to “{rival.text}”, another term."
    return _reject("other-term", step, rival=rival.text, score=match.score)


def _nearest(answer: Name, question: TermQuestion, limit: int) -> Name | None:
    names = (*question.rivals.names, *question.near.names)
    found = process.extractOne(
        answer.joined,
        [name.joined for name in names],
        scorer=OSA.distance,
        score_cutoff=limit,
        processor=None,
    )
    return names[found[2]] if found else None


def _several(attempt: Attempt) -> Match | None:
    """An answer in parts, each a name of the term: "SCM (supply chain management)"."""
    parts = segments(attempt.text, attempt.question.code)
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole answer
        return None
    found = [match_term(part, attempt.question, attempt.policy) for part in parts]
    if all(one.decision == "accept" for one in found):
        worst = min(found, key=lambda one: (one.credit, one.score))
        step = f"All of its {len(parts)} parts are names of the term."
        return replace(worst, steps=(step,))
    right = [one for one in found if one.decision == "accept"]
    others = [one for one in found if one.reason in {"other-term", "near-term"}]
    if right and others:
        step = f"It names “{right[0].matched}” and also “{others[0].rival}”."
        return _reject("two-terms", step, rival=others[0].rival)
    return None


RUNGS: tuple[tuple[Rung, str], ...] = (
    (_blank, "Something was written."),
    (_exact, "It is not letter by letter an accepted name."),
    (_never, "It was not ruled wrong before."),
    (_only_exact, "Case and symbols need not be exact."),
    (_folded, "It is no accepted name in another case, spacing or punctuation."),
    (_unknown, "It does not say “I don't know”."),
    (_other_term, "It is not another term of the glossary."),
    (_near_term, "It is not a term that is very close."),
    (_word_forms, "It is no accepted name in plural, other spelling or number words."),
    (_homoglyph, "It has no letters that only look alike."),
    (_acronym, "It is not made of the first letters of an accepted name."),
    (_spelt_out, "It does not spell out an accepted short form."),
    (_several, "It is not several names of the term."),
    (_words, "Word by word it is no accepted name, not even misspelt."),
)


def _wrong(attempt: Attempt, passed: tuple[str, ...]) -> Match:
    """A plain no; the term that was probably meant is named where one is near."""
    question = attempt.question
    limit = int(len(attempt.answer.joined) * (1 - _NEAREST))
    rival = _nearest(attempt.answer, question, limit)
    score = max((_likeness(attempt.answer, name) for name in question.accepted.names), default=0.0)
    if rival is not None:
        step = f"It is nearest to “{rival.text}”, another term."
        return Match("reject", 0.0, round(score, 6), "other-term", "", rival.text, (*passed, step))
    step = "It is not the term."
    return Match("reject", 0.0, round(score, 6), "wrong", steps=(*passed, step))
