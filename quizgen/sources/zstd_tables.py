"""The decoding tables of Zstandard: finite state entropy and Huffman."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.sources.zstd_bits import BackwardBits, ZstdError

_LENGTHS = "4 3 2 2 2 2 2 2 2 2 2 2 2 1 1 1 2 2 2 2 2 2 2 2 2 3 2 1 1 1 1 1 -1 -1 -1 -1"
_OFFSETS = "1 1 1 1 1 1 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 -1 -1 -1 -1 -1"
_MATCHES = (
    "1 4 3 2 2 2 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 "
    "-1 -1 -1 -1 -1 -1 -1"
)
_MOST_HUFFMAN_BITS = 11
_MOST_SYMBOLS = 256


@dataclass(frozen=True, slots=True)
class FseTable:
    """For each state its symbol, and the bits and base that lead to the next state."""

    bits: int
    symbols: Sequence[int]
    widths: Sequence[int]
    bases: Sequence[int]


@dataclass(frozen=True, slots=True)
class HuffmanTable:
    """For each value of `bits` bits the symbol they start with and its own length."""

    bits: int
    symbols: Sequence[int]
    widths: Sequence[int]

    def decode(self, data: bytes, size: int) -> bytes:
        """`size` symbols from a stream of bits."""
        stream = BackwardBits(data)
        mask = (1 << self.bits) - 1
        value = stream.read(self.bits)
        out = bytearray()
        for _ in range(size):
            out.append(self.symbols[value])
            width = self.widths[value]
            value = (value << width | stream.read(width)) & mask
        if stream.left != -self.bits:
            raise ZstdError("a stream of letters is damaged")
        return bytes(out)


def rle_table(symbol: int) -> FseTable:
    """A table that gives one symbol for ever."""
    return FseTable(0, [symbol], [0], [0])


@lru_cache(maxsize=1)
def default_tables() -> tuple[FseTable, FseTable, FseTable]:
    """The tables for literal lengths, offsets and match lengths that need no description."""
    return (
        build_fse([int(n) for n in _LENGTHS.split()], 6),
        build_fse([int(n) for n in _OFFSETS.split()], 5),
        build_fse([int(n) for n in _MATCHES.split()], 6),
    )


def build_fse(counts: Sequence[int], bits: int) -> FseTable:
    """The table of normalised counts; -1 stands for "less than one"."""
    size = 1 << bits
    symbols = [0] * size
    high = size - 1
    for symbol, count in enumerate(counts):
        if count == -1:
            symbols[high] = symbol
            high -= 1
    at, step = 0, (size >> 1) + (size >> 3) + 3
    for symbol, count in enumerate(counts):
        for _ in range(max(count, 0)):
            symbols[at] = symbol
            at = (at + step) & (size - 1)
            while at > high:
                at = (at + step) & (size - 1)
    following = [max(count, 1) for count in counts]
    widths, bases = [0] * size, [0] * size
    for state, symbol in enumerate(symbols):
        number = following[symbol]
        following[symbol] += 1
        widths[state] = bits - number.bit_length() + 1
        bases[state] = (number << widths[state]) - size
    return FseTable(bits, symbols, widths, bases)


def read_fse_table(data: bytes, at: int, most_bits: int) -> tuple[FseTable, int]:
    """The table that is described at `at`, and where the description ends."""
    counts, bits, end = _read_counts(data, at, most_bits)
    return build_fse(counts, bits), end


def _read_counts(data: bytes, at: int, most_bits: int) -> tuple[list[int], int, int]:
    stream = int.from_bytes(data[at : at + 512], "little")
    bits = (stream & 15) + 5
    if bits > most_bits:
        raise ZstdError("a table is damaged")
    used, left = 4, (1 << bits) + 1
    counts: list[int] = []
    while left > 1 and len(counts) < _MOST_SYMBOLS:
        width = left.bit_length()
        value = stream >> used & ((1 << width) - 1)
        small = (1 << width) - 1 - left
        if value & ((1 << (width - 1)) - 1) < small:
            value, width = value & ((1 << (width - 1)) - 1), width - 1
        elif value >= 1 << (width - 1):
            value -= small
        used += width
        count = value - 1
        counts.append(count)
        left -= abs(count)
        while count == 0:
            zeros = stream >> used & 3
            used += 2
            counts.extend([0] * zeros)
            if zeros < 3:  # noqa: PLR2004 - three means that more follow
                break
    end = at + (used + 7) // 8
    if left != 1 or end > len(data) or len(counts) > _MOST_SYMBOLS:
        raise ZstdError("a table is damaged")
    return counts, bits, end


def read_huffman(data: bytes, at: int) -> tuple[HuffmanTable, int]:
    """The table of letters that is described at `at`, and where the description ends."""
    header = data[at]
    at += 1
    if header >= 128:  # noqa: PLR2004 - weights written as they are
        count = header - 127
        end = at + (count + 1) // 2
        weights = [data[at + n // 2] >> (0 if n % 2 else 4) & 15 for n in range(count)]
    else:
        end = at + header
        weights = _packed_weights(data, at, end)
    return _build_huffman(weights), end


def _packed_weights(data: bytes, at: int, end: int) -> list[int]:
    table, start = read_fse_table(data[:end], at, 6)
    stream = BackwardBits(data[start:end])
    states = [stream.read(table.bits), stream.read(table.bits)]
    weights: list[int] = []
    turn = 0
    while len(weights) < _MOST_SYMBOLS:
        state = states[turn]
        weights.append(table.symbols[state])
        if stream.left < table.widths[state]:
            weights.append(table.symbols[states[1 - turn]])
            return weights
        states[turn] = table.bases[state] + stream.read(table.widths[state])
        turn = 1 - turn
    raise ZstdError("a table is damaged")


def _build_huffman(weights: list[int]) -> HuffmanTable:
    total = sum(1 << weight >> 1 for weight in weights)
    bits = total.bit_length()
    rest = (1 << bits) - total
    if not total or bits > _MOST_HUFFMAN_BITS or rest & (rest - 1):
        raise ZstdError("a table is damaged")
    whole = [*weights, rest.bit_length()]
    symbols: list[int] = []
    widths: list[int] = []
    for weight in range(1, bits + 1):
        for symbol, own in enumerate(whole):
            if own == weight:
                symbols.extend([symbol] * (1 << weight >> 1))
                widths.extend([bits + 1 - weight] * (1 << weight >> 1))
    if len(symbols) != 1 << bits:
        raise ZstdError("a table is damaged")
    return HuffmanTable(bits, symbols, widths)
