"""Pictures of an HTML paper put inside it, so that the file stands alone."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from html import unescape
from mimetypes import guess_type
from pathlib import Path

from quizgen.errors import InputError

GIVE_FILE = "only data: and files in the template folders are loaded; put it there"
_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")(?!data:)([^"]*)(")', re.IGNORECASE)


def embed_pictures(html: str, folders: Sequence[Path], name: str) -> str:
    """The page with the pictures of the template folders as `data:` addresses.

    Args:
        html: the page.
        folders: where pictures may lie.
        name: what the error calls the page.

    Raises:
        InputError: a picture is not in any of the folders.
    """
    return _PICTURE.sub(
        lambda found: found[1] + _address(unescape(found[2]), folders, name) + found[3], html
    )


def _address(source: str, folders: Sequence[Path], name: str) -> str:
    for folder in folders:
        path = (folder / source).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            kind = guess_type(path.name)[0] or "application/octet-stream"
            return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"
    raise InputError(f"{name}: the picture “{source}” cannot be loaded", next_step=GIVE_FILE)
