"""What connects two articles: the same text, or the same people, topics and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article of a group that prints the same text, and whether it is known to be the first: `rule` says by what. `group` is the
    number of the group: a text that is put together from two others stands in the groups of both."""

    article: str
    first: bool = False
    rule: str | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """Another article and why it belongs beside this one: `values` are ids of actors and topics, the rarest first, or an event."""

    article: str
    reason: Literal["event", "actors", "topics"]
    values: tuple[str, ...] = ()
