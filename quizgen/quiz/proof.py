"""The proof sheet: every question with its key, source, doubts and what would replace it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from quizgen.errors import NotEnoughError, Problem
from quizgen.glossary.checks import check
from quizgen.glossary.model import Glossary
from quizgen.items.flaws import find_flaws
from quizgen.items.model import Bank, Choice, Cloze, Item, Matching, Short
from quizgen.quiz.candidates import entries_of
from quizgen.quiz.find import runs_on_forms
from quizgen.quiz.flaws import quiz_flaws, spelling_doubts
from quizgen.quiz.forms import form_code
from quizgen.quiz.model import Question, Quiz
from quizgen.quiz.origins import Origins, origins_of, sources_of
from quizgen.quiz.printed import options_of, printed_prompts, prompts_of
from quizgen.quiz.replace import replace_questions

_OWN = "a question of your own"
_WIDTH = 96
_HANGING = 5


@dataclass(frozen=True, slots=True)
class ProofQuestion:
    """One question as an instructor proofs it.

    Args:
        name: form and first number, such as `A17`, to strike it by.
        numbers: where it stands on all forms, such as `A17 B3` or `A8–12 B9–13`.
        item: the item's id, which `exclude` and `pin` of a blueprint understand.
        kind: the item's kind.
        prompts: the stem, text, prompt or premises.
        options: what a student chooses from, each with whether it is right.
        keys: the answers, one per number.
        accepted: what else is accepted.
        source: the line it comes from, of a matching set that of every premise.
        doubts: what the checks say of it.
        next_prompt: the prompt of what `make --replace` would put in its place.
    """

    name: str
    numbers: str
    item: str
    kind: str
    prompts: tuple[str, ...]
    options: tuple[tuple[str, bool], ...]
    keys: tuple[str, ...]
    accepted: tuple[str, ...]
    source: str
    doubts: tuple[str, ...]
    next_prompt: str = ""


def proof_sheet(
    quiz: Quiz, bank: Bank, glossary: Glossary, *, own: Sequence[Item] = ()
) -> list[ProofQuestion]:
    """The questions of the first form in their order, ready for proofing."""
    doubts: dict[str, list[str]] = defaultdict(list)
    origins = origins_of(glossary)
    for problem in find_flaws(quiz.items, glossary):
        doubts[problem.place.source].append(_doubt(problem))
    written = {item.id for item in own}
    sheet = []
    for question in quiz.forms[0].questions:
        one = _proof(question, quiz, doubts[question.item], origins)
        source = one.source or (_OWN if one.item in written else "")
        other = _next_prompt(quiz, bank, glossary, question, own)
        sheet.append(replace(one, source=source, next_prompt=other))
    return sheet


def proof_text(quiz: Quiz, bank: Bank, glossary: Glossary, *, own: Sequence[Item] = ()) -> str:
    """The proof sheet as plain text: doubts about the whole, then question by question.

    Its last line is the command that strikes questions.
    """
    questions = proof_sheet(quiz, bank, glossary, own=own)
    answers = sum(len(question.numbers) for question in quiz.forms[0].questions)
    head = f"{quiz.title}: proof sheet, {answers} questions from {len(questions)} items"
    spelling = spelling_doubts(quiz, check(glossary, only=("typo",)))
    blocks = [_doubt(problem) for problem in (*quiz_flaws(quiz, glossary), *spelling)]
    blocks += [_block(question) for question in questions]
    doubtful = [question.name for question in questions if question.doubts]
    example = ",".join(doubtful[:2]) or questions[0].name
    foot = f"To strike and replace questions: quizgen make … --replace {example} -o DIR"
    return "\n\n".join(map(_folded, [head, *blocks, foot])) + "\n"


def replacement_lines(before: Quiz, after: Quiz) -> list[str]:
    """What stands now in the place of struck questions: where, what it asks, and its key."""
    lines = []
    for question in after.forms[0].questions:
        if question.item not in before.items:
            found = _proof(question, after, (), {})
            lines += [found.numbers, *(f"    {line}" for line in _asked(found))]
    return lines


def _asked(question: ProofQuestion) -> list[str]:
    """The prompts of a question with their keys, those of a matching set pair by pair."""
    if question.kind == "matching":
        letters = {text: form_code(at) for at, (text, _) in enumerate(question.options)}
        pairs = zip(question.prompts, question.keys, strict=True)
        return [f"{premise} = {letters[key]}. {key}" for premise, key in pairs]
    return [*question.prompts, f"key: {' / '.join(question.keys)}"]


def _proof(
    question: Question, quiz: Quiz, doubts: Sequence[str], origins: Origins
) -> ProofQuestion:
    item = quiz.items[question.item]
    runs = runs_on_forms(quiz, item.id)
    return ProofQuestion(
        name=_name(quiz, question),
        numbers=_on_all_forms(runs),
        item=item.id,
        kind=item.kind,
        prompts=printed_prompts(item, question),
        options=_options(item, question),
        keys=_keys(item, question),
        accepted=_accepted(item),
        source=", ".join(sources_of(entries_of(item), origins)) or item.source,
        doubts=tuple(doubts),
    )


def _on_all_forms(runs: Mapping[str, str]) -> str:
    return " ".join(f"{code}{run}" for code, run in runs.items())


def _name(quiz: Quiz, question: Question) -> str:
    return f"{quiz.forms[0].code}{question.first}"


def _options(item: Item, question: Question) -> tuple[tuple[str, bool], ...]:
    right = 1 if isinstance(item, Choice) else len(item.pairs) if isinstance(item, Matching) else 0
    texts = options_of(item)
    return tuple((texts[at], at < right) for at in question.order)


def _keys(item: Item, question: Question) -> tuple[str, ...]:
    if isinstance(item, Choice):
        return (item.key,)
    if isinstance(item, Matching):
        return tuple(item.pairs[part][1] for part in question.parts)
    if isinstance(item, Cloze):
        return tuple(blank.answer for blank in item.blanks)
    if isinstance(item, Short):
        return ("; ".join(item.items) or item.answer,)
    return ("marked by hand",)


def _accepted(item: Item) -> tuple[str, ...]:
    if isinstance(item, Cloze):
        return tuple(dict.fromkeys(name for blank in item.blanks for name in blank.accept))
    return item.accept if isinstance(item, Short) else ()


def _doubt(problem: Problem) -> str:
    return f"{problem.place}: {problem.severity.value}[{problem.check}]: {problem.message}"


def _next_prompt(
    quiz: Quiz, bank: Bank, glossary: Glossary, question: Question, own: Sequence[Item]
) -> str:
    try:
        other = replace_questions(quiz, bank, glossary, [_name(quiz, question)], own=own)
    except NotEnoughError:
        return ""
    new = next(item for item_id, item in other.items.items() if item_id not in quiz.items)
    return " / ".join(prompts_of(new))


def _block(question: ProofQuestion) -> str:
    lines = [f"{question.name}  {question.kind}  (on all forms: {question.numbers})"]
    if question.kind == "matching":
        lines += [f"    {line}" for line in _asked(question)]
        spare = [text for text, right in question.options if not right]
        lines.append(f"    not used: {', '.join(spare)}")
    else:
        lines += [f"    {prompt}" for prompt in question.prompts]
        lines += [
            f"      {'*' if right else '-'} {form_code(at)}. {text}"
            for at, (text, right) in enumerate(question.options)
        ]
        if not question.options:
            lines.append(f"    key: {' / '.join(question.keys)}")
    if question.accepted:
        lines.append(f"    also accepted: {', '.join(question.accepted)}")
    lines.append(f"    source: {question.source or 'not recorded'}")
    lines.append(f"    item: {question.item}")
    lines += [f"    doubt: {doubt}" for doubt in question.doubts]
    lines.append(f"    next: {question.next_prompt or 'nothing is left'}")
    return "\n".join(lines)


def _folded(block: str) -> str:
    """The lines of a block, none wider than a page; what is carried over stands further in."""
    return "\n".join(
        part
        for line in block.splitlines()
        for part in _wrapped(line, len(line) - len(line.lstrip()))
    )


def _wrapped(line: str, indent: int) -> list[str]:
    inner = " " * (indent + _HANGING)
    return wrap(
        line, _WIDTH, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False
    )
