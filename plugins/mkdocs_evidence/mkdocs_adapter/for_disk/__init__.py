"""A site whose pages open by double click: links that end in files, and search without a server."""
