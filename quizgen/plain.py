"""Strict reading of plain data (parsed TOML or JSON) into typed values.

In: a mapping as `tomllib` or `json` gives it, and a way to find the line of a path.
Out: typed values, and a `Problem` for every wrong type, wrong value or unknown key.
Cannot happen: a key that is ignored silently; an exception because of the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

from quizgen.errors import Place, Problem, Severity

Finder = Callable[[str], Place]
T = TypeVar("T")

_LONGEST_SHOWN = 60


class Plain:
    """A mapping read key by key; `done` reports the keys that nobody asked for.

    Args:
        data: the mapping.
        find: gives the place of a dotted path such as `section[1].count`.
        problems: the list that findings are added to.
        path: where this mapping stands in the whole.
        check: the check name that the problems carry.
        unknown: how much a key that nobody asked for matters.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        find: Finder,
        problems: list[Problem],
        path: str = "",
        check: str = "format",
        unknown: Severity = Severity.ERROR,
    ) -> None:
        self.data = data
        self.path = path
        self._find = find
        self._problems = problems
        self._check = check
        self._unknown = unknown
        self._asked: list[str] = []

    def text(self, key: str, default: str = "") -> str:
        """The string at key."""
        value = self._take(key)
        if isinstance(value, str):
            return value
        return default if value is None else self._wrong(key, "a text in quotes", value, default)

    def required(self, key: str) -> str:
        """The string at key, which must be there and not be blank."""
        value = self.text(key)
        if key not in self.data:
            self.report(key, f"{self._name(key)} is missing", f'{key} = "…"')
        elif isinstance(self.data[key], str) and not value.strip():
            self.report(key, f"{self._name(key)} is empty", f'{key} = "…"')
        return value

    def one_of(self, key: str, choices: Sequence[str], default: str) -> str:
        """The string at key, which must be one of the choices."""
        value = self.text(key, default)
        if value in choices or value == default:
            return value
        hint = did_you_mean(value, choices) or "choose one of: " + ", ".join(choices)
        self.report(key, f"{self._name(key)} cannot be {_shown(value)}", hint)
        return default

    def flag(self, key: str, default: bool = False) -> bool:  # noqa: FBT001, FBT002 - a plain value
        """The true or false at key."""
        value = self._take(key)
        if isinstance(value, bool):
            return value
        return default if value is None else self._wrong(key, "true or false", value, default)

    def whole(self, key: str, default: int | None = None, *, least: int = 0) -> int | None:
        """The whole number at key, `least` or more."""
        value = self._take(key)
        if value is None:
            return default
        if type(value) is not int:
            return self._wrong(key, "a whole number", value, default)
        if value < least:
            return self._wrong(key, f"{least} or more", value, default)
        return value

    def number(self, key: str, default: float | None = None, *, least: float = 0.0) -> float | None:
        """The number at key, `least` or more."""
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            return self._wrong(key, "a number", value, default)
        if not value >= least or value == float("inf"):
            return self._wrong(key, f"{least:g} or more", value, default)
        return value

    def decimal(
        self, key: str, default: Decimal | None = None, *, least: float = 0.0, most: float = 1e9
    ) -> Decimal | None:
        """The number at key as it is written, from `least` to `most`."""
        value = self.number(key, least=least)
        if value is None:
            return default
        if value > most:
            return self._wrong(key, f"{most:g} or less", value, default)
        return Decimal(str(value))

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings at key."""
        value = self._take(key)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        nothing: tuple[str, ...] = ()
        if value is None:
            return nothing
        return self._wrong(key, 'a list of texts, such as ["a", "b"]', value, nothing)

    def some_texts(self, key: str) -> tuple[str, ...]:
        """The string or the list of strings at key."""
        value = self.data.get(key)
        return (self.text(key),) if isinstance(value, str) else self.texts(key)

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """The list of whole numbers at key."""
        value = self._take(key)
        if isinstance(value, list) and all(type(one) is int for one in value):
            return tuple(value)
        nothing: tuple[int, ...] = ()
        if value is None:
            return nothing
        return self._wrong(key, "a list of whole numbers, such as [1, 2]", value, nothing)

    def raw(self, key: str) -> Any:  # noqa: ANN401 - plain data can be anything
        """Whatever stands at key, or None; the caller checks it."""
        return self._take(key)

    def table(self, key: str) -> Plain:
        """The mapping at key, empty where there is none."""
        value = self._take(key)
        if isinstance(value, Mapping):
            return self._inner(value, self._name(key))
        if value is not None:
            self._wrong(key, f"a table, [{key}]", value, None)
        return self._inner({}, self._name(key))

    def tables(self, key: str) -> list[Plain]:
        """The list of mappings at key."""
        value = self._take(key)
        if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
            return [self._inner(one, f"{self._name(key)}[{n}]") for n, one in enumerate(value)]
        if value is not None:
            self._wrong(key, f"a list of tables, [[{key}]]", value, None)
        return []

    def done(self) -> None:
        """Reports every key that was not asked for, with a suggestion."""
        for key in self.data:
            if key not in self._asked:
                hint = did_you_mean(key, self._asked) or "known here: " + ", ".join(self._asked)
                self.report(key, f"unknown key {_shown(key)}", hint, self._unknown)

    def report(
        self, key: str, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """Adds an error, or something milder, at this key."""
        place = self._find(self._name(key))
        self._problems.append(Problem(severity, self._check, place, message, hint))

    def place(self, key: str = "") -> Place:
        """Where this mapping, or a key of it, stands."""
        return self._find(self._name(key) if key else self.path)

    def _take(self, key: str) -> object:
        if key not in self._asked:
            self._asked.append(key)
        return self.data.get(key)

    def _inner(self, data: Mapping[str, Any], path: str) -> Plain:
        return Plain(data, self._find, self._problems, path, self._check, self._unknown)

    def _name(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _wrong(self, key: str, wanted: str, value: object, default: T) -> T:
        self.report(key, f"{self._name(key)} must be {wanted}, not {_shown(value)}")
        return default


def _shown(value: object) -> str:
    """The value short enough for a message, with true and false as TOML and JSON have them."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that offers the nearest known word, or "" where none is near.

    >>> did_you_mean("cout", ["kind", "count"])
    'did you mean “count”?'
    """
    close = get_close_matches(word[:_LONGEST_SHOWN], list(known), n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else ""
