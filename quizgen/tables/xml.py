"""XML from strangers: no document type, hence no entities and nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from quizgen.errors import InputError


class _DoctypeFoundError(Exception):
    pass


def parse_xml(data: bytes, name: str) -> Element:
    """The root element of `data`.

    A first pass stops at a document type, where entity bombs and outside files
    would be declared; only then is the tree built.

    Raises:
        InputError: broken XML, or XML with a document type.
    """
    try:
        _refuse_doctype(data)
        return fromstring(data)  # noqa: S314 - no document type, so no entities
    except _DoctypeFoundError as error:
        raise InputError(
            f"{name}: this XML declares a document type, which is not read",
            next_step="save the file again from the program it comes from",
        ) from error
    except (expat.ExpatError, ParseError, ValueError, LookupError) as error:
        raise InputError(
            f"{name}: the XML is damaged ({error})", next_step="save or download the file again"
        ) from error


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _refuse_doctype(data: bytes) -> None:
    def stop(*_: object) -> None:
        raise _DoctypeFoundError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = stop
    parser.Parse(data, True)
