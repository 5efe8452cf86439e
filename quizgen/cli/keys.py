"""One key at a time from the terminal, without waiting for Enter."""

from __future__ import annotations

import sys


def read_key() -> str:
    """The key that was pressed; "" at the end of input.

    Where input is not a terminal a line stands for a key, so that a walk can be
    scripted.  Ctrl-C interrupts as everywhere.
    """
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip()[:1] or ("\n" if line else "")
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def read_line(prompt: str) -> str:
    """A line that the person types."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    return sys.stdin.readline().rstrip("\n")


def write_walk(text: str) -> None:
    """Shows a part of a walk."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")
    sys.stderr.flush()
