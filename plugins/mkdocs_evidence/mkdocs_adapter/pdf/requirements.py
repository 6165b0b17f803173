"""Requirements of PDF files on a machine, and how to install them."""

from __future__ import annotations

import sys
import warnings
from types import MappingProxyType

NO_EXTRA = (
    "The packages for PDF files are not installed; run `python3 build.py build --pdf`, which installs them, "
    "or `pip install 'weasyprint>=70,<71'` in a site that only uses the plugins."
)
PANGO = MappingProxyType(
    {
        "linux": "on Debian or Ubuntu run `sudo apt install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0`, on Fedora `sudo dnf install pango`",
        "darwin": "run `brew install pango`",
        "win32": "install MSYS2 from msys2.org, and in its terminal run `pacman -S mingw-w64-x86_64-pango`",
    }
)
"""How to install Pango, by the name that Python gives to the system."""


def missing_requirement(system: str = sys.platform) -> str:
    """Return what is missing for PDF files and how to install it, as a sentence; empty where all is there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a machine without fonts: ours come with the package
        try:
            import weasyprint  # noqa: F401 - to see whether it and its libraries load
        except ImportError:
            return NO_EXTRA
        except OSError:
            remedy = PANGO.get(system, "install Pango 1.44 or later")
            return f"Pango, the library that lays out the text of PDF files, is not installed; {remedy}."
    return ""
