"""The only room that knows MkDocs, Material, Jinja and Markdown: it translates, and decides nothing."""
