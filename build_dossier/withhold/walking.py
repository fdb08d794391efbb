"""Values rebuilt from their parts, whatever kinds of values a dossier holds: what is added to it later is walked like the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from build_dossier.model import Span

GONE: Any = object()  # what a walker returns for a part that is left out


def is_value(value: Any) -> bool:
    """One of the frozen dataclasses that flow between the stages."""
    return is_dataclass(value) and not isinstance(value, type)


def rebuilt(value: Any, part: Callable[[Any], Any]) -> Any:
    """A dataclass, tuple or mapping with each of its parts passed through `part`. A part that is gone leaves no trace in a tuple
    or mapping, and None in a field. What does not change is the same object."""
    if is_value(value):
        old = {f.name: getattr(value, f.name) for f in fields(value)}
        new = {name: None if (item := part(found)) is GONE else item for name, found in old.items()}
        changed = {name: item for name, item in new.items() if item is not old[name]}
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple | list):
        items = [part(item) for item in value]
        same = all(one is other for one, other in zip(items, value, strict=True))
        return value if same else type(value)(item for item in items if item is not GONE)
    if isinstance(value, Mapping):
        return {key: item for key, found in value.items() if (item := part(found)) is not GONE}
    return value


def spans(value: Any) -> Iterator[Span]:
    """The places that a value itself names; those of its parts are theirs."""
    for f in fields(value):
        found = getattr(value, f.name)
        yield from (item for item in (found if isinstance(found, tuple) else (found,)) if isinstance(item, Span))
