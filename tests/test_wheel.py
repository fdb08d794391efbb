"""The package works when installed from its wheel, from another folder: everything that it needs is in there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

from tests.samples import article

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "build_dossier", source / "build_dossier", ignore=shutil.ignore_patterns("__pycache__"))
    here = Path.cwd()
    os.chdir(source)  # a build backend works in the current folder
    try:
        wheel = source / buildapi.build_wheel(str(source))
    finally:
        os.chdir(here)
    target = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(target)
    return target


def run(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-P", "-c", "import sys, build_dossier.cli as c; sys.exit(c.main(sys.argv[1:]))", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_project_elsewhere_is_built_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Theme, templates, tables, schemas and the MkDocs plugin all ship: a site comes out."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "cau.txt").write_text(article(), encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Cầu Lam Kiều\ntheme: {name: material, language: vi, font: false}\nplugins: [build-dossier]\n", encoding="utf-8"
    )
    done = run(installed, tmp_path, "build")
    assert done.returncode == 0, done.stderr
    (page,) = (tmp_path / "site" / "bai-viet").glob("*/index.html")
    assert "sông Lam Kiều" in page.read_text(encoding="utf-8")
    assert (tmp_path / "site" / "assets" / "dossier.css").is_file()
    assert (tmp_path / "site" / "assets" / "search" / "data" / "index.js").is_file()


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    """Not the checkout beside it; and without a mkdocs.yml it says what is missing."""
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import build_dossier; print(build_dossier.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
    done = run(installed, tmp_path, "build")
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
