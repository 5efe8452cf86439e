"""Zip archives, opened with limits set before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping

from quizgen.errors import InputError

MOST_FILES = 20_000
LARGEST_TOTAL = 512 * 1024 * 1024
LARGEST_RATIO = 400
# Small files may compress to almost nothing; only past this does the ratio count.
RATIO_COUNTS_FROM = 4 * 1024 * 1024


def unzip(data: bytes, name: str, *, only: Collection[str] = ()) -> Mapping[str, bytes]:
    """The files of the archive by their path inside it, or those of `only` that it has.

    Raises:
        InputError: broken, encrypted, or larger than the limits once unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [one for one in archive.infolist() if not one.is_dir()]
            infos = [one for one in infos if not only or one.filename in only]
            _check_limits(infos, name)
            return {one.filename: _read(archive, one, name) for one in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise InputError(
            f"{name}: the archive is damaged or of an unknown kind ({error})",
            next_step="save or download the file again",
        ) from error


def _check_limits(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MOST_FILES:
        raise _too_large(name, f"it holds {len(infos)} files, more than {MOST_FILES}")
    if any(one.flag_bits & 1 for one in infos):
        raise InputError(
            f"{name}: the archive is protected with a password",
            next_step="save it again without a password",
        )
    total = sum(one.file_size for one in infos)
    if total > LARGEST_TOTAL:
        raise _too_large(name, f"it would unpack to {total // 1024 // 1024} MB")
    for one in infos:
        if one.file_size > RATIO_COUNTS_FROM and (
            one.file_size > LARGEST_RATIO * max(one.compress_size, 1)
        ):
            raise _too_large(name, f"“{one.filename}” unpacks to far more than any real file")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The file's bytes; never more than its header promised, since headers can lie."""
    with archive.open(info) as stream:
        content = stream.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise _too_large(name, f"“{info.filename}” is not of the size it claims")
    return content


def _too_large(name: str, why: str) -> InputError:
    return InputError(
        f"{name}: this archive is not opened: {why}",
        next_step="check where the file comes from; save its content as CSV if you trust it",
    )
