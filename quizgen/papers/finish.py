"""What is put right in a PDF before it is written: running lines and time stamps.

WeasyPrint (70) tags the text of page margins like any text but leaves its elements
out of the structure tree.  PDF/UA wants each piece of text to be either in the tree
or an artifact, so what the tree does not reach is made an artifact.

Where HarfBuzz cannot cut fonts, fontTools does, and writes the time of day into them;
the time is taken out, so that the same paper is the same file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

_HEAD_AT_WHOLE_SUM = 0xB1B0AFBA
_ALL = 0xFFFFFFFF


def finish_tagged(document: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Puts right a file with a structure tree."""
    mark_artifacts(document, pdf)
    finish_plain(document, pdf)


def finish_plain(_document: object, pdf: Any) -> None:  # noqa: ANN401 - as above
    """Puts right a file without a structure tree."""
    for one in pdf.objects:
        if "Length1" in getattr(one, "extra", ()):
            one.stream = [without_time(b"".join(one.stream))]


def without_time(font: bytes) -> bytes:
    """The font file as if it had been saved when it was made.

    Its `head` table (OpenType 1.9) has the time of the last change at byte 28, that of
    making at 20, and at 8 a number that brings the sum of the file to a fixed value.
    """
    data = bytearray(font)
    for record in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, record)
        if tag == b"head":
            data[start + 28 : start + 36] = data[start + 20 : start + 28]
            struct.pack_into(">L", data, start + 8, 0)
            struct.pack_into(">L", data, record + 4, _sum(data[start : start + length]))
            rest = (_HEAD_AT_WHOLE_SUM - _sum(data)) & _ALL
            struct.pack_into(">L", data, start + 8, rest)
    return bytes(data)


def _sum(data: bytearray) -> int:
    padded = bytes(data) + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & _ALL


def mark_artifacts(_document: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Makes artifacts of all marked text that the structure tree does not reach."""
    objects = {one.reference: one for one in pdf.objects if one.number}
    root = objects[pdf.catalog["StructTreeRoot"]]
    reached = set(_reached(root, objects))
    parents = objects[root["ParentTree"]]["Nums"]
    of_page = dict(zip(parents[::2], parents[1::2], strict=True))
    for page in pdf.objects:
        if isinstance(page, Mapping) and page.get("Type") == "/Page":
            owners = of_page[page["StructParents"]]
            loose = {mark for mark, owner in enumerate(owners) if owner not in reached}
            _release(objects[page["Contents"]].stream, loose)
            owners[:] = [owner if owner in reached else b"null" for owner in owners]


def _reached(element: Mapping[str, Any], objects: Mapping[bytes, Any]) -> Iterator[bytes]:
    """The references of all elements below the element."""
    waiting = [element]
    while waiting:
        for child in waiting.pop().get("K", ()):
            if isinstance(child, bytes):
                yield child
                waiting.append(objects[child])


def _release(stream: list[Any], loose: set[int]) -> None:
    for at, operator in enumerate(stream):
        if operator == b"BDC" and stream[at - 1].get("MCID") in loose:
            stream[at - 2 : at + 1] = ["/Artifact", b"", b"BMC"]
