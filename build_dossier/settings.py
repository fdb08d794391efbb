"""Where things are and how to run: decided once, from the command line or from mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders and choices of one run. Paths are absolute."""

    config: Path
    seeds: Path
    docs: Path
    site: Path
    jobs: int = 0  # 0: as many as the machine has
    publisher: str = "mkdocs"
