"""Charts: numbers in, places of what is drawn out. Templates draw them, the same on pages and in print."""
