"""MkDocs as the publisher: what `mkdocs build` does, called from Python."""

from __future__ import annotations

import logging

from mkdocs.commands.build import build
from mkdocs.config import load_config

from build_dossier.problems import DossierError, Problem, PublisherFailed, problem
from build_dossier.publish.plugin import PLUGIN, DossierPlugin
from build_dossier.settings import Settings


class _Said(logging.Handler):
    """Keeps the warnings and errors of MkDocs: its exceptions tell only that something went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def lines(self, least: int = logging.WARNING) -> list[str]:
        return [record.getMessage() for record in self.records if record.levelno >= least]


def publish_with_mkdocs(settings: Settings) -> tuple[Problem, ...]:
    """Renders docs/, which is ready, into site/ and returns what MkDocs warned of, such as a broken link.

    Raises PublisherFailed with the messages of MkDocs.
    """
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        _build(settings)
    except DossierError:
        raise
    except Exception as error:  # templates and other plugins raise what they like
        message = "\n".join(said.lines(logging.ERROR) or [*said.lines(), str(error)])
        failed = problem("publisher-failed", settings.config.name, publisher="MkDocs", message=message)
        raise PublisherFailed(failed) from error
    finally:
        logger.removeHandler(said)
    return tuple(problem("publisher-warning", settings.config.name, publisher="MkDocs", message=line) for line in said.lines())


def _build(settings: Settings) -> None:
    address = {"site_url": settings.site_url} if settings.site_url else {}
    config = load_config(str(settings.config), docs_dir=str(settings.docs), site_dir=str(settings.site), **address)
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, DossierPlugin):
        raise PublisherFailed(problem("plugin-not-listed", settings.config.name))
    config.plugins.on_startup(command="build", dirty=False)
    plugin.docs_ready = True
    try:
        build(config)
    finally:
        plugin.docs_ready = False  # MkDocs keeps the instance for as long as the process lives
        config.plugins.on_shutdown()
