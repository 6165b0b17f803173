"""Show the site while somebody writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs.commands.serve import serve


def serve_site(config_file: Path, *, as_of: date, port: int = 8000) -> int:
    """Serve the site on this computer until it is stopped; the exit status."""
    serve(config_file=str(config_file), dev_addr=f"127.0.0.1:{port}")
    return 0
