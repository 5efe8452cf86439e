"""Bits of a Zstandard stream, which are written forwards and read backwards."""

from __future__ import annotations


class ZstdError(ValueError):
    """Data that is damaged, or that asks for more than is allowed."""


class BackwardBits:
    """Reads bits from the end of the data towards its start.

    Past the start zeros are read; `overrun` then says so.
    """

    def __init__(self, data: bytes) -> None:
        if not data or not data[-1]:
            raise ZstdError("a stream of bits is damaged")
        self._data = data
        self._left = len(data) * 8 - 9 + data[-1].bit_length()
        self.overrun = False

    @property
    def left(self) -> int:
        """How many bits are left; below 0 when too many were read."""
        return self._left

    def read(self, count: int) -> int:
        """The next `count` bits as a number."""
        if not count:
            return 0
        self._left -= count
        if self._left < 0:
            self.overrun = True
            known = count + self._left
            if known <= 0:
                return 0
            value = int.from_bytes(self._data[:8], "little") & ((1 << known) - 1)
            return value << -self._left
        start = self._left >> 3
        window = int.from_bytes(self._data[start : start + 9], "little")
        return window >> (self._left & 7) & ((1 << count) - 1)
