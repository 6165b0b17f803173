"""Texts from Word: what a file holds, its text as Markdown, and what needs a look afterwards."""
