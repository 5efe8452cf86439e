"""What grading again changes: shown, and refused where marks would fall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizgen.cli.talk import Talk
from quizgen.errors import FindingsError
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.grading.regrade import Change

_SHOWN = 10


def say_changes(changed: Sequence[Change], effect: Sequence[str], talk: Talk) -> None:
    """Says which marks differ from the run before, and what that does to the class."""
    students = {one.student_id for one in changed}
    talk.say(
        f"Against the run before: {counted(len(changed), 'mark')} of "
        f"{counted(len(students), 'student')} {'differs' if len(changed) == 1 else 'differ'}"
    )
    for one in changed[:_SHOWN]:
        talk.say(f"  {one.student_id} {one.question}: {one.old} → {one.new} ({one.reason})")
    if len(changed) > _SHOWN:
        talk.say(f"  … and {len(changed) - _SHOWN} more, all in changes.csv")
    for line in effect:
        talk.say(line)


def refuse_lower(changed: Sequence[Change], *, allow: bool) -> None:
    """Nothing where no mark falls, or marks may.

    Raises:
        FindingsError: marks would fall; nothing is written.
    """
    from quizgen.grading.regrade import lowering

    lower = lowering(changed)
    gone = any(one.reason.startswith("ruling →") for one in lower)
    missing = "the run before followed rulings that are not given now: --rulings FILE; "
    first = missing if gone else ""
    if lower and not allow:
        raise FindingsError(
            f"{counted(len(lower), 'mark')} would fall, of "
            + ", ".join(dict.fromkeys(one.student_id for one in lower[:5]))
            + "; nothing was written",
            next_step=f"{first}--what-if shows them; --allow-lower lets them fall; "
            "--only-if-higher keeps the old mark",
        )
