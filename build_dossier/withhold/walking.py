"""Values rebuilt from their parts, whatever kinds of values a dossier holds: what is added to it later is walked like the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from build_dossier.model import Span

GONE: Any = object()  # what a walker returns for a part that is left out


@cache
def _names_of(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass, None for any other type: looked up once for each, an article has a thousand values."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None


def _names(value: Any) -> tuple[str, ...] | None:
    kind: Any = type(value)
    return _names_of(kind)


def is_value(value: Any) -> bool:
    """One of the frozen dataclasses that flow between the stages."""
    return _names(value) is not None


def parts(value: Any) -> Iterator[Any]:
    """The values of the fields of a dataclass."""
    return (getattr(value, name) for name in _names(value) or ())


def rebuilt(value: Any, part: Callable[[Any], Any]) -> Any:
    """A dataclass, tuple or mapping with each of its parts passed through `part`. A part that is gone leaves no trace in a tuple
    or mapping, and None in a field. What does not change is the same object."""
    names = _names(value)
    if names is not None:
        changed = {}
        for name in names:
            old = getattr(value, name)
            new = part(old)
            if new is not old:
                changed[name] = None if new is GONE else new
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
    for found in parts(value):
        if isinstance(found, Span):
            yield found
        elif isinstance(found, tuple):
            yield from (item for item in found if isinstance(item, Span))
