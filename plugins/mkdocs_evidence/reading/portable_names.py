"""Names that every file system, server and archive holds, and names that some take for one."""

from __future__ import annotations

import re
import unicodedata

DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names of devices on Windows, with any ending."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")


def collision_key(path: str) -> str:
    """The same for paths that some file system takes for one: capitals and composed letters aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def unportable_because(name: str) -> str:
    """Return why some computer cannot hold a file of this name, to follow the name; empty if all can."""
    if found := _FORBIDDEN.search(name):
        return f"has the character {found[0]} which Windows refuses"
    if found := _UNSEEN.search(name):
        return f"has a character that nobody can see (U+{ord(found[0]):04X})"
    if name != name.rstrip(". "):
        return "ends in a dot or a space, which Windows drops"
    if DEVICE.fullmatch(name):
        return "is the name of a device on Windows"
    return ""
