"""Dates as people print them, as ISO dates that can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from quizgen.text.fold import fold

_MONTHS = (
    "january januar enero janvier gennaio januari janeiro",
    "february februar febrero fevrier febbraio februari fevereiro",
    "march marz maerz marzo mars maart marco",
    "april abril avril aprile",
    "may mai mayo maggio mei maio",
    "june juni junio juin giugno junho",
    "july juli julio juillet luglio julho",
    "august agosto aout augustus",
    "september septiembre septembre settembre setembro",
    "october oktober octubre octobre ottobre outubro",
    "november noviembre novembre novembro",
    "december dezember diciembre decembre dicembre dezembro",
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)([0-3]?\d)(?!\d)")
_SPAN = re.compile(r"(\d{1,3}) (day|week|month|year)s?")
_FIRST_YEAR = 1900
_LEAST = 3  # letters of a month's short name


def iso_date(text: str) -> str:
    """The date in a text as `2026-05-14`; "" where there is none.

    Month names may be English, German, Spanish, French, Italian, Dutch or Portuguese, whole
    or short.  What is not said is taken as late as can be: a month is its last day, a
    year its last.  Days and months parted by slashes are read as the year alone, because
    countries disagree on their order.

    >>> iso_date("Thursday, 14 May 2026"), iso_date("14. Mai 2026"), iso_date("14.5.2026")
    ('2026-05-14', '2026-05-14', '2026-05-14')
    >>> iso_date("Spring 2026"), iso_date("Feb 2026"), iso_date("soon")
    ('2026-12-31', '2026-02-28', '')
    """
    if found := _ISO.search(text):
        return _iso(*map(int, found.groups()))
    if found := _DOTTED.search(text):
        return _iso(*map(int, reversed(found.groups())))
    years = _YEAR.findall(text)
    if not years:
        return ""
    months = [month for word in re.findall(r"[^\W\d]+", text) if (month := _month(word))]
    if len(months) != 1:
        return _iso(int(years[0]), 12, 31)
    day = _DAY.search(text)
    last = monthrange(int(years[0]), months[0])[1]
    return _iso(int(years[0]), months[0], int(day[1]) if day else last)


def since(text: str, until: str) -> str:
    """The ISO date that a wish such as `2025-09-01` or `2 years` means; "" if none.

    Args:
        text: a date, or a number of days, weeks, months or years.
        until: the date that a span is measured back from, as printed.

    >>> since("2 years", "14 May 2026"), since("1 month", "2026-03-31"), since("2 years", "")
    ('2024-05-14', '2026-02-28', '')
    """
    span = _SPAN.fullmatch(" ".join(text.split()).casefold())
    if span is None:
        return iso_date(text)
    end = iso_date(until)
    if not end:
        return ""
    return _before(date.fromisoformat(end), int(span[1]), span[2])


def _before(day: date, amount: int, unit: str) -> str:
    if unit in {"day", "week"}:
        return (day - timedelta(days=amount * (7 if unit == "week" else 1))).isoformat()
    months = day.year * 12 + day.month - 1 - amount * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).isoformat()


def _month(word: str) -> int:
    """The number of the month that the word names or begins with enough letters; 0 if none."""
    plain = fold(word).replace("ä", "a").replace("é", "e").replace("û", "u").replace("ç", "c")
    if len(plain) < _LEAST:
        return 0
    found = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(plain) for name in names.split())
    ]
    return found[0] if len(found) == 1 else 0


def _iso(year: int, month: int, day: int) -> str:
    if year < _FIRST_YEAR:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
