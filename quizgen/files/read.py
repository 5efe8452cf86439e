"""Files as bytes, or a sentence that says why not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from quizgen.errors import InputError
from quizgen.text.documents import refuse_document

STDIN = Path("-")
LARGEST = 2 * 1024**3
_LITTER = ("desktop.ini", "thumbs.db")
_SIDE_FILES = (".seen.json",)


def read_bytes(path: Path) -> bytes:
    """The bytes of the file, or of standard input for `-`.

    Raises:
        InputError: it is missing, a folder, unreadable or past 2 GB.
    """
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        if path.is_dir():
            raise InputError(f"{path}: this is a folder, not a file", next_step="name a file in it")
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path}: larger than 2 GB", next_step="split the file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path}: cannot be read ({_reason(error)})", next_step="check the path and its rights"
        ) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, as our own formats are.

    Raises:
        InputError: as `read_bytes`, and where the file is not UTF-8.
    """
    data = read_bytes(path)
    refuse_document(data, path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"{path.name}:{line}: byte {data[error.start]:#04x} is not UTF-8",
            next_step="save the file as UTF-8 text",
        ) from error


def existing(path: Path) -> Path:
    """The path itself.

    Raises:
        InputError: there is neither a file nor a folder of that name.
    """
    if path != STDIN and not path.exists():
        raise _missing(path)
    return path


def source_paths(paths: Sequence[Path]) -> list[Path]:
    """The files meant by paths and folders, in the order of (name, folder).

    A folder stands for the files in it that are not hidden.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir() and path != STDIN:
            found += [one for one in sorted(path.iterdir()) if one.is_file() and _is_source(one)]
        else:
            found.append(path)
    if not found:
        raise InputError(
            f"{', '.join(map(str, paths))}: no file in it", next_step="name the notes to read"
        )
    return sorted(dict.fromkeys(found), key=lambda path: (path.name, str(path.parent)))


def _is_source(path: Path) -> bool:
    name = path.name.lower()
    return (
        not name.startswith((".", "~$")) and name not in _LITTER and not name.endswith(_SIDE_FILES)
    )


def _missing(path: Path) -> InputError:
    what = "file" if path.suffix else "file or folder"
    return InputError(f"{path}: there is no such {what}", next_step=_next_step_for_missing(path))


def _next_step_for_missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder} either; check the path"
    same = [one.name for one in sorted(folder.iterdir()) if one.suffix == path.suffix]
    return f"in that folder: {', '.join(same[:5])}" if same else "check the path"


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
