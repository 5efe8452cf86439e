"""The package as others get it: a wheel that works far from its checkout."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STANDARD = set(sys.stdlib_module_names) | {"quizgen"}
# The names under which some packages are imported.
IMPORT_NAMES = {
    "pyspellchecker": "spellchecker",
    "markdown-it-py": "markdown_it",
    "fontpkg-source-serif-4": "fontpkg_source_serif_4",
    "fontpkg-noto-sans": "fontpkg_noto_sans",
    "weasyprint": "weasyprint",
}
# Come with weasyprint and jinja2, which could not work without them.
COME_ALONG = {"fontTools", "tinycss2", "markupsafe"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--no-index", "--wheel-dir", folder, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_every_import_of_the_package_is_a_declared_dependency():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {IMPORT_NAMES.get(n, n) for n in (d.split(">=")[0].strip() for d in declared)}
    imported = set()
    for path in (ROOT / "quizgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                imported.add(node.module.split(".")[0])
    assert imported - STANDARD - names - COME_ALONG == set()


def test_the_wheel_carries_templates_sample_languages_fonts_and_schema(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "quizgen/_templates/README.md",
        "quizgen/_sample/sources/crm-basics.txt",
        "quizgen/_sample/blueprint.toml",
        "quizgen/text/languages/en.toml",
        "quizgen/glossary/glossary.schema.json",
    ):
        assert wanted in names
    assert any(name.endswith(".ttf") for name in names)
    assert any("LICENSE" in name and "fonts" in name for name in names)


def test_the_installed_wheel_runs_the_demo_outside_the_checkout(wheel, tmp_path):
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    site = next(home.glob("lib*/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The locked dependencies stand in this environment; the package itself must not come from it.
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"])
    code = (
        "import quizgen, sys; assert 'env' in quizgen.__file__.split('/'), quizgen.__file__;"
        "from quizgen.__main__ import main; main(['demo'])"
    )
    work = tmp_path / "work"
    work.mkdir()
    done = subprocess.run(
        [home / "bin" / "python", "-c", code], cwd=work, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": ""}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = {
        path.relative_to(work / "output/demo").as_posix()
        for path in (work / "output/demo").rglob("*")
    }
    assert {"quiz.json", "print/paper-A.pdf", "keys/key-A.pdf", "graded/grades.csv"} <= made
