"""Projects for tests: the repository's five seeds, built once, and small ones of invented texts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from build_dossier.build import generate
from build_dossier.model import Outcome
from build_dossier.settings import Settings
from tests.samples import make_project

ROOT = Path(__file__).parent.parent

# No deadline: a busy machine is no defect. The same examples every run: a red test is red for everyone.
hypothesis_settings.register_profile("house", deadline=None, derandomize=True, max_examples=100)
hypothesis_settings.load_profile("house")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Outcome]:
    """The dossier of the repository's seeds, generated once. Tests read it and change nothing."""
    folder = tmp_path_factory.mktemp("five-seeds")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    settings = make_project(folder, {})
    return settings, generate(settings)


@pytest.fixture(scope="session")
def built_docs(built: tuple[Settings, Outcome]) -> Path:
    """docs/ of the repository's seeds."""
    return built[0].docs


@pytest.fixture
def project_with(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Settings]:
    """Writes seeds and tables into a fresh project; a second call adds to it."""
    return lambda seeds: make_project(tmp_path, seeds)
