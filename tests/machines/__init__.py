"""What machines read, read by programs that do not know us."""
