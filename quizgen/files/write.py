"""One file at a time: written beside itself, then swapped in; `-` is standard output."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizgen.errors import OutputError

STDOUT = Path("-")


def write_whole(path: Path, data: bytes) -> None:
    """The file holds exactly `data`, or what it held before.

    Raises:
        OutputError: it cannot be written; the old content is untouched.
    """
    with open_whole(path) as stream:
        stream.write(data)


def write_text(path: Path, text: str) -> None:
    """The file holds the text in UTF-8, with a byte order mark if it had one before.

    Raises:
        OutputError: it cannot be written; the old content is untouched.
    """
    marked = path != STDOUT and path.exists() and path.read_bytes()[:3] == codecs.BOM_UTF8
    write_whole(path, (codecs.BOM_UTF8 if marked else b"") + text.encode())


@contextmanager
def open_whole(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of the file when the block ends well.

    Raises:
        OutputError: it cannot be written; the old content is untouched.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    aside = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        aside.unlink(missing_ok=True)


def refuse_existing(path: Path, *, force: bool) -> None:
    """Nothing where the path is free or `force` is set.

    Raises:
        OutputError: something stands there already.
    """
    if path == STDOUT:
        return
    if path.is_dir():
        raise OutputError(f"{path} is a folder", next_step="name a file")
    if path.exists() and not force:
        raise OutputError(
            f"{path} exists already; nothing was written",
            next_step="add --force to replace it, or name another file with -o",
        )


def cannot_write(path: Path, error: OSError) -> OutputError:
    """The sentence for a write that failed."""
    return OutputError(
        f"{path}: cannot be written ({error.strerror or error})",
        next_step="check the disk and the folder's rights; what was there before is untouched",
    )
