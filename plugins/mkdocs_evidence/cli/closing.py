"""How a command ends that has written a record: with what is still to be mended in it."""

import argparse
import sys

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE


def tell_faults(arguments: argparse.Namespace, shown: str) -> int:
    """Tell what the check says of the file of that name, and return the exit code."""
    from mkdocs_evidence.diagnostics import render_text
    from mkdocs_evidence.mkdocs_adapter.site_check import check_site

    faults = check_site(options.config_file(arguments), as_of=options.as_of_day(arguments))
    own = tuple(fault for fault in faults if fault.place.path == shown)
    if own:
        print("\nThis is to be mended before it can be published:\n")
        sys.stdout.write(render_text(own, each=True))
    return FAULTS if any(fault.is_error for fault in own) else FINE
