"""XLSX workbooks: the first visible sheet to rows of text, and rows to a workbook.

Spreadsheets keep numbers, dates and formulas where somebody typed a text.  Reading
gives back what was seen: `00042` under a format of zeros, a date as year-month-day,
a formula as the text that was typed.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.tables.archive import unzip
from quizgen.tables.model import Row, Table
from quizgen.tables.xlsx_write import write_xlsx
from quizgen.tables.xml import local_name, parse_xml
from quizgen.text.clean import clean
from quizgen.text.documents import refuse_document

__all__ = ["read_xlsx", "write_xlsx"]

MOST_COLUMNS = 16_384
_MOST_CELLS = 20_000_000
_DATE_IDS = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ZEROS = re.compile("0+")


@dataclass(frozen=True, slots=True)
class _Book:
    """What cells refer to: shared texts, number formats by style, and the first day."""

    shared: tuple[str, ...]
    formats: tuple[str, ...]
    epoch: dt.datetime


def read_xlsx(data: bytes, name: str) -> Table:
    """The first visible sheet of the workbook, each row as wide as the widest.

    Raises:
        InputError: not a workbook, damaged, too large, or without a sheet.
    """
    refuse_document(data, name)
    files = unzip(data, name)
    main = _main_part(files, name)
    workbook = _part(files, main, name)
    (title, sheet), *others = _sheets(files, main, workbook, name)
    book = _book(files, main, workbook, name)
    problems: list[Problem] = []
    found = list(_rows(_part(files, sheet, name), book, name, problems))
    for other, path in others:
        head = next(_rows(_part(files, path, name), book, name, []), None)
        if head is not None:
            alike = bool(found) and _bare(head) == _bare(found[0])
            problems.append(_unread_sheet(name, title, other, alike=alike))
    width = max((len(row.cells) for row in found), default=0)
    if width * len(found) > _MOST_CELLS:
        raise InputError(
            f"{name}: the sheet spans {len(found)} rows and {width} columns",
            next_step="delete the empty rows and columns, or save it as CSV",
        )
    rows = tuple(Row(row.line, row.cells + ("",) * (width - len(row.cells))) for row in found)
    return Table(name, rows, tuple(problems))


def _main_part(files: Mapping[str, bytes], name: str) -> str:
    for target in _targets(files, "", name, "officeDocument").values():
        return target
    raise InputError(
        f"{name}: this archive is not an XLSX workbook",
        next_step="save the table as XLSX or CSV",
    )


def _part(files: Mapping[str, bytes], path: str, name: str) -> Element:
    if path not in files:
        raise InputError(
            f"{name}: the workbook lacks its part “{path}”",
            next_step="open it in a spreadsheet and save it again",
        )
    return parse_xml(files[path], f"{name}/{path}")


def _targets(files: Mapping[str, bytes], part: str, name: str, kind: str) -> dict[str, str]:
    """Paths by relation id, for the relations of a part that are of one kind."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in files:
        return {}
    found: dict[str, str] = {}
    for one in _part(files, path, name):
        if one.get("Type", "").endswith("/" + kind) and one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            found[one.get("Id", "")] = target.lstrip("/")
    return found


def _sheets(
    files: Mapping[str, bytes], main: str, workbook: Element, name: str
) -> list[tuple[str, str]]:
    """Titles and paths of the visible sheets of cells, at least one."""
    targets = _targets(files, main, name, "worksheet")
    found: list[tuple[str, str]] = []
    for sheet in _all(workbook, "sheet"):
        relation = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        if sheet.get("state", "visible") == "visible" and relation in targets:
            found.append((sheet.get("name", ""), targets[relation]))
    if not found:
        raise InputError(
            f"{name}: the workbook has no visible sheet with cells",
            next_step="put the table on the first sheet",
        )
    return found


def _bare(row: Row) -> list[str]:
    """The cells of a header without what differs unseen: case, spaces, empty ones at the end."""
    return "\0".join(clean(cell).casefold() for cell in row.cells).rstrip("\0").split("\0")


def _unread_sheet(name: str, read: str, other: str, *, alike: bool) -> Problem:
    message = f"only the sheet “{clean(read)}” is read, and the sheet “{clean(other)}” is not"
    if alike:
        message += ", though it has the same header"
    return Problem(
        Severity.ERROR if alike else Severity.WARNING,
        "sheets",
        Place(name),
        message,
        "save each sheet as a file of its own, or hide or delete the one that does not belong",
    )


def _book(files: Mapping[str, bytes], main: str, workbook: Element, name: str) -> _Book:
    shared = [
        tuple(_text(one) for one in _part(files, path, name) if local_name(one) == "si")
        for path in _targets(files, main, name, "sharedStrings").values()
    ]
    styles = [
        _formats(_part(files, path, name))
        for path in _targets(files, main, name, "styles").values()
    ]
    since_1904 = any(one.get("date1904") in {"1", "true"} for one in _all(workbook, "workbookPr"))
    epoch = dt.datetime(1904, 1, 1) if since_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet has no zone
    return _Book(shared[0] if shared else (), styles[0] if styles else (), epoch)


def _formats(styles: Element) -> tuple[str, ...]:
    """The number format of each cell style; a built-in date is written `yyyy`."""
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _all(styles, "numFmt")}
    cell_styles = next(_all(styles, "cellXfs"), None)
    found: list[str] = []
    for one in cell_styles if cell_styles is not None else ():
        number = one.get("numFmtId", "0")
        built_in = "yyyy" if number.isdecimal() and int(number) in _DATE_IDS else ""
        found.append(own.get(number, built_in))
    return tuple(found)


def _rows(sheet: Element, book: _Book, name: str, problems: list[Problem]) -> Iterator[Row]:
    line = 0
    for row in _all(sheet, "row"):
        told = row.get("r", "")
        line = int(told) if told.isdecimal() and len(told) <= 7 else line + 1  # noqa: PLR2004
        cells: list[str] = []
        for cell in row:
            if local_name(cell) == "c":
                at = _column(cell.get("r", ""), len(cells), name)
                cells.extend([""] * (at + 1 - len(cells)))
                cells[at] = _cell(cell, book, Place(name, line), problems)
        if any(cells):
            yield Row(line, tuple(cells))


def _column(reference: str, following: int, name: str) -> int:
    """The column's index: as the cell says, else the next one."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return following
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    if column > MOST_COLUMNS:
        raise InputError(
            f"{name}: a cell claims to stand in column {reference}",
            next_step="open the workbook in a spreadsheet and save it again",
        )
    return column - 1


def _cell(cell: Element, book: _Book, place: Place, problems: list[Problem]) -> str:
    parts = {local_name(one): one for one in cell}
    formula = parts["f"].text if "f" in parts else None
    if formula:
        _warn_of_formula(place, problems)
        return "=" + formula
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else ""
    value = (parts["v"].text or "") if "v" in parts else ""
    if kind == "s":
        if not value.isdecimal() or int(value) >= len(book.shared):
            raise InputError(
                f"{place}: the workbook is damaged: it lacks the text of a cell",
                next_step="open the workbook in a spreadsheet and save it again",
            )
        return book.shared[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "n" and value:
        return _number(value, _style(cell, book), book.epoch, place, problems)
    return _unescape(value)


def _warn_of_formula(place: Place, problems: list[Problem]) -> None:
    """One warning for a file: its first formula, as there may be thousands."""
    if all(one.check != "formula-cell" for one in problems):
        message = "this cell holds a formula, which is read as it is written, not what it shows"
        hint = "if the results are meant, copy the cells and paste them as values"
        problems.append(Problem(Severity.WARNING, "formula-cell", place, message, hint))


def _style(cell: Element, book: _Book) -> str:
    told = cell.get("s", "0")
    index = int(told) if told.isdecimal() else 0
    return book.formats[index] if index < len(book.formats) else ""


def _number(
    value: str, code: str, epoch: dt.datetime, place: Place, problems: list[Problem]
) -> str:
    """The number as it was seen, as far as its format says."""
    try:
        number = float(value)
    except ValueError:
        return value
    if _ZEROS.fullmatch(code) and number.is_integer():
        return f"{int(number):0{len(code)}d}"
    if set("ymdh") & set(_NOT_FORMAT.sub("", code).lower()):
        problems.append(
            Problem(
                Severity.WARNING,
                "date-cell",
                place,
                "the spreadsheet made this a date or time; another text may have been typed",
                "format the column as text before typing, and check this cell",
            )
        )
        return _date(number, epoch, value)
    if value.isascii() and value.isdecimal():
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)  # noqa: PLR2004


def _date(number: float, epoch: dt.datetime, value: str) -> str:
    try:
        moment = epoch + dt.timedelta(seconds=round(number * 86_400))
    except (OverflowError, ValueError):
        return value
    if number.is_integer():
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%H:%M:%S}" if number < 1 else f"{moment:%Y-%m-%d %H:%M:%S}"


def _text(element: Element) -> str:
    """The text of a string: its own or its runs', without the reading aids of Japanese."""
    found: list[str] = []
    for one in element:
        if local_name(one) == "t":
            found.append(one.text or "")
        elif local_name(one) == "r":
            found.extend(t.text or "" for t in one if local_name(t) == "t")
    return _unescape("".join(found))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def _all(root: Element, local: str) -> Iterator[Element]:
    return (one for one in root.iter() if local_name(one) == local)
