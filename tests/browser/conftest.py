"""The built dossier behind a small web server, below a sub-path, and Chromium to read it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from build_dossier.build import generate
from build_dossier.publish import publish
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


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dossier, built once; it lies below /ho-so/, as on many hosts."""
    folder = tmp_path_factory.mktemp("browser")
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8") + "\nsite_url: https://example.org/ho-so/\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    www = folder / "www"
    at = "https://example.org/ho-so/"
    settings = Settings(folder / "mkdocs.yml", folder / "seeds", folder / "docs", www / "ho-so", jobs=1, site_url=at)
    generate(settings)
    publish(settings)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(www)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ho-so/"
    server.shutdown()


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
