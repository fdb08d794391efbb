"""The language data of the package: words, phrases and sentences, as YAML beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(language: str, name: str) -> Any:
    """The YAML table lang/<language>/<name>.yml, as plain Python values. Callers must not change it."""
    path = files(__package__) / language / f"{name}.yml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def sentence(language: str, name: str, key: str, /, **values: str) -> str:
    """A sentence of a table with its {places} filled in. A missing key is an error: no page shows a bare identifier."""
    text: str = table(language, name)[key]
    return text.format(**values) if values else text
