"""The whole way, from notes to grades: on the sample course, and on real notes where there are any."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "glossary" / "sources"
REAL = os.environ.get("QUIZGEN_SOURCES", "")
FOLDERS = [
    pytest.param(SAMPLE, id="sample course"),
    pytest.param(
        Path(REAL),
        id="real notes",
        marks=pytest.mark.skipif(not REAL, reason="QUIZGEN_SOURCES names no folder of real notes"),
    ),
]
SECTIONS = ("--choice", "8", "--matching", "5", "--cloze", "4", "--short", "3", "--forms", "2")


def quizgen(*words: str | Path, cwd: Path, hash_seed: str = "0") -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "-q", *map(str, words)],
        cwd=cwd, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": "C"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def run_all(sources: Path, work: Path, hash_seed: str) -> dict[str, bytes]:
    """Notes to grades in an empty folder; the files made, by name."""
    work.mkdir()
    quizgen("normalize", sources, "-o", "g.toml", cwd=work, hash_seed=hash_seed)
    quizgen(
        "make",
        "g.toml",
        *SECTIONS,
        "--seed",
        "7",
        "--no-pdf",
        "-o",
        "q",
        cwd=work,
        hash_seed=hash_seed,
    )
    write_answers(work / "q", work / "answers.csv")
    quizgen("grade", "q", "answers.csv", cwd=work, hash_seed=hash_seed)
    return {
        path.relative_to(work).as_posix(): path.read_bytes()
        for path in sorted(work.rglob("*"))
        if path.is_file()
    }


def write_answers(folder: Path, target: Path) -> None:
    """For every form one student who knows it all, and one who writes nothing."""
    quiz = json.loads((folder / "quiz.json").read_text("utf-8"))
    with (folder / "responses.csv").open(newline="", encoding="utf-8") as stream:
        head = next(csv.reader(stream))
    rows = [head]
    for form in quiz["forms"]:
        key = dict(answers_of(form, quiz["items"]))
        numbers = [int(name[1:]) for name in head[4:]]
        rows.append(["", f"all-{form['code']}", "Ann", form["code"], *(key[n] for n in numbers)])
        rows.append(["", f"none-{form['code']}", "Ben", form["code"], *("" for _ in numbers)])
    with target.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)


def answers_of(form, items):
    for question in form["questions"]:
        item = items[question["item"]]
        for part, number in enumerate(question["numbers"]):
            if item["kind"] == "choice":
                yield number, chr(ord("A") + question["order"].index(0))
            elif item["kind"] == "matching":
                yield number, chr(ord("A") + question["order"].index(part))
            elif item["kind"] == "cloze":
                yield number, item["blanks"][part]["answer"]
            else:
                yield number, item["answer"]


@pytest.fixture(scope="module", params=FOLDERS)
def made(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pipeline")
    return run_all(request.param, folder / "one", "1"), run_all(request.param, folder / "two", "2")


def test_a_quiz_of_all_four_kinds_and_two_forms_comes_out(made):
    quiz = json.loads(made[0]["q/quiz.json"])
    assert {item["kind"] for item in quiz["items"].values()} == {
        "choice", "matching", "cloze", "short",
    }  # fmt: skip
    assert [form["code"] for form in quiz["forms"]] == ["A", "B"]


def test_its_own_key_gets_100_percent_and_a_blank_paper_0(made):
    rows = list(csv.DictReader(made[0]["q/graded/grades.csv"].decode().splitlines()))
    assert {row["student_id"]: row["percent"] for row in rows} == {
        "all-A": "100", "all-B": "100", "none-A": "0", "none-B": "0",
    }  # fmt: skip


def test_two_runs_under_different_hash_seeds_leave_the_same_bytes(made):
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def test_nothing_for_students_names_an_item_an_entry_or_the_seed(made):
    quiz = json.loads(made[0]["q/quiz.json"])
    papers = "".join(text.decode() for name, text in made[0].items() if "/print/" in name)
    assert [item_id for item_id in quiz["items"] if item_id in papers] == []


def test_every_line_of_real_notes_is_a_card_an_orphan_or_skipped(capfd):
    if not REAL:
        pytest.skip("QUIZGEN_SOURCES names no folder of real notes")
    from quizgen.cli.app import run

    assert run(["-q", "normalize", REAL, "--json"]) == 0
    plain = json.loads(capfd.readouterr().out)
    taken: dict[str, list[int]] = {}
    for card in plain["cards"]:
        numbers = {card["line_front"], *range(card["line_back_start"], card["line_back_end"] + 1)}
        taken.setdefault(card["source"], []).extend(numbers)
    for kind in ("orphans", "skipped"):
        for one in plain[kind]:
            taken.setdefault(one["source"], []).append(one["line"])
    for path in sorted(Path(REAL).iterdir()):
        lines = path.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n")
        wanted = [n for n, line in enumerate(lines, 1) if line.strip()]
        assert sorted(taken[path.name]) == wanted


def test_the_demo_leaves_the_same_bytes_each_time(tmp_path):
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        quizgen("demo", cwd=folder, hash_seed=seed)
        made.append(
            {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.*") if p.is_file()}
        )
    assert made[0].keys() == made[1].keys()
    assert len(made[0]) > 15
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
