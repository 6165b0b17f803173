"""`serve`: see the site while you write."""

import argparse

from mkdocs_evidence.cli import options

NAME = "serve"
SUMMARY = "show the site while you write; it follows each file that you save"
HELP = """\
Show the site on this computer while you write.

Open the address that appears (usually http://127.0.0.1:8000/) in your browser. Each time you save a file,
the page follows by itself. Drafts and records dated in the future are shown, and say so. Only this
computer can see it. To stop, press Ctrl and C together.

Examples:
  python3 build.py serve
  python3 build.py serve --port 8080
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    options.add_config(parser)
    options.add_as_of(parser)
    parser.add_argument(
        "--port", type=_port, default=8000, help="the number at the end of the address (default: 8000)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until the person stops it."""
    from mkdocs_evidence.mkdocs_adapter.site_serve import serve_site

    code: int = serve_site(
        options.config_file(arguments),
        as_of=options.as_of_day(arguments),
        port=arguments.port,
        processes=options.cores(),
    )
    return code


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no port; give a number from 1 to 65535")
