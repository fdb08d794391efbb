"""Copies of the repository's dossier, and building them with either publisher."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from build_dossier.build import generate
from build_dossier.publish import publish
from build_dossier.settings import Settings, folders

ROOT = Path(__file__).parents[2]


def copy_project(folder: Path) -> Settings:
    """A project with the repository's mkdocs.yml, docs/ and seeds/ in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    return Settings(config=folder / "mkdocs.yml", seeds=folder / "seeds", docs=folder / "docs", site=folder / "site", jobs=1)


def make(settings: Settings, publisher: str = "mkdocs") -> Path:
    """Generates and publishes; returns the site."""
    settings = replace(settings, publisher=publisher, site_url=folders(settings.config).get("site_url"))
    generate(settings)
    publish(settings)
    return settings.site


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
