"""`quizgen review`: a walk through the queue of answers that wait, one key each."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quizgen.grading.alike import Cluster
from quizgen.grading.model import Ruling
from quizgen.grading.ruled import parse_verdict
from quizgen.text.clean import printable

_EXAMPLES = 5
_LONGEST = 400
_KEYS = (
    "a accept · r reject · h half · s share or points · y as suggested · "
    "t also teach · k skip · u undo · q stop"
)


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the clusters, what was decided, and the cluster in turn."""

    clusters: Sequence[Cluster]
    decided: dict[int, tuple[Ruling, ...]] = field(default_factory=dict)
    trail: list[int] = field(default_factory=list)
    at: int = 0
    teach: bool = False

    @property
    def rulings(self) -> list[Ruling]:
        """All rulings of this walk, in the order of the queue."""
        return [one for at in sorted(self.decided) for one in self.decided[at]]


def walk_queue(
    clusters: Sequence[Cluster],
    *,
    read_key: Callable[[], str],
    read_line: Callable[[str], str],
    write: Callable[[str], None],
    save: Callable[[Sequence[Ruling]], None],
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
        by: who decides.
        when: the day, as it is to stand in the file.
        width: the terminal's width.
    """
    walk = Walk(clusters)
    while walk.at < len(clusters):
        write(shown(clusters[walk.at], walk, width))
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
    total = len(walk.clusters)
    match = cluster.answers[0].match
    lines = [
        f"\n[{walk.at + 1}/{total}] {cluster.name}: {_count(cluster.students)}",
        *_wrapped("question", cluster.question.prompt, width),
        *_wrapped("expected", cluster.question.answer, width),
    ]
    for one in cluster.answers[:_EXAMPLES]:
        lines += _wrapped(f"{one.students} ×", one.answer or "(blank)", width)
    if len(cluster.answers) > _EXAMPLES:
        lines.append(f"  … and {len(cluster.answers) - _EXAMPLES} more like these")
    reason = f"{match.reason}; {' '.join(match.steps[-2:])}" if match.steps else match.reason
    lines += _wrapped("why", reason, width)
    if cluster.suggested:
        lines.append(f"  suggested: {cluster.suggested}")
    if walk.teach:
        lines.append("  the glossary will be taught this decision too")
    return "\n".join([*lines, *textwrap.wrap(_KEYS, width), ""])


def closing_line(walk: Walk) -> str:
    """What was done, in numbers."""
    total = len(walk.clusters)
    if not total:
        return "Nothing waits for a decision.\n"
    done = len(walk.decided)
    answers = sum(walk.clusters[at].students for at in walk.decided)
    left = total - done
    rest = f"; {left} left, run review again to go on" if left else ""
    return f"{done} of {total} decided, for {answers} answers{rest}.\n"


def _press(
    walk: Walk,
    key: str,
    read_line: Callable[[str], str],
    write: Callable[[str], None],
) -> bool:
    """Does what the key says; whether the rulings changed."""
    cluster = walk.clusters[walk.at]
    if key == "u":
        return _undo(walk, write)
    if key == "k":
        walk.trail.append(walk.at)
        _next(walk)
        return False
    if key == "t":
        walk.teach = not walk.teach
        return False
    word = _ruling_of(key, cluster, read_line)
    if not word:
        write(f"“{printable(key)}” does nothing here.\n")
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
    walk.trail.append(walk.at)
    _next(walk)
    return True


def _ruling_of(key: str, cluster: Cluster, read_line: Callable[[str], str]) -> str:
    """The ruling that the key stands for; "" for a key or a line that is none."""
    if key == "y":
        return cluster.suggested
    if key == "s":
        told = read_line("share such as 50%, or points such as 1.5p: ").strip()
        verdict = parse_verdict(told)
        most = cluster.question.points
        fits = verdict is not None and (verdict.points is None or verdict.points <= most)
        return told if fits else ""
    return {"a": "accept", "r": "reject", "h": "50%"}.get(key, "")


def _lesson(word: str) -> str:
    return {"accept": "alias", "reject": "never"}.get(word, "")


def _next(walk: Walk) -> None:
    walk.at += 1
    walk.teach = False


def _undo(walk: Walk, write: Callable[[str], None]) -> bool:
    if not walk.trail:
        write("There is nothing to undo.\n")
        return False
    walk.at = walk.trail.pop()
    walk.teach = False
    return walk.decided.pop(walk.at, None) is not None


def _count(students: int) -> str:
    return "1 student" if students == 1 else f"{students} students"


def _wrapped(label: str, text: str, width: int) -> list[str]:
    cut = f"{text[:_LONGEST]} …" if len(text) > _LONGEST else text
    return textwrap.wrap(
        f"{label}: {printable(cut)}",
        max(width, 30),
        initial_indent="  ",
        subsequent_indent="    ",
    )
