"""Do the answers fit another form better than the one that was written down?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from quizgen.errors import Place, Problem, Severity
from quizgen.items.model import Choice, Matching
from quizgen.quiz.model import Form, Quiz
from quizgen.responses.model import Response
from quizgen.responses.places import letter, places_on

# A guess between four options is right once in four; these margins are far from that.
MOST_OWN = 0.5
LEAST_OTHER = 0.6
LEAST_MARGIN = 4

# By form and number, the ways to write the letter that is right.
Rights = Mapping[str, Mapping[int, frozenset[str]]]

_HOLDS: Callable[[frozenset[str], str | None], bool] = frozenset.__contains__


def right_letters(quiz: Quiz) -> Rights:
    """By form, the letter that is right for each number that has letters."""
    return {form.code: _letters(form, quiz) for form in quiz.forms}


def check_forms(rows: Iterable[Response], rights: Rights) -> list[Problem]:
    """A warning for each student whose answers fit another form much better."""
    problems: list[Problem] = []
    if len(rights) < 2:  # noqa: PLR2004
        return problems
    for row in rows:
        better = _better_form(row, rights)
        if better:
            form, hits, own = better
            problems.append(
                Problem(
                    Severity.WARNING,
                    "form-fit",
                    Place(row.source, row.line),
                    f"student “{row.student_id}” is down for form {row.form}, but the answers "
                    f"fit form {form} better ({hits} right instead of {own})",
                    f"look at the paper; if it is form {form}, write {form} in the form column",
                )
            )
    return problems


def best_form(answers: Mapping[int, str], rights: Rights) -> str:
    """A sentence that names the form with the most right letters; "" without any."""
    counts = sorted((-count_hits(answers, right), code) for code, right in rights.items())
    if not counts or counts[0][0] == 0 or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return f"these answers fit form {counts[0][1]} best ({-counts[0][0]} right)"


def count_hits(answers: Mapping[int, str], right: Mapping[int, frozenset[str]]) -> int:
    """How many answers are the right letter."""
    return sum(map(_HOLDS, right.values(), map(answers.get, right)))


def _letters(form: Form, quiz: Quiz) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for number, place in places_on(form).items():
        item = quiz.items[place.question.item]
        if isinstance(item, Choice | Matching):
            index = place.part if isinstance(item, Matching) else 0
            one = letter(place.question.order.index(index))
            found[number] = frozenset([one, one.lower()])
    return found


def _better_form(row: Response, rights: Rights) -> tuple[str, int, int] | None:
    own = rights.get(row.form, {})
    own_hits = count_hits(row.answers, own)
    if max(map(len, rights.values())) - own_hits < LEAST_MARGIN:
        return None
    answered = len(own.keys() & row.answers.keys())
    if own_hits > MOST_OWN * answered:
        return None
    others = sorted(
        (-count_hits(row.answers, right), code)
        for code, right in rights.items()
        if code != row.form
    )
    hits, code = -others[0][0], others[0][1]
    if hits >= LEAST_OTHER * answered and hits - own_hits >= LEAST_MARGIN:
        return code, hits, own_hits
    return None
