"""quizgen: messy flashcard notes become a glossary, exams, keys and grades.

The functions below are the library; each is resolved when it is first used, so that
`import quizgen` costs nothing.

>>> import quizgen
>>> quizgen.match_answer("suply chain", ["supply chain"]).reason
'typo'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizgen.glossary.checks import check
    from quizgen.glossary.normalize import normalize
    from quizgen.grading.match import match_answer
    from quizgen.grading.score import grade
    from quizgen.items.bank import item_bank
    from quizgen.papers.render import render_quiz as render
    from quizgen.quiz.make import make
    from quizgen.reports.analysis import analyse

__version__ = "0.1.0"

__all__ = ["analyse", "check", "grade", "item_bank", "make", "match_answer", "normalize", "render"]

_HOMES = {
    "analyse": ("quizgen.reports.analysis", "analyse"),
    "check": ("quizgen.glossary.checks", "check"),
    "grade": ("quizgen.grading.score", "grade"),
    "item_bank": ("quizgen.items.bank", "item_bank"),
    "make": ("quizgen.quiz.make", "make"),
    "match_answer": ("quizgen.grading.match", "match_answer"),
    "normalize": ("quizgen.glossary.normalize", "normalize"),
    "render": ("quizgen.papers.render", "render_quiz"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    if name not in _HOMES:
        raise AttributeError(f"module 'quizgen' has no attribute {name!r}")
    module, function = _HOMES[name]
    return getattr(import_module(module), function)
