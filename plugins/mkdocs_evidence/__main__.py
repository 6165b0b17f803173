"""Let `python -m mkdocs_evidence` do what the installed command does."""

import sys

from mkdocs_evidence.cli import main

sys.exit(main())
