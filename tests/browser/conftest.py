"""The built dossier behind a small web server, below a sub-path, and Chromium to read it."""

from __future__ import annotations

import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from build_dossier.build import generate
from build_dossier.publish import publish
from build_dossier.publish.bundle import bundle
from build_dossier.settings import Settings

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the machine. Without it the tests are skipped, but never in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        message = "browser tests did not run: install Chromium"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a failing test tells what it asked for."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A small web server for a folder; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def site_of(folder: Path) -> Path:
    """The repository's dossier built in `folder`, with what stands in its seeds/ already; it lies below www/ho-so/."""
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8") + "\nsite_url: https://example.org/ho-so/\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    www = folder / "www"
    at = "https://example.org/ho-so/"
    settings = Settings(folder / "mkdocs.yml", folder / "seeds", folder / "docs", www / "ho-so", jobs=1, site_url=at)
    with (folder / "seeds" / "actors.yml").open("a", encoding="utf-8") as actors:
        actors.write("- {id: oren-taviski, kind: person, name: Oren Taviski, aliases: [Taviski, Taviskyy, Ta-vít-xki]}\n")
    generate(settings)
    publish(settings)
    return www


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dossier, built once; it lies below /ho-so/, as on many hosts."""
    with serving(site_of(tmp_path_factory.mktemp("browser"))) as host:
        yield f"{host}ho-so/"


@pytest.fixture(scope="session")
def library_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A larger dossier, for the search: the seeds, the texts of tests/quality/dev and those of corpus/."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "seeds" / "them").mkdir(parents=True)
    for text in [*(ROOT / "tests" / "quality" / "dev").glob("*.txt"), *(ROOT / "tests" / "browser" / "corpus").glob("*.txt")]:
        shutil.copy(text, folder / "seeds" / "them")
    return site_of(folder)


@pytest.fixture(scope="session")
def library(library_site: Path) -> Iterator[str]:
    """The address of the larger dossier, below /ho-so/."""
    with serving(library_site) as host:
        yield f"{host}ho-so/"


@pytest.fixture(scope="session")
def library_folder(library_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The larger dossier as a reader has it who unpacked the bundle; the name of the folder is not ASCII."""
    unpacked = tmp_path_factory.mktemp("gói đã mở")
    bundle(library_site / "ho-so", unpacked / "ho-so.zip")
    zipfile.ZipFile(unpacked / "ho-so.zip").extractall(unpacked)
    return unpacked / "ho-so"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of a browser that has seen nothing yet. It fails on script errors and on any request to another host."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)  # ms; what is not there then will not come
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert wrong == []
