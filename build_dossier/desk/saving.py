"""The files that an editor's commands write in seeds/: the whole file or the old one, never a half."""

from __future__ import annotations

from pathlib import Path

from build_dossier.problems import CannotWrite, problem


def save(path: Path, data: bytes) -> None:
    """Puts `data` in the place of a file. Raises CannotWrite."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(problem("cannot-write", path.name, why=error.strerror or error)) from error
