"""Zstandard decompression (RFC 8878), for packages of newer Anki versions.

Python has no such module before 3.14.  Packages hold text, so that being slow is no
harm; sizes are limited before anything is kept, and every fault is a `ZstdError`.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.sources.zstd_bits import BackwardBits, ZstdError
from quizgen.sources.zstd_tables import (
    FseTable,
    HuffmanTable,
    default_tables,
    read_fse_table,
    read_huffman,
    rle_table,
)

__all__ = ["ZstdError", "decompress"]

_MAGIC = 0xFD2FB528
_SKIPPABLE = range(0x184D2A50, 0x184D2A60)
_BLOCK_MOST = 128 * 1024
_LENGTH_CODES = (
    [(n, 0) for n in range(16)]
    + [(16, 1), (18, 1), (20, 1), (22, 1), (24, 2), (28, 2), (32, 3), (40, 3), (48, 4), (64, 6)]
    + [(1 << n, n) for n in range(7, 17)]
)
_MATCH_CODES = (
    [(n + 3, 0) for n in range(32)]
    + [(35, 1), (37, 1), (39, 1), (41, 1), (43, 2), (47, 2), (51, 3), (59, 3), (67, 4), (83, 4)]
    + [(99, 5), (131, 7)]
    + [((1 << n) + 3, n) for n in range(8, 17)]
)
_MOST_OFFSET_CODE = 31


def decompress(data: bytes, *, most: int) -> bytes:
    """The content of the frames in `data`.

    Args:
        data: one or more whole frames.
        most: the largest size that is accepted.

    Raises:
        ZstdError: damaged data, a dictionary, or more than `most` bytes.
    """
    out = bytearray()
    at = 0
    try:
        while at < len(data):
            magic = int.from_bytes(data[at : at + 4], "little")
            if magic in _SKIPPABLE:
                at += 8 + int.from_bytes(data[at + 4 : at + 8], "little")
            elif magic == _MAGIC:
                at = _read_frame(data, at + 4, out, most)
            else:
                raise ZstdError("it is not in the Zstandard format")
    except IndexError as error:
        raise ZstdError("it ends too early") from error
    return bytes(out)


def _read_frame(data: bytes, at: int, out: bytearray, most: int) -> int:
    """Appends one frame's content; gives where the next one starts."""
    descriptor = data[at]
    single = descriptor >> 5 & 1
    if descriptor & 0b11:
        raise ZstdError("it needs a dictionary")
    size_bytes = (single, 2, 4, 8)[descriptor >> 6]
    at += 1 + (0 if single else 1)
    size = int.from_bytes(data[at : at + size_bytes], "little")
    if size > most:
        raise ZstdError("it would be too large")
    at += size_bytes
    frame = _Frame(out, most)
    last = False
    while not last:
        header = int.from_bytes(data[at : at + 3], "little")
        if at + 3 > len(data):
            raise ZstdError("it ends too early")
        last, kind, length = bool(header & 1), header >> 1 & 0b11, header >> 3
        at = frame.read_block(data, at + 3, kind, length)
    return at + (4 if descriptor >> 2 & 1 else 0)


class _Frame:
    """What blocks of one frame share: tables, recent offsets, and the output."""

    def __init__(self, out: bytearray, most: int) -> None:
        self.out = out
        self.start = len(out)
        self.most = most
        self.offsets = [1, 4, 8]
        self.huffman: HuffmanTable | None = None
        self.tables: list[FseTable | None] = [None, None, None]

    def read_block(self, data: bytes, at: int, kind: int, length: int) -> int:
        """Appends one block's content; gives where the next one starts."""
        end = at + (1 if kind == 1 else length)
        if kind == 3 or length > _BLOCK_MOST or end > len(data):  # noqa: PLR2004 - reserved
            raise ZstdError("a block is damaged")
        if kind == 0:
            self.out += data[at:end]
        elif kind == 1:
            self.out += data[at:end] * length
        else:
            self._read_compressed(data[at:end])
        if len(self.out) > self.most:
            raise ZstdError("it would be too large")
        return end

    def _read_compressed(self, block: bytes) -> None:
        literals, at = self._literals(block)
        count = block[at]
        at += 1
        if count >= 128:  # noqa: PLR2004 - the format's own steps
            if count < 255:  # noqa: PLR2004
                count, at = ((count - 128) << 8) + block[at], at + 1
            else:
                count, at = int.from_bytes(block[at : at + 2], "little") + 0x7F00, at + 2
        if count == 0:
            self.out += literals
            return
        at = self._read_tables(block, at)
        self._execute(literals, self._sequences(block[at:], count))

    def _literals(self, block: bytes) -> tuple[bytes, int]:
        """The literals of a block, and where its sequences start."""
        kind, form = block[0] & 0b11, block[0] >> 2 & 0b11
        if kind < 2:  # noqa: PLR2004 - raw, or one byte repeated
            width, shift = ((1, 3), (2, 4), (1, 3), (3, 4))[form]
            size, at = int.from_bytes(block[:width], "little") >> shift, width
            if size > _BLOCK_MOST:
                raise ZstdError("a block is damaged")
            raw = block[at : at + size] if kind == 0 else block[at : at + 1] * size
            return raw, at + (size if kind == 0 else 1)
        width, bits = ((3, 10), (3, 10), (4, 14), (5, 18))[form]
        header = int.from_bytes(block[:width], "little") >> 4
        size, packed = header & ((1 << bits) - 1), header >> bits
        end = width + packed
        at = width
        if kind == 2:  # noqa: PLR2004 - with its own table
            self.huffman, at = read_huffman(block, at)
        if self.huffman is None or end > len(block) or size > _BLOCK_MOST:
            raise ZstdError("a block is damaged")
        if form == 0:
            return self.huffman.decode(block[at:end], size), end
        return self._four_streams(block[at:end], size), end

    def _four_streams(self, packed: bytes, size: int) -> bytes:
        assert self.huffman is not None
        ends = [int.from_bytes(packed[n : n + 2], "little") for n in (0, 2, 4)]
        starts = [6, 6 + ends[0], 6 + ends[0] + ends[1], 6 + sum(ends), len(packed)]
        each = (size + 3) // 4
        sizes = [each, each, each, size - 3 * each]
        parts = [self.huffman.decode(packed[starts[n] : starts[n + 1]], sizes[n]) for n in range(4)]
        return b"".join(parts)

    def _read_tables(self, block: bytes, at: int) -> int:
        modes = block[at]
        at += 1
        for kind, default in enumerate(default_tables()):
            mode = modes >> (6 - 2 * kind) & 0b11
            if mode == 0:
                self.tables[kind] = default
            elif mode == 1:
                self.tables[kind], at = rle_table(block[at]), at + 1
            elif mode == 2:  # noqa: PLR2004 - described here
                self.tables[kind], at = read_fse_table(block, at, (9, 8, 9)[kind])
            if self.tables[kind] is None:
                raise ZstdError("a table is missing")
        return at

    def _sequences(self, packed: bytes, count: int) -> Iterator[tuple[int, int, int]]:
        """Literal length, match length and offset value of each sequence."""
        bits = BackwardBits(packed)
        lengths, offsets, matches = self.tables
        if lengths is None or offsets is None or matches is None:
            raise ZstdError("a table is missing")
        states = [bits.read(table.bits) for table in (lengths, offsets, matches)]
        for number in range(count):
            offset_code = offsets.symbols[states[1]]
            length_code, match_code = lengths.symbols[states[0]], matches.symbols[states[2]]
            if offset_code > _MOST_OFFSET_CODE:
                raise ZstdError("an offset is damaged")
            offset = (1 << offset_code) + bits.read(offset_code)
            base, extra = _MATCH_CODES[match_code]
            match = base + bits.read(extra)
            base, extra = _LENGTH_CODES[length_code]
            yield base + bits.read(extra), match, offset
            if number + 1 < count:
                for at, table in ((0, lengths), (2, matches), (1, offsets)):
                    state = states[at]
                    states[at] = table.bases[state] + bits.read(table.widths[state])
        if bits.overrun:
            raise ZstdError("it ends too early")

    def _execute(self, literals: bytes, sequences: Iterator[tuple[int, int, int]]) -> None:
        out, at, limit = self.out, 0, len(self.out) + _BLOCK_MOST
        for length, match, value in sequences:
            out += literals[at : at + length]
            at += length
            offset = self._offset(value, length)
            if offset > len(out) - self.start or offset < 1 or len(out) + match > limit:
                raise ZstdError("a match points outside the data")
            _copy(out, offset, match)
        out += literals[at:]

    def _offset(self, value: int, length: int) -> int:
        """The distance that an offset value means; small ones repeat recent distances."""
        recent = self.offsets
        if value > 3:  # noqa: PLR2004 - the first three repeat
            self.offsets = [value - 3, recent[0], recent[1]]
            return value - 3
        at = value - 1 + (length == 0)
        if at == 0:
            return recent[0]
        offset = recent[0] - 1 if at == 3 else recent[at]  # noqa: PLR2004
        self.offsets = [offset, recent[0], recent[1] if at > 1 else recent[2]]
        return offset


def _copy(out: bytearray, offset: int, length: int) -> None:
    start = len(out) - offset
    if offset >= length:
        out += out[start : start + length]
        return
    pattern = bytes(out[start:])
    out += (pattern * (length // offset + 1))[:length]
