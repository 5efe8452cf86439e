"""What students write: slips of the pen, other terms, half a list, the opposite."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.chance import Stream

_LEAST = 5
_DONT_KNOW = ("I don't know", "no idea", "?", "idk")
_JOINTS = (", ", "; ", " and ", "\n", " / ")


def misspelt(text: str, stream: Stream) -> str:
    """`text` with one slip in its longest word; short words stay as they are."""
    word = max(text.split() or [""], key=len)
    if len(word) < _LEAST:
        return text
    at = 1 + stream.below(len(word) - 2)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return text.replace(word, stream.pick(slips), 1)


def right_term(accepted: Sequence[str], stream: Stream) -> str:
    """An accepted name as people write it: mostly as it is, now and then with a slip."""
    draw = stream.fraction()
    name = accepted[0]
    if draw < 0.5:  # noqa: PLR2004 - shares of a made-up class
        return name
    if draw < 0.68:  # noqa: PLR2004
        return name.lower()
    if draw < 0.76:  # noqa: PLR2004
        return stream.pick(accepted)
    if draw < 0.82:  # noqa: PLR2004
        return f"the {name}"
    return misspelt(name, stream)


def wrong_term(accepted: Sequence[str], rivals: Sequence[str], stream: Stream) -> str:
    """Another term, nothing, a shrug, the negation, or a part of the name."""
    draw = stream.fraction()
    name = accepted[0]
    if draw < 0.5 and rivals:  # noqa: PLR2004
        return stream.pick(rivals)
    if draw < 0.78:  # noqa: PLR2004
        return ""
    if draw < 0.86:  # noqa: PLR2004
        return stream.pick(_DONT_KNOW)
    if draw < 0.93:  # noqa: PLR2004
        return f"not {name}"
    words = name.split()
    return words[0] if len(words) > 1 else f"anti-{name}"


def some_of(points: Sequence[str], share: float, stream: Stream) -> str:
    """About that share of the points in any order, one of them perhaps misspelt."""
    count = round(share * len(points))
    chosen = stream.sample(points, count)
    written = [misspelt(one, stream) if stream.below(8) == 0 else one for one in chosen]
    return stream.pick(_JOINTS).join(written)


def definition_like(text: str, ability: float, stream: Stream) -> str:
    """The definition, or the first part of it that a student remembers."""
    words = text.split()
    kept = max(2, round(len(words) * min(1.0, ability + stream.fraction() / 3)))
    return " ".join(words[:kept])
