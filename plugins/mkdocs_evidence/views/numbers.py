"""Numbers as people read them: with their unit, a true minus, and the same decimals side by side."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mkdocs_evidence.model import Finding
from mkdocs_evidence.model.vocabulary import EffectMeasure

MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
_PER_CENT = ("%", "per cent", "percent")
_POUNDS = ("£", "pounds", "pound", "GBP")


def unit_of(finding: Finding) -> str:
    """The unit of a finding in its short form: %, £, or as it was written."""
    unit = finding.unit or ""
    if unit in _PER_CENT:
        return "%"
    if unit in _POUNDS:
        return "£"
    if unit:
        return unit
    defaults = {
        EffectMeasure.PERCENT_CHANGE: "%",
        EffectMeasure.PERCENTAGE_POINT_DIFFERENCE: "percentage points",
    }
    return defaults.get(finding.effect_measure, "") if finding.effect_measure else ""


def is_signed(measure: EffectMeasure | None) -> bool:
    """Whether an estimate on this measure always has its sign: it is a difference."""
    return measure is not None and measure.null_value == 0


def decimals_of(values: Iterable[float]) -> int:
    """As many decimals as the most exact of these values was written with."""
    exponents = (Decimal(repr(value)).normalize().as_tuple().exponent for value in values)
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def number_text(value: float, unit: str = "", *, decimals: int | None = None, signed: bool = False) -> str:
    """A number with its unit: +5.5%, −8.6 percentage points, 0.60, £1,800."""
    places = max(decimals_of([value]) if decimals is None else decimals, 0)
    shown = f"{abs(value):,.{places}f}"
    is_nought = not shown.strip("0.,")
    sign = "" if is_nought else MINUS if value < 0 else "+" if signed else ""
    if unit == "£":
        return f"{sign}£{shown}"
    space = "" if unit in ("", "%") else NO_BREAK
    return f"{sign}{shown}{space}{unit}"


def estimate_text(finding: Finding) -> str:
    """The estimate, with as many decimals as its interval has; nothing where there is none."""
    if finding.estimate is None:
        return ""
    return _number(finding, finding.estimate, unit_of(finding))


def interval_text(finding: Finding) -> str:
    """The interval, low to high; nothing where there is none. A long unit is said once."""
    if finding.interval is None:
        return ""
    unit = unit_of(finding)
    low, high = finding.interval
    first = unit if unit in ("%", "£") else ""
    return f"{_number(finding, low, first)} to {_number(finding, high, unit)}"


def level_text(finding: Finding) -> str:
    """What the interval covers: 95% interval."""
    return f"{finding.interval_level:g}% interval" if finding.interval_level else "interval"


def groups_text(finding: Finding) -> str:
    """What was measured in each group, in words."""
    if finding.values is None:
        return ""
    values = (finding.values.intervention, finding.values.comparator)
    unit, decimals = unit_of(finding), decimals_of(values)
    intervention, comparator = (number_text(value, unit, decimals=decimals) for value in values)
    return f"{intervention} with the intervention, {comparator} without"


def _number(finding: Finding, value: float, unit: str) -> str:
    values = [finding.estimate, *(finding.interval or ())]
    decimals = decimals_of(one for one in values if one is not None)
    return number_text(value, unit, decimals=decimals, signed=is_signed(finding.effect_measure))


__all__ = [
    "NO_BREAK",
    "decimals_of",
    "estimate_text",
    "groups_text",
    "interval_text",
    "is_signed",
    "level_text",
    "number_text",
    "unit_of",
]
