"""Which function stands behind which command, in the order of `quizgen --help`."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.cli.bank import bank
from quizgen.cli.check import check
from quizgen.cli.demo import demo
from quizgen.cli.doctor import doctor
from quizgen.cli.export import export
from quizgen.cli.grade import grade
from quizgen.cli.handout import handout
from quizgen.cli.init import init
from quizgen.cli.make import make
from quizgen.cli.normalize import normalize
from quizgen.cli.render import render
from quizgen.cli.report import report
from quizgen.cli.review import review
from quizgen.cli.show import show
from quizgen.cli.teach import teach
from quizgen.cli.templates import TEMPLATES
from quizgen.cli.tidy import tidy

# By name: the function, and whether `--help` leaves it out.
COMMANDS: dict[str, tuple[Callable[..., None], bool]] = {
    "demo": (demo, False),
    "init": (init, False),
    "normalize": (normalize, False),
    "read": (normalize, True),
    "check": (check, False),
    "tidy": (tidy, False),
    "bank": (bank, False),
    "make": (make, False),
    "render": (render, False),
    "handout": (handout, False),
    "grade": (grade, False),
    "review": (review, False),
    "teach": (teach, False),
    "report": (report, False),
    "show": (show, False),
    "export": (export, False),
    "doctor": (doctor, False),
}

__all__ = ["COMMANDS", "TEMPLATES"]
