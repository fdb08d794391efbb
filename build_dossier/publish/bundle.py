"""A finished site as one zip that a reader unpacks and opens without a server: from a stick, on a train, in an archive."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from slugify import slugify

from build_dossier.problems import CannotWrite, problem

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")  # for servers only
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, for zip files: the same site gives the same bytes whenever it is packed
_MODE = 0o100644 << 16  # a file that everybody may read

# An address that a reader follows. Publishers escape it in their own ways.
_ADDRESS = re.compile(r"""(<(?:a|area|form|link)\s(?:[^<>]*?\s)?(?:href|action)=")([^"]+)""", re.IGNORECASE)


def bundle_name(title: str) -> str:
    """The name of the folder in the zip, and of the zip: the title in ASCII, at most 60 characters, cut between words."""
    return slugify(title, max_length=60, word_boundary=True) or "ho-so"


def bundle(site: Path, target: Path) -> int:
    """Packs `site` into the zip `target`, below one folder of its name; returns the number of pages. Raises CannotWrite."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    kept = [name for name in sorted(files) if name not in _LEFT_OUT and not any(part.startswith(".") for part in name.split("/"))]
    temporary = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for name in kept:
                data = files[name].read_bytes()
                if name.endswith(".html"):
                    data = for_folders(data.decode("utf-8"), name, files).encode("utf-8")
                packed.writestr(_entry(f"{target.stem}/{name}"), data)
        temporary.replace(target)
    except OSError as error:
        if temporary.is_file():
            temporary.unlink()
        raise CannotWrite(problem("cannot-write", str(target), why=error.strerror or error)) from error
    return sum(name.endswith(".html") for name in kept)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3  # Unix, wherever it is packed
    return entry


def for_folders(text: str, page: str, files: Collection[str]) -> str:
    """A page whose links to folders name the index.html in them: a server finds it by itself, a file manager does not.

    This is the one place that knows of it: templates and generated pages link to folders.
    """

    def named(found: re.Match[str]) -> str:
        try:
            address = urlsplit(unescape(found[2]))
        except ValueError:  # https://[ is no address
            return found[0]
        if address.scheme or address.netloc or not address.path or address.path.startswith("/"):
            return found[0]
        folder = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address.path)))
        inside = "index.html" if folder == "." else f"{folder}/index.html"
        if inside not in files:
            return found[0]
        return found[1] + escape(urlunsplit(address._replace(path=f"{address.path.rstrip('/')}/index.html")), quote=True)

    return _ADDRESS.sub(named, text)
