"""Builds after builds: exact, killed, at the same time, elsewhere."""
