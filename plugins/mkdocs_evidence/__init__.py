"""Records in, a cross-linked and versioned public site out.

The rooms, from the ground up: `model` and `diagnostics`, `reading`, `graph`, `checks`, `views` and `exports`,
`incremental`, `mkdocs_adapter`, `cli`. Each imports only from those below it.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
