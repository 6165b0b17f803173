"""How fast the site builds, measured on invented records, beside other site generators."""
