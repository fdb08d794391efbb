"""Where things are and how to run: decided once, from mkdocs.yml and the command line."""

from __future__ import annotations

import os
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
    site_url: str | None = None  # where the site will stand, with a slash at the end

    @property
    def kept(self) -> Path:
        """Where the readings of unchanged seeds are kept from one run to the next."""
        return self.config.parent / ".cache" / "build-dossier"


def folders(config: Path) -> dict[str, str]:
    """docs_dir, site_dir, site_url and the plugin's seeds as mkdocs.yml names them, where it does; nothing else of it is read or run."""
    try:
        node = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}  # the publisher tells what is wrong with it
    named = {key: _text(value) for key, value in _items(node) if key in ("docs_dir", "site_dir", "site_url")}
    found = {key: text for key, text in named.items() if text is not None}
    for key, plugins in _items(node):
        entries = plugins.value if key == "plugins" and isinstance(plugins, yaml.SequenceNode) else []
        for entry in entries:
            for plugin, options in _items(entry):
                if plugin == "build-dossier":
                    found |= {name: text for name, value in _items(options) if name == "seeds" and (text := _text(value)) is not None}
    return found


def _items(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    return [(str(key.value), value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []


def _text(node: yaml.Node) -> str | None:
    """A text, or what MkDocs' tag !ENV stands for: the first variable that is set, of several names the last is the default."""
    if node.tag == "!ENV":
        names = node.value if isinstance(node, yaml.SequenceNode) else [node]
        default = _text(names[-1]) if len(names) > 1 else None
        return next((os.environ[name.value] for name in names if name.value in os.environ), default)
    return node.value if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str" else None
