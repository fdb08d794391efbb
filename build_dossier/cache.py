"""What read .. extract made of a file, kept under the hash of its bytes and of the program: an unchanged file is not read again.

The folder is this program's own (`.cache/build-dossier` beside mkdocs.yml) and may be deleted at any time. What stands in it is
trusted like the program itself."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


class Cache:
    """Values by key in a folder; without a folder nothing is kept. `close` drops what this run did not ask for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def key(self, path: Path, name: str) -> str:
        """The key of a file: its bytes, its name (which stands in the evidence) and the program."""
        try:
            data = path.read_bytes()
        except OSError:
            return ""
        return hashlib.sha256(b"\0".join((_program(), os.fsencode(name), data))).hexdigest()

    def get(self, key: str) -> Any:
        """The value, or None if there is none or it cannot be read."""
        self._asked.add(key)
        if not (self._folder and key):
            return None
        try:
            return pickle.loads((self._folder / key).read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, ValueError, TypeError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keeps a value; a folder that cannot be written to costs time, nothing else."""
        if not (self._folder and key):
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            part = self._folder / f".{key}.{os.getpid()}"
            part.write_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            part.replace(self._folder / key)
        except OSError:
            self._folder = None

    def close(self) -> None:
        """Removes what no file of this run needs."""
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            if path.name not in self._asked and path.name != ".gitignore":
                path.unlink(missing_ok=True)


@cache
def _program() -> bytes:
    """The hash of the package's code and language data, and of the Python that runs it."""
    digest = hashlib.sha256(sys.version.encode())
    for file in _sources(files("build_dossier")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


def _sources(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _sources(entry)
        elif entry.name.endswith((".py", ".yml")):
            found.append(entry)
    return found
