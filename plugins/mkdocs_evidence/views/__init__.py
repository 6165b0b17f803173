"""What every page shows, as frozen values: nothing is shown that is not in a view."""

from mkdocs_evidence.views.parts import Body, Head, Page
from mkdocs_evidence.views.site import Overview, PageGroup, overview_of, page_groups, site_pages

__all__ = ["Body", "Head", "Overview", "Page", "PageGroup", "overview_of", "page_groups", "site_pages"]
