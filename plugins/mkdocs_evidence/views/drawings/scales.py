"""Axes: where a value stands across a drawing, and which values are marked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

LEFT = 8.0
RIGHT = 92.0
"""The part of the width that the axis takes, in per cent: the rest is for the ends of its numbers."""

MOST_TICKS = 6
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_RATIO_LADDERS = (
    (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0),
    (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0, 10.0),
    (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0),
    (0.01, 0.05, 0.2, 1.0, 5.0, 20.0, 100.0),
)
"""Marks of ratio axes, from the finest to the coarsest; beyond them stand the powers of ten."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`; `ticks` are the values that it marks."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def across(self, value: float) -> float:
        """Where a value stands, in per cent of the drawing's width."""
        low, high, at = (
            (math.log(self.low), math.log(self.high), math.log(value))
            if self.is_log
            else (self.low, self.high, value)
        )
        share = (at - low) / (high - low) if high > low else 0.5
        return round(LEFT + (RIGHT - LEFT) * share, 2)


def difference_scale(values: Iterable[float], null: float = 0.0) -> Scale:
    """A linear axis with the line of no effect inside it, and round marks."""
    held = [*values, null]
    low, high = min(held), max(held)
    reach = (high - low) or abs(high) or 1.0
    step = _round_step(reach / (MOST_TICKS - 2))
    first, last = math.floor(low / step), math.ceil(high / step)
    first -= first * step >= null
    last += last * step <= null
    ticks = tuple(_tidy(number * step) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def ratio_scale(values: Iterable[float]) -> Scale:
    """A logarithmic axis around 1, marked with numbers that people know."""
    held = [value for value in values if value > 0] + [1.0]
    low, high = min(held), max(held)
    for ladder in (*_RATIO_LADDERS, _powers_of_ten(low, high)):
        ticks = _rungs(ladder, low, high)
        if ticks and len(ticks) <= MOST_TICKS:
            return Scale(ticks[0], ticks[-1], ticks, is_log=True)
    ticks = _rungs(_powers_of_ten(low, high), low, high)
    return Scale(ticks[0], ticks[-1], _thinned(ticks), is_log=True)


def _rungs(ladder: tuple[float, ...], low: float, high: float) -> tuple[float, ...]:
    """The marks that hold the values, with one on each side of 1; none where the ladder is too short."""
    below = [rung for rung in ladder if rung <= low and rung < 1]
    above = [rung for rung in ladder if rung >= high and rung > 1]
    if not below or not above:
        return ()
    return tuple(rung for rung in ladder if below[-1] <= rung <= above[0])


def _powers_of_ten(low: float, high: float) -> tuple[float, ...]:
    first = min(math.floor(math.log10(low)), -1)
    last = max(math.ceil(math.log10(high)), 1)
    return tuple(10.0**power for power in range(first, last + 1))


def _thinned(ticks: tuple[float, ...]) -> tuple[float, ...]:
    """At most `MOST_TICKS` marks of many: the ends and every nth between them, and 1."""
    every = math.ceil((len(ticks) - 1) / (MOST_TICKS - 1))
    kept = {*ticks[::every], ticks[-1], 1.0}
    return tuple(tick for tick in ticks if tick in kept)


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def _tidy(value: float) -> float:
    """Without the noise that binary fractions leave: 0.3 and not 0.30000000000000004."""
    return float(f"{value:.12g}") + 0.0


__all__ = ["LEFT", "RIGHT", "Scale", "difference_scale", "ratio_scale"]
