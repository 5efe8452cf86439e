"""`quizgen` and `python -m quizgen`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_INTERRUPTED = 130  # the exit code, known before anything is imported


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code."""
    try:
        from quizgen.cli.app import run  # noqa: PLC0415 - keeps `import quizgen` light

        code = run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        code = _INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
