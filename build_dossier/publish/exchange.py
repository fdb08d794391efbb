"""A site is rendered beside the last one and takes its place by renaming: no reader and no crash meets half of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def stage(site: Path) -> Path:
    """An empty folder beside `site` to render into, after healing what a killed run left there."""
    site = site.resolve()  # a link to the published folder stays a link: what it points at is exchanged
    site.parent.mkdir(parents=True, exist_ok=True)
    heal(site)
    new = _beside(site, "new")
    new.mkdir()
    if site.is_dir():
        shutil.copymode(site, new)
    return new


def exchange(new: Path, site: Path) -> None:
    """Puts `new` in the place of `site`. Raises OSError and leaves the last site if it cannot be renamed."""
    site = site.resolve()
    old = _beside(site, "old")
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    if old.exists():
        _retire(old, site)


def heal(site: Path) -> None:
    """Puts back a site that a killed run renamed away and removes its unfinished one. Runs that live are left alone."""
    site = site.resolve()
    for old in _leftovers(site, "old"):
        if site.exists():
            _retire(old, site)
        else:
            old.rename(site)
    for new in _leftovers(site, "new"):
        shutil.rmtree(new)


def _beside(site: Path, role: str) -> Path:
    return site.with_name(f".{site.name}-{role}-{os.getpid()}")


def _leftovers(site: Path, role: str) -> list[Path]:
    prefix = f".{site.name}-{role}-"
    if not site.parent.is_dir():
        return []
    found = (path for path in site.parent.iterdir() if path.name.startswith(prefix))
    return sorted(path for path in found if not _runs(path.name.removeprefix(prefix)))


def _runs(pid: str) -> bool:
    """Whether another process of that number lives. Ours on a leftover is a dead one's: containers number alike."""
    if not pid.isdigit() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _retire(old: Path, site: Path) -> None:
    """Removes a replaced site. Its hidden files move on, as MkDocs keeps them when it cleans (a Git work tree)."""
    for hidden in old.glob(".*"):
        if not (site / hidden.name).exists():
            hidden.rename(site / hidden.name)
    shutil.rmtree(old)
