"""Names on copies: the pages of a form are shared, only the personal part is new.

A page of a copy is two drawings, one above the other: the form's page, the same
object for every copy, and a small overlay with name, ID and copy number.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

_BOTH = b"q /Page Do Q q /Stamp Do Q"
_PAGE = b"q /Page Do Q"
_Drawing = tuple[pikepdf.Object, Array]


@dataclass(frozen=True, slots=True)
class Overlay:
    """Where in the overlay document a copy's first-page and other-page stamps stand."""

    first: int
    others: int


def stamp_copies(
    copies: Sequence[tuple[str, Overlay]],
    forms: dict[str, bytes],
    overlay: bytes,
    *,
    title: str,
    subject: str = "",
    blank: bytes = b"",
) -> bytes:
    """All copies one after the other in one file, each starting on a right-hand page.

    The file is for the printer: it has no structure tree.

    Args:
        copies: for each copy the form it is of and where its stamps stand.
        forms: the printed forms by name.
        overlay: the document with the stamps.
        title: the title in the file's metadata.
        subject: what else the metadata say.
        blank: a page that fills up copies with an odd number of pages; empty for none.
    """
    with ExitStack() as stack:
        out = stack.enter_context(pikepdf.new())
        stamps = stack.enter_context(pikepdf.open(BytesIO(overlay)))
        drawn = {name: _drawings(out, stack, forms[name]) for name in sorted(forms)}
        filler = _drawings(out, stack, blank) if blank else []
        marks: dict[int, pikepdf.Object] = {}
        contents = out.make_indirect(pikepdf.Stream(out, _BOTH))
        alone = out.make_indirect(pikepdf.Stream(out, _PAGE))
        for name, places in copies:
            for index, (page, box) in enumerate(drawn[name]):
                at = places.others if index else places.first
                if at not in marks:
                    marks[at] = out.copy_foreign(stamps.pages[at].as_form_xobject())
                _add_page(out, box, contents, Dictionary(Page=page, Stamp=marks[at]))
            if filler and len(drawn[name]) % 2:
                page, box = filler[0]
                _add_page(out, box, alone, Dictionary(Page=page))
        out.docinfo[Name.Title] = title
        out.docinfo[Name.Subject] = subject
        out.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipLongEdge)
        return _saved(out)


def stamp_single(form: bytes, overlay: bytes, places: Overlay) -> bytes:
    """One copy of a form with its structure tree; the stamps are marked as page artifacts."""
    with pikepdf.open(BytesIO(form)) as out, pikepdf.open(BytesIO(overlay)) as stamps:
        marks: dict[int, pikepdf.Object] = {}
        drawing = pikepdf.Stream(out, b"/Artifact BMC q /Stamp Do Q EMC")
        contents = out.make_indirect(drawing)
        for index, page in enumerate(out.pages):
            at = places.others if index else places.first
            if at not in marks:
                marks[at] = out.copy_foreign(stamps.pages[at].as_form_xobject())
            page.obj.Resources = _with_stamp(out, page, marks[at])
            page.contents_add(pikepdf.Stream(out, b"q"), prepend=True)
            page.contents_add(pikepdf.Stream(out, b"Q"))
            page.contents_add(contents)
        return _saved(out)


def _drawings(out: pikepdf.Pdf, stack: ExitStack, data: bytes) -> list[_Drawing]:
    """The pages as drawings of the new file; they are read from `data` when that is saved."""
    form = stack.enter_context(pikepdf.open(BytesIO(data)))
    return [
        (out.copy_foreign(page.as_form_xobject()), Array(list(page.mediabox)))
        for page in form.pages
    ]


def _add_page(out: pikepdf.Pdf, box: Array, contents: pikepdf.Object, drawings: Dictionary) -> None:
    page = Dictionary(
        Type=Name.Page, MediaBox=box, Contents=contents, Resources=Dictionary(XObject=drawings)
    )
    out.pages.append(pikepdf.Page(out.make_indirect(page)))


def _with_stamp(out: pikepdf.Pdf, page: pikepdf.Page, mark: pikepdf.Object) -> Dictionary:
    """The page's own resources with the stamp among its drawings.

    WeasyPrint shares one resource dictionary between pages, so a copy is changed.
    """
    resources = Dictionary(dict(page.resources.items()))
    drawings = Dictionary(dict(resources.get(Name.XObject, Dictionary()).items()))
    drawings.Stamp = mark
    resources.XObject = drawings
    return out.make_indirect(resources)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return out.getvalue()
