"""What a command's exit code means, the same for every command."""

FINE = 0
FAULTS = 1  # in the content or in the site
WRONG_CALL = 2  # an unknown command or option, or a file that is not there
INTERRUPTED = 130  # Ctrl-C, as shells number it

__all__ = ["FAULTS", "FINE", "INTERRUPTED", "WRONG_CALL"]
