"""Where the sample course stands: in the package, or in the checkout it comes from."""

from __future__ import annotations

from pathlib import Path

import quizgen

GLOSSARY = "crm-scm.toml"
BLUEPRINT = "blueprint.toml"


def sample_folder() -> Path:
    """The folder of the sample course: sources/, a cleaned glossary, a blueprint."""
    package = Path(quizgen.__file__).parent
    packaged = package / "_sample"
    return packaged if packaged.is_dir() else package.parent / "glossary"
