"""What stands where words are still missing, so that nothing unfinished is published unseen."""

TO_BE_WRITTEN = "To be written"
"""How every placeholder begins. A record that is no draft must not hold one."""


def to_be_written(what: str) -> str:
    """A placeholder that says what belongs in its place."""
    return f"{TO_BE_WRITTEN}: {what}"


def none_if_to_be_written(value: object) -> object:
    """None for a placeholder, so that a draft can be read before a word of a vocabulary is chosen."""
    return None if isinstance(value, str) and value.startswith(f"{TO_BE_WRITTEN}:") else value


__all__ = ["TO_BE_WRITTEN", "none_if_to_be_written", "to_be_written"]
