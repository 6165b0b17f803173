"""Limits of what one file may hold; docs/limits.md says them to people, and a test keeps the two alike.

Within these, reading, checking and rendering any 16,000 characters takes less than a second. Each is many
times what texts for people need.
"""

MOST_BYTES = 1_000_000
"""Bytes of a record, of a page or of `identifiers.yml`."""
MOST_BYTES_OF_BIBLIOGRAPHY = 10_000_000
"""Bytes of `references.bib`: some 20,000 works."""
MOST_CHARACTERS = 50_000
"""Characters of a paragraph, list or table: of lines without an empty one between them."""
MOST_LINES = 2_000
"""Lines of a paragraph, list or table."""
MOST_COLUMNS = 100
"""Columns of a table."""
MOST_BEGINNINGS = 200
"""Headings, rules and definitions that follow each other without an empty line."""
MOST_ABBREVIATIONS = 200
"""Abbreviations that a text explains (`*[HTML]: …`)."""
MOST_OF_ONE_NOTE = 200
"""References to one footnote."""
MOST_DEPTH = 20
"""Levels of lists, quotes, brackets, elements of HTML with Markdown in them, YAML, and BibTeX's braces."""
MOST_OPEN = 50
"""Brackets, and targets of links, that a paragraph opens and does not close."""
MOST_OPEN_TAGS = 100
"""Tags of HTML that a text begins and does not end with `>`."""
MOST_ALIASED = 10_000
"""Values for which the aliases of a page's front matter stand."""
