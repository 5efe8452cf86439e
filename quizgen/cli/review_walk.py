"""`quizgen review`: a walk through the queue of answers that wait, one key each."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quizgen.cli.review_context import Context
from quizgen.grading.clusters import Cluster
from quizgen.grading.earn import plain
from quizgen.grading.model import Ruling
from quizgen.grading.ruled import parse_verdict
from quizgen.text.clean import printable
from quizgen.text.counted import counted

_EXAMPLES = 5
_LONGEST = 400
_KEYS = "a accept · r reject · h half · s share or points · "
_SUGGESTED = "y as suggested · "
_TEACH = "t also teach · "
_MOVES = "k skip · u undo · q stop"
_NOTHING_WAITS = "\nNothing waits.  u back to the last decision · q stop\n"


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the clusters, what was decided, and the cluster in turn.

    The first `past` clusters were decided in an earlier sitting; undo goes back to them,
    and from there on to `resume`, where the walk had come to.
    """

    clusters: Sequence[Cluster]
    contexts: Sequence[Context]
    past: int = 0
    decided: dict[int, tuple[Ruling, ...]] = field(default_factory=dict)
    trail: list[int] = field(default_factory=list)
    at: int = 0
    back: int = 0
    resume: int = 0
    teach: bool = False

    @property
    def rulings(self) -> list[Ruling]:
        """All rulings of this walk, in the order of the queue."""
        return [one for at in sorted(self.decided) for one in self.decided[at]]

    @property
    def waiting(self) -> int:
        """How many clusters waited at the start."""
        return len(self.clusters) - self.past


def walk_queue(
    clusters: Sequence[Cluster],
    *,
    read_key: Callable[[], str],
    read_line: Callable[[str], str],
    write: Callable[[str], None],
    save: Callable[[Sequence[Ruling]], None],
    contexts: Sequence[Context] = (),
    past: int = 0,
    by: str = "",
    when: str = "",
    width: int = 80,
) -> list[Ruling]:
    """The rulings of a person who went through the clusters, as far as they got.

    Nothing is asked of the world but through the arguments, so that a test can play
    it through.

    Args:
        clusters: what waits, in the order in which it is asked.
        read_key: waits for one key; "" means that there are no more.
        read_line: asks for a line of text, given a prompt.
        write: shows a text.
        save: is given all rulings of this walk after every decision, so that stopping
            or a crash loses nothing.
        contexts: what is shown with each cluster.
        past: how many clusters, before those that wait, were decided earlier; undo leads
            to them, and what is then decided is added behind and holds.
        by: who decides.
        when: the day, as it is to stand in the file.
        width: the terminal's width.
    """
    shown_with = contexts or [Context() for _ in clusters]
    walk = Walk(clusters, shown_with, past, at=past, back=past, resume=past)
    while walk.at < len(clusters) or (past and not walk.waiting):
        write(shown(clusters[walk.at], walk, width) if walk.at < len(clusters) else _NOTHING_WAITS)
        key = read_key().lower()
        if key in {"q", "\x03", "\x04", "\x1b", ""}:
            break
        if _press(walk, key, read_line, write):
            stamped = [replace(one, by=by, when=when) for one in walk.rulings]
            save(stamped)
    write(closing_line(walk))
    return [replace(one, by=by, when=when) for one in walk.rulings]


def shown(cluster: Cluster, walk: Walk, width: int = 80) -> str:
    """The cluster as it is put before a person: question, answers, evidence, keys."""
    match, context = cluster.answers[0].match, walk.contexts[walk.at]
    lines = [
        f"\n{_heading(walk)} {cluster.name}: {counted(cluster.students, 'student')}",
        *_wrapped("stands at", ", ".join(context.places), width),
        *_wrapped("question", cluster.question.prompt, width),
        *(line for one in context.options for line in _wrapped("", one, width)),
        *_wrapped("expected", cluster.question.answer, width),
    ]
    for one in cluster.answers[:_EXAMPLES]:
        lines += _wrapped(f"{one.students} ×", one.answer or "(blank)", width)
    if len(cluster.answers) > _EXAMPLES:
        lines.append(f"  … and {len(cluster.answers) - _EXAMPLES} more like these")
    lines += _wrapped("on paper", "; ".join(context.writers), width)
    reason = f"{match.reason}; {' '.join(match.steps[-2:])}" if match.steps else match.reason
    lines += _wrapped("why", reason, width)
    if _suggested(cluster, walk):
        lines.append(f"  suggested: {cluster.suggested}")
    if walk.teach:
        lines.append("  the glossary will be taught this decision too")
    return "\n".join([*lines, *textwrap.wrap(_keys(cluster, walk), width), ""])


def _heading(walk: Walk) -> str:
    if walk.at < walk.past:
        return "[decided before: decide again, or k to leave it]"
    return f"[{walk.at - walk.past + 1}/{walk.waiting}]"


def _suggested(cluster: Cluster, walk: Walk) -> str:
    return "" if walk.at < walk.past else cluster.suggested


def _keys(cluster: Cluster, walk: Walk) -> str:
    """The keys that do something here."""
    suggested = _SUGGESTED if _suggested(cluster, walk) else ""
    teach = _TEACH if walk.contexts[walk.at].teachable else ""
    return f"{_KEYS}{suggested}{teach}{_MOVES}"


def closing_line(walk: Walk) -> str:
    """What was done, in numbers."""
    changed = sum(at < walk.past for at in walk.decided)
    again = f"{changed} earlier decided again. " if changed else ""
    total = walk.waiting
    if not total:
        return f"{again}Nothing waits for a decision.\n"
    done = len(walk.decided) - changed
    answers = sum(walk.clusters[at].students for at in walk.decided if at >= walk.past)
    left = total - done
    rest = f"; {left} left, run review again to go on" if left else ""
    return f"{again}{done} of {total} decided, for {answers} answers{rest}.\n"


def _press(
    walk: Walk,
    key: str,
    read_line: Callable[[str], str],
    write: Callable[[str], None],
) -> bool:
    """Does what the key says; whether the rulings changed."""
    if key == "u":
        return _undo(walk, write)
    if walk.at == len(walk.clusters):
        return False
    cluster = walk.clusters[walk.at]
    if key == "k":
        _next(walk)
        return False
    if key == "t" and walk.contexts[walk.at].teachable:
        walk.teach = not walk.teach
        return False
    if key == "s":
        word = _typed_share(cluster, read_line, write)
    else:
        word = _ruling_of(key, cluster, walk)
        if not word:
            write(f"“{printable(key)}” does nothing here.\n")
    if not word:
        return False
    walk.decided[walk.at] = tuple(
        Ruling(
            question=cluster.name,
            answer=one.answer,
            ruling=word,
            teach=_lesson(word) if walk.teach else "",
        )
        for one in cluster.answers
        if one.answer.strip()
    )
    _next(walk)
    return True


def _ruling_of(key: str, cluster: Cluster, walk: Walk) -> str:
    """The ruling that the key stands for; "" for a key that is none."""
    if key == "y":
        return _suggested(cluster, walk)
    return {"a": "accept", "r": "reject", "h": "50%"}.get(key, "")


def _typed_share(
    cluster: Cluster, read_line: Callable[[str], str], write: Callable[[str], None]
) -> str:
    """The share or points that a person types, asked for until they fit; "" for an empty line."""
    most = cluster.question.points
    while told := read_line("share such as 50%, or points such as 1.5p: ").strip():
        verdict = parse_verdict(told)
        if verdict is None:
            write(f"“{printable(told[:40])}” is no share; Enter alone goes back to the keys.\n")
        elif verdict.points is not None and verdict.points > most:
            write(f"{printable(told)} is more than the {plain(most)} points of this question.\n")
        else:
            return told
    return ""


def _lesson(word: str) -> str:
    return {"accept": "alias", "reject": "never"}.get(word, "")


def _next(walk: Walk) -> None:
    """On to the next cluster; from an earlier decision to where the walk had come to."""
    walk.trail.append(walk.at)
    walk.at = walk.resume if walk.at < walk.past else walk.at + 1
    walk.resume = max(walk.resume, walk.at)
    walk.teach = False


def _undo(walk: Walk, write: Callable[[str], None]) -> bool:
    """One step back: in this walk, else to the last decision of an earlier one."""
    if walk.trail:
        walk.at = walk.trail.pop()
    elif walk.back:
        walk.back -= 1
        walk.at = walk.back
    else:
        write("There is nothing to undo.\n")
        return False
    walk.teach = False
    return walk.decided.pop(walk.at, None) is not None


def _wrapped(label: str, text: str, width: int) -> list[str]:
    if not text:
        return []
    cut = f"{text[:_LONGEST]} …" if len(text) > _LONGEST else text
    return textwrap.wrap(
        f"{label}: {printable(cut)}" if label else f"  {printable(cut)}",
        max(width, 30),
        initial_indent="  ",
        subsequent_indent="    ",
    )
