"""The YAML header of a page: written by the library, read back by the publisher's own reader, and compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from mkdocs.utils.meta import get_data

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class BrokenHeader(Exception):
    """A header that the publisher would not read back as it was meant. MkDocs would drop it without a word."""


def with_header(header: Mapping[str, Any], body: str) -> str:
    """A page: header and body. Raises BrokenHeader if MkDocs would read another header than this."""
    dumped = yaml.dump(dict(header), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1_000_000)
    text = f"---\n{dumped}---\n\n{body.strip()}\n"
    _, read = get_data(text)
    if read != header:
        raise BrokenHeader(f"{header.get('title')!r}: {read!r}")
    return text
