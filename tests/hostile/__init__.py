"""Hostile strings in every place where a text may stand, read back from all that a site is made of."""
