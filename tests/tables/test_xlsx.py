from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.tables import read_table
from quizgen.tables.xlsx import read_xlsx, write_xlsx

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(sheet: str, *, styles: str = "", strings: str = "", book: str = "", state: str = ""):
    """The bytes of a workbook whose first sheet holds these rows."""
    sheets = f'<sheet name="S" sheetId="1" r:id="rId1" {state}/>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="strings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return out.getvalue()


def first_row(cells: str, **more: str) -> tuple[str, ...]:
    return read_xlsx(workbook(f'<row r="1">{cells}</row>', **more), "a.xlsx").rows[0].cells


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1"><v>7</v></c>', "7"),
        ('<c r="A1"><v>0.1</v></c>', "0.1"),
        ('<c r="A1"><v>1E+20</v></c>', "1e+20"),
        ('<c r="A1"><v>abc</v></c>', "abc"),
        ('<c r="A1" t="str"><v>NA</v></c>', "NA"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="s"><v>0</v></c>', "shared"),
        ('<c r="A1" t="s"><v>1</v></c>', "two runs"),
        ('<c r="A1"><f>HYPERLINK("x")</f><v>0</v></c>', '=HYPERLINK("x")'),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c>', "a\rb_x000D_"),
    ],
)
def test_a_cell_is_the_text_that_was_typed(cell, text):
    strings = (
        "<si><t>shared</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>x</t></rPh></si>"
    )

    assert first_row(cell, strings=strings) == (text,)


def test_an_id_under_a_format_of_zeros_keeps_its_zeros():
    styles = '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>'

    assert first_row('<c r="A1" s="0"><v>42</v></c>', styles=styles) == ("00042",)


@pytest.mark.parametrize(
    ("value", "book", "text"),
    [
        ("45000", "", "2023-03-15"),
        ("45000.5", "", "2023-03-15 12:00:00"),
        ("0.25", "", "06:00:00"),
        ("43538", '<workbookPr date1904="1"/>', "2023-03-15"),
        ("1e300", "", "1e300"),
    ],
)
def test_a_date_is_shown_as_such_with_a_warning(value, book, text):
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    data = workbook(f'<row><c r="A1" s="0"><v>{value}</v></c></row>', styles=styles, book=book)

    table = read_xlsx(data, "a.xlsx")

    assert table.rows[0].cells == (text,)
    assert [(p.check, p.place.line) for p in table.problems] == [("date-cell", 1)]


def test_a_number_format_with_words_is_no_date():
    styles = '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot; days&quot;"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>'

    assert first_row('<c r="A1" s="0"><v>2.5</v></c>', styles=styles) == ("2.5",)


def test_cells_stand_in_their_columns_and_rows_in_their_lines():
    data = workbook(
        '<row r="2"><c r="C2"><v>3</v></c></row><row r="5"><c r="A5"><v>1</v></c></row><row r="9"/>'
    )

    table = read_xlsx(data, "a.xlsx")

    assert [(row.line, row.cells) for row in table.rows] == [(2, ("", "", "3")), (5, ("1", "", ""))]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (zipped({"a.txt": "x"}), "not an XLSX"),
        (workbook("", state='state="hidden"'), "no visible sheet"),
        (workbook('<row><c r="ZZZ1"><v>1</v></c></row>'), "column"),
        (workbook("<row><c></row>"), "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_next_step(data, says):
    with pytest.raises(InputError, match=says) as caught:
        read_table(data, "a.xlsx")
    assert "a.xlsx" in str(caught.value)
    assert caught.value.next_step


def test_a_workbook_without_its_sheet_is_refused():
    data = workbook("")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {n: archive.read(n).decode() for n in archive.namelist() if "sheet1" not in n}

    with pytest.raises(InputError, match=r"lacks its part .*sheet1"):
        read_xlsx(zipped(parts), "a.xlsx")


def test_entities_are_not_expanded():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
    data = workbook("")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {n: archive.read(n).decode() for n in archive.namelist()}

    with pytest.raises(InputError, match="document type"):
        read_xlsx(zipped({**parts, "xl/workbook.xml": bomb}), "a.xlsx")


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff'=+-@＝"),
    max_size=10,
)


@given(st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=4))
def test_what_is_written_is_read_again(rows):
    width = max(map(len, rows))
    kept = [row + [""] * (width - len(row)) for row in rows if any(row)]

    read = read_xlsx(write_xlsx(rows, sheet="s"), "a.xlsx")

    shown = [list(row.cells) for row in read.rows]
    assert [row + [""] * (width - len(row)) for row in shown] == kept


def test_equal_rows_give_equal_bytes_and_no_clock():
    rows = [["id", "q1"], ["007", "=1"]]

    assert write_xlsx(rows, sheet="answers") == write_xlsx(rows, sheet="answers")


def test_line_breaks_and_look_alike_escapes_survive():
    rows = [["a"], ["x\r\ny_x000D_z & <b>"]]

    assert read_xlsx(write_xlsx(rows, sheet="s"), "a").rows[1].cells == ("x\r\ny_x000D_z & <b>",)


def test_a_sheet_name_that_spreadsheets_refuse_is_mended():
    data = write_xlsx([["a"]], sheet="a/b:c*[very] long name that goes past thirty-one letters")

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert 'name="a b c  very  long name that goe"' in archive.read("xl/workbook.xml").decode()


def test_columns_past_z_are_named_as_spreadsheets_do():
    row = [str(n) for n in range(28)]

    assert read_xlsx(write_xlsx([row], sheet="s"), "a").rows[0].cells == tuple(row)


def two_sheets(first: str, second: str, state: str = "") -> bytes:
    """A workbook with a sheet “Monday” and a sheet “Tuesday”, each with these texts in rows."""

    def sheet(texts: str) -> str:
        rows = "".join(
            "<row>" + "".join(f'<c t="str"><v>{cell}</v></c>' for cell in row.split(",")) + "</row>"
            for row in texts.split()
        )
        return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'

    relation = f'<Relationship Id="rId{{0}}" Type="{OFFICE}/worksheet" Target="s{{0}}.xml"/>'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Monday" r:id="rId1"/><sheet name="Tuesday" r:id="rId2" {state}/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}">{relation.format(1)}{relation.format(2)}</Relationships>',
            "xl/s1.xml": sheet(first),
            "xl/s2.xml": sheet(second),
        }
    )


@pytest.mark.parametrize(
    ("second", "state", "severities"),
    [
        ("ID,q1, s2,B", "", ["error"]),
        ("notes", "", ["warning"]),
        ("", "", []),
        ("id,q1 s2,B", 'state="hidden"', []),
    ],
)
def test_a_second_sheet_that_is_not_read_is_named(second, state, severities):
    table = read_xlsx(two_sheets("id,q1 s1,A", second, state), "a.xlsx")

    assert [row.cells for row in table.rows] == [("id", "q1"), ("s1", "A")]
    assert [one.severity for one in table.problems] == severities
    assert all("“Monday”" in one.message and "“Tuesday”" in one.message for one in table.problems)


def test_a_long_number_loses_no_digit():
    assert first_row('<c r="A1"><v>123456789012345678</v></c>') == ("123456789012345678",)


def test_a_text_that_the_workbook_lacks_is_damage_and_no_blank():
    with pytest.raises(InputError, match=r"a\.xlsx:1: the workbook is damaged"):
        first_row('<c r="A1" t="s"><v>7</v></c>')


def test_the_first_formula_is_pointed_out():
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>2+2</f></c>'
    table = read_xlsx(workbook(f"<row>{cells}</row>"), "x.xlsx")
    assert table.rows[0].cells == ("=1+1", "=2+2")
    assert [one.check for one in table.problems] == ["formula-cell"]
