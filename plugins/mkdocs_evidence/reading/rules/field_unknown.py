"""Only fields that the type of record knows."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.reading.field_fault import FieldFault
from mkdocs_evidence.reading.naming import in_words, shortened, with_article

RULE = Rule("field-unknown", "No unknown fields")


def tell(fault: FieldFault) -> Diagnostic:
    """A field that nobody would read: most often a slip of the pen."""
    holder = fault.location[:-1]
    where = in_words(holder) if holder else with_article(fault.kind)
    meant = meant_by(fault.key, tuple(name for name in fault.siblings if name not in fault.present))
    step = f"write `{meant}` instead" if meant else "take the line out, or use one of the fields allowed here"
    return Diagnostic(
        RULE,
        fault.key_place,
        f"{where} has no field `{shortened(fault.key)}`",
        step,
        seen=shortened(fault.key),
        allowed=fault.siblings,
        nearest=meant,
    )


def meant_by(key: str, names: tuple[str, ...]) -> str | None:
    """The field that a key most likely means, whatever its capitals, spaces and hyphens."""
    written = key.strip().lower().replace(" ", "_").replace("-", "_")
    first = key.split(maxsplit=1)[0] if key.strip() else ""  # of a line with its colon in another place
    slips = (name for name in names if name == first or _is_slip(written, name))
    return nearest(written, names) or next(slips, None)


def _is_slip(written: str, name: str) -> bool:
    """Return True if two short words differ in one letter, or in the order of their letters."""
    if sorted(written) == sorted(name):
        return True
    return len(written) == len(name) and sum(a != b for a, b in zip(written, name, strict=True)) == 1
