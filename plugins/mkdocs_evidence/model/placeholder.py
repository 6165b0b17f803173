"""What stands where words are still missing, so that nothing unfinished is published unseen."""

TO_BE_WRITTEN = "To be written"
"""How every placeholder begins. A record that is no draft must not hold one."""


def to_be_written(what: str) -> str:
    """A placeholder that says what belongs in its place."""
    return f"{TO_BE_WRITTEN}: {what}"


__all__ = ["TO_BE_WRITTEN", "to_be_written"]
