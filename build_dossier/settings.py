"""Where things are and how to run: decided once, from mkdocs.yml and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders and choices of one run. Paths are absolute."""

    config: Path
    seeds: Path
    docs: Path
    site: Path
    jobs: int = 0  # 0: as many as the machine has
    publisher: str = "mkdocs"

    @property
    def kept(self) -> Path:
        """Where the readings of unchanged seeds are kept from one run to the next."""
        return self.config.parent / ".cache" / "build-dossier"


def folders(config: Path) -> dict[str, str]:
    """docs_dir, site_dir and the plugin's seeds as mkdocs.yml names them, where it does; nothing else of it is read or run."""
    try:
        node = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}  # the publisher tells what is wrong with it
    found = {key: value.value for key, value in _items(node) if key in ("docs_dir", "site_dir") and _is_text(value)}
    for key, plugins in _items(node):
        entries = plugins.value if key == "plugins" and isinstance(plugins, yaml.SequenceNode) else []
        for entry in entries:
            for plugin, options in _items(entry):
                if plugin == "build-dossier":
                    found |= {name: value.value for name, value in _items(options) if name == "seeds" and _is_text(value)}
    return found


def _items(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    return [(str(key.value), value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"
