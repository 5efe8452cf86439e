"""Several folders and files swapped in together, or not at all.

Everything is first written to a staging folder beside its target.  A journal then
lists the moves; from that moment the new set is complete on disk.  If a move fails
the moves are undone; if the process dies, `recover` finishes them on the next run.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from hashlib import sha256
from itertools import islice
from pathlib import Path

from quizgen.errors import OutputError, UsageError
from quizgen.files.lock import locked
from quizgen.files.write import STDOUT, cannot_write

_STAGING = ".quizgen-new"
_ASIDE = ".quizgen-old"
_JOURNAL = ".quizgen-journal"
_TRACES = (_STAGING, _ASIDE, _JOURNAL, f"{_JOURNAL}.part")
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")

_LINES_AT_ONCE = 4096
_BLOCK = 1 << 20

Move = tuple[str, str]
# A file's bytes, or its lines as they are made.
Content = bytes | Iterable[str]


@dataclass(frozen=True, slots=True)
class Release:
    """What is to stand in a folder when `publish` returns.

    Args:
        folders: by folder name, its files by relative name; the folder is replaced whole.
        files: files beside the folders, moved in this order, after the folders.
        owned: file-name patterns per folder; a file outside them is somebody else's.
        keep: folders whose old content is kept as `name-1`, `name-2` …
        drop: names of our own folders that this release no longer has.
    """

    folders: Mapping[str, Mapping[str, Content]] = field(default_factory=dict)
    files: Mapping[str, Content] = field(default_factory=dict)
    owned: Mapping[str, Sequence[str]] = field(default_factory=dict)
    keep: Sequence[str] = ()
    drop: Sequence[str] = ()


def holds(folder: Path, files: Mapping[str, Content]) -> bool:
    """Whether the folder has these files already, byte for byte."""
    return all(_is(folder / name, content) for name, content in files.items())


def _is(path: Path, content: Content) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        same = all(stream.read(len(block)) == block for block in _blocks(content))
        return same and not stream.read(1)


def publish(base: Path, release: Release) -> None:
    """The folder `base` holds the release; before that, what it held is untouched.

    Raises:
        OutputError: a folder holds files of somebody else, another run is writing there,
            a write failed, or what stands on the disk afterwards is not what was written.
        UsageError: the folder named is standard output.
    """
    if STDOUT in (base, *(Path(name) for name in release.folders)):
        raise UsageError(
            "this is a folder of files, which cannot go to standard output",
            next_step="name a folder with -o",
        )
    try:
        base.mkdir(parents=True, exist_ok=True)
        with locked(base) as ours:
            if not ours:
                raise OutputError(
                    f"another run of quizgen is writing to {base}; nothing was written",
                    next_step="run the command again when it is done",
                )
            _publish(base, release)
    except OSError as error:
        raise cannot_write(base, error) from error


def recover(base: Path) -> bool:
    """Whether a run that died was found; its moves are finished, or its staging removed.

    A folder that another run is writing to is left to that run.

    Raises:
        OutputError: the run was cut off between its moves, and they cannot be finished.
    """
    if not any((base / name).exists() for name in _TRACES):
        return False
    try:
        with locked(base) as ours:
            return ours and _recover(base)
    except OSError as error:
        raise cannot_write(base, error) from error


def _publish(base: Path, release: Release) -> None:
    _recover(base)
    refuse_foreign(base, release)
    try:
        digests = _stage(base, release)
        moves = _plan(base, release)
        _write(base / f"{_JOURNAL}.part", json.dumps(moves).encode())
        (base / f"{_JOURNAL}.part").replace(base / _JOURNAL)
    except OSError:
        _clear(base)
        raise
    _move_all(base, moves)
    _clear(base)
    _verify(base, digests)


def _recover(base: Path) -> bool:
    journal = base / _JOURNAL
    if not journal.is_file():
        _clear(base)
        return False
    for source, target in json.loads(journal.read_text("utf-8")):
        _move(base, (str(source), str(target)))
    _clear(base)
    return True


def refuse_foreign(base: Path, release: Release) -> None:
    """Nothing, where the folders to replace hold only files that we write.

    Raises:
        OutputError: naming the files that we did not write.
    """
    for folder in (*release.folders, *release.drop):
        patterns = release.owned.get(folder, ())
        foreign = [name for name in _names_in(base / folder) if not _is_owned(name, patterns)]
        if foreign:
            raise OutputError(
                f"{base / folder} holds files that quizgen did not write: {', '.join(foreign[:5])}",
                next_step="move them elsewhere, or choose another folder with -o",
            )


def _names_in(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
    )


def _is_owned(name: str, patterns: Sequence[str]) -> bool:
    return name in _LITTER or any(fnmatch(name, pattern) for pattern in patterns)


def _stage(base: Path, release: Release) -> dict[str, str]:
    """The SHA-256 of every file by its name, all written to the staging folder."""
    staging = base / _STAGING
    for folder in release.folders:
        (staging / folder).mkdir(parents=True)
    contents = {
        f"{folder}/{name}": content
        for folder, files in release.folders.items()
        for name, content in files.items()
    } | dict(release.files)
    return {name: _write(staging / name, content) for name, content in contents.items()}


def _plan(base: Path, release: Release) -> list[Move]:
    """The moves in order; a target is moved aside only if it is there now."""
    moves: list[Move] = []
    for name in (*release.folders, *release.drop, *release.files):
        if not (base / name).exists():
            continue
        if name in release.keep:
            moves += _shift(base, name)
        else:
            moves.append((name, f"{_ASIDE}/{name}"))
    return moves + [(f"{_STAGING}/{name}", name) for name in (*release.folders, *release.files)]


def _shift(base: Path, name: str) -> list[Move]:
    """The moves that make `name` into `name-1`, `name-1` into `name-2` and so on."""
    last = 1
    while (base / f"{name}-{last}").exists():
        last += 1
    steps = [(f"{name}-{n}", f"{name}-{n + 1}") for n in range(last - 1, 0, -1)]
    return [*steps, (name, f"{name}-1")]


def _move_all(base: Path, moves: Sequence[Move]) -> None:
    done: list[Move] = []
    try:
        for move in moves:
            _move(base, move)
            done.append(move)
    except OSError:
        _undo(base, done)
        raise


def _undo(base: Path, done: Sequence[Move]) -> None:
    """Takes the moves back; where even that fails the journal stays for `recover`."""
    try:
        for source, target in reversed(done):
            _move(base, (target, source))
        (base / _JOURNAL).unlink(missing_ok=True)
    except OSError:
        return
    _clear(base)


def _move(base: Path, move: Move) -> None:
    """Renames once: nothing where the move has been made already."""
    source, target = base / move[0], base / move[1]
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)


def _write(path: Path, content: Content) -> str:
    """The SHA-256 of what was written."""
    digest = sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        for block in _blocks(content):
            digest.update(block)
            stream.write(block)
        stream.flush()
        os.fsync(stream.fileno())
    return digest.hexdigest()


def _blocks(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    lines = iter(content)
    while batch := "".join(islice(lines, _LINES_AT_ONCE)):
        yield batch.encode()


def _verify(base: Path, digests: Mapping[str, str]) -> None:
    for name, digest in digests.items():
        if _digest_of(base / name) != digest:
            raise OutputError(
                f"{base / name} is not what was written; the disk may be failing",
                next_step="run the command again, on another disk if need be",
            )


def _digest_of(path: Path) -> str:
    digest = sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise cannot_write(path, error) from error
    return digest.hexdigest()


def _clear(base: Path) -> None:
    for name in (_JOURNAL, f"{_JOURNAL}.part"):
        if (base / name).exists():
            (base / name).unlink()
    for name in (_STAGING, _ASIDE):
        shutil.rmtree(base / name, ignore_errors=True)
