"""The commands that people type. A command reads its options, calls a room, tells the result.

No logic lives here. Importing this room needs the standard library only, so that `build.py` can answer
`--help` and refuse a misspelt command before anything is installed.
"""

from mkdocs_evidence.cli.arguments import parse_arguments
from mkdocs_evidence.cli.command_line import main

__all__ = ["main", "parse_arguments"]
