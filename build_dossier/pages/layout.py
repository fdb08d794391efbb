"""Where the nodes of a drawing stand: those that belong together near each other, no two labels on top of each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle spreads the first places evenly, without chance
_ROUNDS = 160  # of pushing and pulling; tried to 400: nothing moves any more
_SPREAD = 120  # rounds of moving boxes apart; stops when none overlap

_GRAVITY = 0.6  # what is tied loosely does not drift away from the rest

Point = tuple[float, float]


def placed(sizes: Sequence[Point], ties: Mapping[tuple[int, int], float], width: float, height: float) -> list[Point]:
    """The centres of boxes of the given sizes (the most important first) within a drawing; `ties` pull with a strength up to 1.

    Fruchterman and Reingold (1991), from a fixed beginning: the same input gives the same drawing."""
    count = len(sizes)
    if count < 2:
        return [(width / 2, height / 2)] * count
    points = [_first(i, count, width, height) for i in range(count)]
    ideal = 0.9 * math.sqrt(width * height / count)
    for turn in range(_ROUNDS):
        points = _moved(points, ties, ideal, limit=width / 8 * (1 - turn / _ROUNDS) + 1)
    return _apart(_fitted(points, sizes, width, height), sizes, width, height)


def _first(i: int, count: int, width: float, height: float) -> Point:
    radius = math.sqrt((i + 0.5) / count) / 2
    return width * (0.5 + radius * math.cos(i * _TURN)), height * (0.5 + radius * math.sin(i * _TURN))


def _moved(points: list[Point], ties: Mapping[tuple[int, int], float], ideal: float, limit: float) -> list[Point]:
    """One round: all push each other away, ties pull together, and nothing moves further than the limit."""
    push = [[0.0, 0.0] for _ in points]
    for i, (x, y) in enumerate(points):
        for j in range(i):
            dx, dy = x - points[j][0], y - points[j][1]
            square = dx * dx + dy * dy or 1e-6
            force = ideal * ideal / square - ties.get((j, i), 0.0) * math.sqrt(square) / ideal
            push[i][0] += dx * force
            push[i][1] += dy * force
            push[j][0] -= dx * force
            push[j][1] -= dy * force
    moved = []
    middle_x, middle_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    for (x, y), (dx, dy) in zip(points, push, strict=True):
        dx, dy = dx + _GRAVITY * (middle_x - x), dy + _GRAVITY * (middle_y - y)
        length = math.hypot(dx, dy) or 1e-6
        step = min(length, limit) / length
        moved.append((x + dx * step, y + dy * step))
    return moved


def _fitted(points: list[Point], sizes: Sequence[Point], width: float, height: float) -> list[Point]:
    """The drawing stretched to its frame, half a box from every edge."""
    (left, right), (top, bottom) = ((min(values), max(values)) for values in zip(*points, strict=True))
    margin_x, margin_y = max(w for w, _ in sizes) / 2, max(h for _, h in sizes) / 2
    across, down = (width - 2 * margin_x) / (right - left or 1), (height - 2 * margin_y) / (bottom - top or 1)
    return [(margin_x + (x - left) * across, margin_y + (y - top) * down) for x, y in points]


def _apart(points: list[Point], sizes: Sequence[Point], width: float, height: float) -> list[Point]:
    """Boxes that overlap are moved apart, the shorter way, and stay within the frame."""
    at = [list(point) for point in points]
    for _ in range(_SPREAD):
        crowded = False
        for i in range(len(at)):
            for j in range(i):
                dx, dy = at[i][0] - at[j][0], at[i][1] - at[j][1]
                over_x = (sizes[i][0] + sizes[j][0]) / 2 - abs(dx)
                over_y = (sizes[i][1] + sizes[j][1]) / 2 - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                crowded = True
                axis, over, way = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
                move = math.copysign(over / 2 + 0.5, way)
                at[i][axis] += move
                at[j][axis] -= move
        for point, (w, h) in zip(at, sizes, strict=True):
            point[0] = min(max(point[0], w / 2), width - w / 2)
            point[1] = min(max(point[1], h / 2), height - h / 2)
        if not crowded:
            break
    return [(x, y) for x, y in at]
