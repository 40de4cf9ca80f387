"""Lists on paper: frozen data in, HTML out."""
