"""JSON as text: for files, and for pages, where nothing in it may end the script element."""

from __future__ import annotations

import json
from typing import Any

_UNSAFE_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def json_file(value: Any) -> str:
    """A value as the text of a JSON file: indented, UTF-8, keys in the order that was given."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def json_line(value: Any) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def json_in_script(value: Any) -> str:
    """A value as JSON that can stand in a script element: <, > and & only as escapes.

    So neither </script> nor <!-- can come up, whatever the texts hold (HTML standard, "Restrictions
    for contents of script elements").
    """
    return json_line(value).translate(_UNSAFE_IN_SCRIPT)


def without_empty(value: dict[str, Any]) -> dict[str, Any]:
    """The entries that say something: no empty text, list or object, and no None."""
    return {key: entry for key, entry in value.items() if entry not in ("", None, [], {}, ())}
