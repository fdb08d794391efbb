"""From docs/ to site/: the MkDocs plugin, the publishers, the search index."""

from __future__ import annotations

from pathlib import Path

from build_dossier.problems import Problem
from build_dossier.settings import Settings

THEME = Path(__file__).parents[1] / "theme"


def publish(settings: Settings) -> tuple[Problem, ...]:
    """Renders docs/ into site/ with the publisher of the settings, indexes it and returns what the publisher warned of.

    Raises PublisherFailed; the last good site then stays as it is.
    """
    # Loaded here, because the plugin that comes with MkDocs needs build.py, which needs this module.
    if settings.publisher == "zensical":
        from build_dossier.publish.zensical import publish_with_zensical

        return publish_with_zensical(settings)
    from build_dossier.publish.mkdocs import publish_with_mkdocs

    return publish_with_mkdocs(settings)
