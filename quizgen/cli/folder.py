"""The folder of a quiz: what stands in it, what may be replaced, what never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.talk import pasteable
from quizgen.errors import InputError, OutputError
from quizgen.files.publish import Content, Release, publish, recover
from quizgen.files.read import read_bytes

if TYPE_CHECKING:
    from quizgen.quiz.model import Quiz, Student

_PAPERS = tuple(
    f"{stem}.{suffix}"
    for stem in ("paper-*", "sheet*", "class-*", "student-*")
    for suffix in ("pdf", "html")
)
_KEYS = tuple(f"{stem}.{suffix}" for stem in ("key-*", "keys") for suffix in ("pdf", "html"))
_GRADED = ("grades.csv", "marks.csv", "review.csv", "grades.json", "changes.csv")
OWNED: Mapping[str, Sequence[str]] = {"print": _PAPERS, "keys": _KEYS, "graded": _GRADED}

# The columns of a response template that are filled before any answer is.
_GIVEN_COLUMNS = ("quiz", "student_id", "name", "form")
_TEMPLATES = ("responses.csv", "responses.xlsx")


def quiz_files(quiz: Quiz, students: Sequence[Student]) -> dict[str, Content]:
    """The files beside print/ and keys/: response templates, the class, the record last."""
    from quizgen.quiz.roster import class_rows
    from quizgen.quiz.store import print_quiz
    from quizgen.responses.template import template_rows
    from quizgen.tables.csv import write_csv
    from quizgen.tables.xlsx_write import write_xlsx

    rows = template_rows(quiz, students)
    files: dict[str, Content] = {
        "responses.csv": write_csv(rows).encode(),
        "responses.xlsx": write_xlsx(rows, sheet="responses"),
    }
    if students:
        files["class.csv"] = write_csv(class_rows(students)).encode()
    files["quiz.json"] = print_quiz(quiz).encode()
    return files


def release_of(quiz: Quiz, students: Sequence[Student], papers: Mapping[str, bytes]) -> Release:
    """All of a quiz's folder, papers sorted into the folders they belong to."""
    folders: dict[str, dict[str, Content]] = {}
    for name, data in papers.items():
        folder, _, rest = name.partition("/")
        folders.setdefault(folder, {})[rest] = data
    return Release(folders=folders, files=quiz_files(quiz, students), owned=OWNED)


def parallel(base: Path) -> list[Path]:
    """The folders of the quizzes that are parallel to the one in the folder."""
    family = base.parent if base.name.startswith("alternate-") else base
    found = [family, *sorted(family.glob("alternate-*"))]
    return [one for one in found if one != base and (one / "quiz.json").exists()]


def publish_quiz(base: Path, releases: Mapping[str, Release], *, whole: bool = True) -> None:
    """The quiz ("") and its parallel quizzes ("alternate-1" …) stand in their folder.

    Args:
        base: the folder.
        releases: what is to stand in it.
        whole: whether a parallel quiz that is not among the releases goes.
    """
    main = releases[""]
    folders: dict[str, Mapping[str, Content]] = dict(main.folders)
    owned = dict(OWNED)
    for name, release in releases.items():
        if name:
            folders[name] = _flat(release)
            owned[name] = [
                *release.files,
                *(f"{room}/{pattern}" for room in ("print", "keys") for pattern in OWNED[room]),
            ]
    gone = [one.name for one in base.glob("alternate-*") if whole and one.name not in releases]
    for name in gone:
        owned[name] = ["*"]
    publish(base, Release(folders, main.files, owned, drop=sorted(gone)))


def refuse_loss(base: Path, *, replacing: bool) -> None:
    """Nothing where a new quiz may take the place of what stands in the folder.

    Raises:
        OutputError: a quiz stands there and nothing says to replace it, or answers,
            rulings or grades would no longer fit.
    """
    if base.exists() and not base.is_dir():
        raise OutputError(
            f"{base} is a file, and a quiz is a folder", next_step="name a folder with -o"
        )
    recover(base)
    if not (base / "quiz.json").exists():
        return
    if not replacing:
        raise OutputError(
            f"{base} holds a quiz already; nothing was written",
            next_step="add --force to replace it, or choose another folder with -o",
        )
    precious = [name for name in ("rulings.csv", "graded") if (base / name).exists()]
    precious += [name for name in _TEMPLATES if _is_filled(base / name)]
    if precious:
        raise OutputError(
            f"{base} holds {', '.join(precious)}, made for the quiz that is there",
            next_step="choose another folder with -o, or move these files away",
        )


def _flat(release: Release) -> dict[str, Content]:
    inner = {
        f"{room}/{name}": data
        for room, files in release.folders.items()
        for name, data in files.items()
    }
    return {**inner, **release.files}


def filled_template(base: Path) -> Path:
    """The response template of a quiz that answers were typed into.

    Raises:
        InputError: none was, or both were.
    """
    filled = [base / name for name in _TEMPLATES if _is_filled(base / name)]
    if len(filled) == 1:
        return filled[0]
    told = " and ".join(_TEMPLATES) if filled else _TEMPLATES[0]
    raise InputError(
        f"{base}: {told} both hold answers"
        if filled
        else f"{base / told}: no answers are typed in yet",
        next_step=f"name the file of answers: quizgen grade {pasteable(base)} ANSWERS.csv",
    )


def _is_filled(path: Path) -> bool:
    from quizgen.tables import read_table

    if not path.exists():
        return False
    rows = read_table(read_bytes(path), path.name).rows
    if not rows:
        return False
    answers = [n for n, cell in enumerate(rows[0].cells) if cell not in _GIVEN_COLUMNS]
    return any(row.cells[n].strip() for row in rows[1:] for n in answers if n < len(row.cells))
