"""Drawings: from numbers and dates to geometry that a template only has to write down.

Places across are percentages of the width; the words stand beside as ordinary text, which breaks where
it must on every screen and on paper (docs/adr: geometry in the views).
"""
