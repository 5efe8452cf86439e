"""`quizgen tidy`: a walk through the findings, one key each."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import GlossaryPath
from quizgen.cli.talk import Talk
from quizgen.errors import InputError, Severity
from quizgen.text.clean import printable
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.errors import Problem
    from quizgen.glossary.tidy import Progress

_WIDTH = 80
_LINE = re.compile(r":\d+")


def walk(
    glossary_text: str,
    problems: Sequence[Problem],
    read_key: Callable[[], str],
    write: Callable[[str], None],
    *,
    read_line: Callable[[str], str] = lambda _: "",
    save: Callable[[str], None] = lambda _: None,
    recheck: Callable[[str], Sequence[Problem]] = lambda _: (),
) -> str:
    """The glossary's text after a person went through the findings.

    Args:
        glossary_text: the file as it is.
        problems: the findings of `check` on it.
        read_key: waits for one key; "" means that there are no more.
        write: shows a text.
        read_line: asks for a line of text, given a prompt.
        save: is given the text after every decision, so that a crash loses nothing.
        recheck: gives the findings on a text; those that decisions brought up come last.
    """
    from quizgen.glossary.tidy import press, start

    progress = start(glossary_text, problems)
    met = list(problems)
    while (progress := _with_new_ones(progress, met, recheck)).current is not None:
        total = len(met)
        write(_shown(progress, total))
        key = read_key()
        own = read_line(_prompt(progress.current)) if key in {"o", "O"} else ""
        after = press(progress, key or "q", own)
        if after is progress and key:
            write(_no_such_key(progress, key))
        elif after.text != progress.text:
            save(after.text)
        progress = after
    write(closing_line(progress, len(met)))
    return progress.text


def _with_new_ones(
    progress: Progress, met: list[Problem], recheck: Callable[[str], Sequence[Problem]]
) -> Progress:
    """The walk, at its end with the findings that were not met before; these are noted."""
    from quizgen.glossary.tidy import go_on_with

    if progress.queue or progress.stopped or not progress.decided:
        return progress
    known = set(map(_as_told, met))
    new = [one for one in recheck(progress.text) if _as_told(one) not in known]
    met += new
    return go_on_with(progress, new) if new else progress


def _as_told(problem: Problem) -> tuple[str, tuple[str, ...], str]:
    """A finding as a person knows it: without its lines, which decisions move."""
    return problem.check, problem.entries, _LINE.sub("", problem.message)


def closing_line(progress: Progress, total: int) -> str:
    """What was done, in numbers."""
    open_ones = len(progress.queue) + progress.left
    if not total:
        return "No findings: there is nothing to tidy.\n"
    rest = f"; {open_ones} left, run tidy again to go on" if open_ones > 0 else ""
    return f"{total - open_ones} of {total} findings decided{rest}.\n"


def _shown(progress: Progress, total: int) -> str:
    """The current finding, its entry, and the keys."""
    from quizgen.glossary.mend import can_apply, suggestion
    from quizgen.glossary.waiting import CHECK

    problem = progress.current
    if problem is None:
        return ""
    at = total - len(progress.queue) + 1
    here = progress.entry if problem.check != CHECK else None
    where = replace(problem.place, line=here.line) if here else problem.place
    lines = [
        f"\n[{at}/{total}] {where}: {problem.severity.value}[{problem.check}]",
        _wrapped(problem.message),
    ]
    if progress.entry is not None:
        lines += [_wrapped(line, "    ") for line in _about(progress)]
    if problem.check == CHECK:
        lines.append(_wrapped(f"new: {problem.hint}", "    "))
    offered = suggestion(problem) if can_apply(progress.text, problem) else ""
    if offered:
        lines.append(_wrapped(f"a would {offered}.", "    "))
    lines.append(_keys(progress, bool(offered)))
    return "\n".join(lines) + "\n"


def _about(progress: Progress) -> list[str]:
    entry = progress.entry
    if entry is None:
        return []
    shown = [f"{entry.term}: {entry.definition or ' | '.join(entry.items)}"]
    return shown + [f"also ({one.source}): {one.text}" for one in entry.other_definitions]


def _keys(progress: Progress, applicable: bool) -> str:
    from quizgen.glossary.tidy import KEYS, alike_count
    from quizgen.glossary.waiting import CHECK

    current = progress.current
    new = current is not None and current.check == CHECK
    other = new or bool(progress.entry and progress.entry.other_definitions)
    usable = {"a": applicable, "x": other}
    keys = [f"{key} {what}" for key, what in KEYS.items() if usable.get(key, True)]
    count = alike_count(progress)
    if count > 1:
        keys.append(f"capital: all {count} alike")
    return _wrapped(" · ".join(keys))


def _prompt(problem: Problem) -> str:
    if problem.check == "typo":
        return f"Write instead of “{problem.wrong}”: "
    if problem.check in {"list-count", "duplicate-item"}:
        return "The points, with | between them: "
    return "Write instead: "


def _no_such_key(progress: Progress, key: str) -> str:
    if key in {"a", "A"}:
        return "There is no suggestion to apply here: o writes your own, n accepts it.\n"
    if key in {"u", "U"} and progress.before is None:
        return "There is nothing to undo.\n"
    return "Nothing was changed.\n"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        printable(text), _WIDTH, initial_indent=indent, subsequent_indent=indent + "  "
    )


def tidy(
    ctx: typer.Context,
    glossary: GlossaryPath,
    apply: Annotated[
        Path | None,
        typer.Option(
            "--apply", metavar="FILE", help="Carry out the decisions of a findings.csv instead."
        ),
    ] = None,
) -> None:
    """Walks through the findings with single keys: apply, not an error, own text, undo.

    Every decision is kept in the glossary at once; all other bytes stay as they are.

    \b
    Example:
      quizgen tidy glossary/biology.toml
    """
    from quizgen.cli.course import load_glossary
    from quizgen.cli.keys import read_key, read_line, write_walk
    from quizgen.cli.normalize import waiting_findings
    from quizgen.files.read import read_bytes, read_text
    from quizgen.files.write import write_text
    from quizgen.glossary.checks import check
    from quizgen.glossary.findings import apply_findings_csv
    from quizgen.glossary.store import load
    from quizgen.tables import read_table

    talk: Talk = ctx.obj
    before = read_text(glossary)
    found = [*check(load_glossary([glossary], talk)), *waiting_findings(glossary, before)]
    if apply:
        after, odd = apply_findings_csv(before, read_table(read_bytes(apply), apply.name))
        if after == before and any(one.severity is Severity.ERROR for one in odd):
            raise InputError(
                f"{apply.name}: no decision could be taken over; nothing was changed", problems=odd
            )
        talk.problems(odd)
    else:
        after = walk(
            before,
            found,
            read_key,
            write_walk,
            read_line=read_line,
            save=lambda text: write_text(glossary, text),
            recheck=lambda text: check(load(text, glossary.name)),
        )
    if after != before:
        write_text(glossary, after)
    left = [*check(load_glossary([glossary], talk)), *waiting_findings(glossary, after)]
    talk.say(f"{glossary}: {counted(len(found), 'finding')} before, {len(left)} now")
