"""The order in which decisions are asked for: first what settles most.

A decision settles its own answers, and perhaps some that say the same and more: these
count a quarter.  What another decision may settle counts a quarter less, since perhaps
it need not be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.grading.clusters import Cluster
from quizgen.grading.gists import Gist, frame_of, gist_of
from quizgen.grading.precedents import says
from quizgen.grading.printed import Printed, asks_for_definition

_LEAST_UNCERTAINTY = 0.5
_PERHAPS = 0.25
# Only the largest clusters of a question are compared with each other, for time.
_MOST_COMPARED = 150
_LONGEST_COMPARED = 2_000


def order_queue(
    found: Sequence[Cluster], prints: Mapping[str, Printed], order: Mapping[str, int]
) -> list[Cluster]:
    """The clusters, ordered by how many students times how uncertain each is.

    Args:
        found: the clusters of all questions.
        prints: by question key, the question as printed on any form.
        order: by question key, its place in the quiz.
    """
    weights: list[tuple[float, Cluster]] = []
    by_question: dict[str, list[Cluster]] = {}
    for one in found:
        by_question.setdefault(one.question.key, []).append(one)
    for key, clusters in by_question.items():
        clusters.sort(key=lambda one: (-_weight(one), one.name, one.answers[0].answer))
        own = [_weight(one) for one in clusters]
        if asks_for_definition(prints[key]):
            own[:_MOST_COMPARED] = _shared_out(own, clusters[:_MOST_COMPARED], prints[key])
        weights += zip(own, clusters, strict=True)
    return [
        cluster
        for _, cluster in sorted(
            weights,
            key=lambda one: (
                -one[0],
                order[one[1].question.key],
                one[1].name,
                one[1].answers[0].answer,
            ),
        )
    ]


def _weight(cluster: Cluster) -> float:
    match = cluster.answers[0].match
    uncertain = 1.0 if not cluster.suggested else 1 - abs(2 * match.credit - 1)
    return round(cluster.students * max(uncertain, _LEAST_UNCERTAINTY), 6)


def _shared_out(own: Sequence[float], clusters: Sequence[Cluster], printed: Printed) -> list[float]:
    """The weights with what each may settle beside its own, the largest first."""
    frame = frame_of(printed.prompt, printed.accepted, printed.language)
    gists = [gist_of(one.answers[0].answer[:_LONGEST_COMPARED], frame) for one in clusters]
    weights = own[: len(clusters)]
    more = [[at for at, gist in enumerate(gists) if _says_more(gist, one)] for one in gists]
    reach = [weight + _PERHAPS * sum(own[at] for at in more[n]) for n, weight in enumerate(weights)]
    left = set(range(len(gists)))
    while left:
        best = max(left, key=lambda at: (reach[at], -at))
        left.remove(best)
        for at in left.intersection(more[best]):
            reach[at] *= 1 - _PERHAPS
    return [round(one, 6) for one in reach]


def _says_more(gist: Gist, other: Gist) -> bool:
    return other.signs == gist.signs and other.said < gist.said and says(gist, other)
