"""Work that makes many objects, without the garbage collector walking them all."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """The cycle collector rests inside, and is as it was afterwards.

    A class of a million answers, or the questions of 30,000 terms, are millions of
    objects without one cycle; walking them again and again is no use.
    Memory is still freed by reference counts.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _age()
            gc.enable()


def _age() -> None:
    """What was made meanwhile counts as old, so that going on does not start with a walk."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
