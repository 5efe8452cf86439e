"""Dates as people print them, read so that they can be compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.text.dates import iso_date, since


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("2026-05-14", "2026-05-14"),
        ("Thursday, 14 May 2026", "2026-05-14"),
        ("May 14, 2026", "2026-05-14"),
        ("14. Mai 2026", "2026-05-14"),
        ("12. März 2026", "2026-03-12"),
        ("1er août 2025", "2025-08-01"),
        ("2 de março de 2026", "2026-03-02"),
        ("3 juni 2026", "2026-06-03"),
        ("14.5.2026", "2026-05-14"),
        ("29 févr. 2024", "2024-02-29"),
        ("Feb 2026", "2026-02-28"),
        ("Spring 2026", "2026-12-31"),
        ("05/06/2026", "2026-12-31"),
        ("31 February 2026", ""),
        ("0001-01-01", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_printed_date_is_read(printed, wanted):
    assert iso_date(printed) == wanted


@given(st.dates(min_value=date(1900, 1, 1)))
def test_an_iso_date_stays_as_it_is(day):
    assert iso_date(day.isoformat()) == day.isoformat()


@given(st.text(), st.text())
def test_no_text_stops_the_reading(text, until):
    assert len(iso_date(text)) in {0, 10}
    assert len(since(text, until)) in {0, 10}


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        ("10 days", "2028-02-19"),
        ("2 weeks", "2028-02-15"),
        ("1 Month", "2028-01-29"),
        ("1 year", "2027-02-28"),
        ("2027-09-01", "2027-09-01"),
        ("a while", ""),
    ],
)
def test_a_span_is_measured_back_from_the_printed_date(wish, wanted):
    assert since(wish, "29 February 2028") == wanted


def test_a_span_without_a_date_to_measure_from_says_nothing():
    assert since("2 years", "") == ""
