"""The MkDocs plugin: before a build from seeds/ to docs/, after it the search index and the exchange of site/."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from build_dossier.build import generate
from build_dossier.problems import DossierError, Problem
from build_dossier.publish import THEME
from build_dossier.publish.exchange import exchange, stage
from build_dossier.publish.search import index
from build_dossier.settings import Settings, folders

PLUGIN = "build-dossier"
UNASKED = ("assets/javascripts/", "assets/stylesheets/")  # of Material, 2.5 MB
SHOWN = 10  # problems in the log: enough to begin with, and the site's address and its errors stay in sight

log = logging.getLogger("mkdocs.plugins.build_dossier")


class DossierConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in mkdocs.yml."""

    seeds = config_options.Type(str, default="seeds")


class DossierPlugin(BasePlugin[DossierConfig]):  # type: ignore[no-untyped-call]
    """One instance lives as long as the command: MkDocs keeps one with on_startup across the builds of `serve`."""

    docs_ready = False  # set by `build-dossier build`, which has generated docs/ itself
    serving = False
    server: LiveReloadServer | None = None
    staged: Path | None = None
    site_dir = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving, self.server, self.staged = command == "serve", None, None

    def on_shutdown(self) -> None:
        self._drop_staged()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Our theme between the editor's and Material's, docs/ up to date, and a folder beside site/ to render into."""
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        if not self.docs_ready:
            self._generate(config)
        if not self.serving:
            self.site_dir = config.site_dir
            try:
                self.staged = stage(Path(config.site_dir))
            except OSError as error:
                raise PluginError(f"No folder can be made beside {config.site_dir}: {error}") from error
            config.site_dir = str(self.staged)
        return config

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Watches seeds/, and keeps the server to lift its watch on docs/ while we write there."""
        self.server, self.serving = server, True  # `mkdocs serve --clean` starts as a build
        seeds = self._seeds(config)
        if seeds.is_dir():
            server.watch(str(seeds))
        else:
            log.error("There is no folder %s to watch. Make it and start again.", seeds)
        return server

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Leaves out the scripts and styles of Material: no page of our theme asks for one of them. The editor's files stay."""
        behind = config.theme.dirs[config.theme.dirs.index(str(THEME)) + 1 :]
        for file in [file for file in files if file.src_dir in behind and file.src_uri.startswith(UNASKED)]:
            files.remove(file)
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Nobody knows without a clock when a page changed. MkDocs takes the day of the build, and stamps the packed site map with it."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = "1970-01-01"
        return env

    @event_priority(-100)  # after every plugin that still writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Indexes the site and puts it in place, unless MkDocs is about to abort in strict mode."""
        try:
            articles = index(Path(config.site_dir), last=Path(self.site_dir) if self.staged else None)
        except DossierError as error:
            raise PluginError(str(error)) from error
        log.info("Search index: %d articles", articles)
        if self.staged is None:
            return
        if not _aborts():
            try:
                exchange(self.staged, Path(self.site_dir))
            except OSError as error:
                raise PluginError(f"{self.site_dir} cannot be replaced, the last site stays: {error}") from error
            self.staged = None
        self._drop_staged()
        config.site_dir = self.site_dir  # `mkdocs gh-deploy` reads it after the build

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        self._drop_staged()

    def _generate(self, config: MkDocsConfig) -> None:
        """Brings docs/ up to date. While serving, what stops a build is told and the last good docs/ are served."""
        settings = Settings(
            config=Path(config.config_file_path),
            seeds=self._seeds(config),
            docs=Path(config.docs_dir),
            site=Path(config.site_dir),
            site_url=folders(Path(config.config_file_path)).get("site_url"),
        )
        try:
            with self._unwatched(config.docs_dir):
                outcome = generate(settings)
        except DossierError as error:
            if not (self.serving and any(settings.docs.glob("*.md"))):
                raise PluginError(str(error)) from error
            log.error("Nothing was written, the last good pages are served:\n%s", error)
        else:
            _tell(outcome.problems)
            for notice in outcome.notices:
                log.info("%s: %s", notice.where(), notice.message())
            if not self.serving:  # then it is the address of the server
                config.site_url = outcome.dossier.about["site_url"] or config.site_url

    def _seeds(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent.joinpath(self.config.seeds).resolve()

    @contextmanager
    def _unwatched(self, docs: str) -> Iterator[None]:
        """MkDocs would build a second time for the pages that we write: the watch begins anew after them."""
        if self.server is None:
            yield
            return
        self.server.unwatch(docs)
        try:
            yield
        finally:
            self.server.watch(docs)

    def _drop_staged(self) -> None:
        if self.staged is not None:
            shutil.rmtree(self.staged, ignore_errors=True)  # what cannot be removed now is healed by the next build
            self.staged = None


def _aborts() -> bool:
    """Whether MkDocs counts in strict mode and has counted a warning: it aborts when every plugin is done."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)


def _tell(problems: tuple[Problem, ...]) -> None:
    """One short block in the log, at INFO: an unknown date in a seed is no reason to fail a strict build of MkDocs."""
    if problems:
        lines = [f"  {problem.where()}: {problem.message()}" for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            lines.append(f"  and {len(problems) - SHOWN} more: build-dossier build lists them all")
        log.info("To check (%d):\n%s", len(problems), "\n".join(lines))
