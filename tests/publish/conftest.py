"""Projects to publish: the repository's own dossier, copied, so that a test may edit and break it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from making import copy_project, make

from build_dossier.settings import Settings


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A fresh copy of the repository's dossier."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The repository's dossier, built once for each publisher and each set of lines added to mkdocs.yml."""
    built: dict[tuple[str, str], Path] = {}

    def site(publisher: str = "mkdocs", extra: str = "") -> Path:
        if (publisher, extra) not in built:
            settings = copy_project(tmp_path_factory.mktemp(publisher) / "project")
            with settings.config.open("a", encoding="utf-8") as config:
                config.write(f"\n{extra}\n")
            built[publisher, extra] = make(settings, publisher)
        return built[publisher, extra]

    return site
