"""Drawings: from numbers and dates to geometry that a template only has to write down.

Places across are percentages of the width, and places down are pixels. A drawing so made has text
of one size on every screen and on paper (docs/adr: geometry in the views).
"""
