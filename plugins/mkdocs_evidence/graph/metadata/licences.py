"""From the name of a licence to its address, for the licences that have one well-known name."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-(?:SA|ND))?)[ -](\d\.\d)", re.IGNORECASE)
_KNOWN = {
    "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "OGL 3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}


def licence_address(licence: str) -> str:
    """The address of a licence's text, or nothing where the name is not a well-known one."""
    if licence.startswith(("https://", "http://")):
        return licence
    match = _CREATIVE_COMMONS.fullmatch(licence.strip())
    if match:
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return _KNOWN.get(licence.strip().upper(), "")
