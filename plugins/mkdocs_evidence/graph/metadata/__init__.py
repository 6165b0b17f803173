"""The languages in which pages describe themselves to machines: pure functions of a description."""
