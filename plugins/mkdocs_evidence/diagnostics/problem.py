"""A problem that is no fault of a record: a broken mkdocs.yml, a page that cannot be rendered."""


class SiteProblemError(Exception):
    """What stands in the way, in words that say what to do."""
