"""Headers and footers marked as such, so that a screen reader does not read them out.

WeasyPrint (70) tags the text of page margins like any text but leaves its elements
out of the structure tree.  PDF/UA wants each piece of text to be either in the tree
or an artifact, so what the tree does not reach is made an artifact before writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


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
