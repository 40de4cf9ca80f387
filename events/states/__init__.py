"""State machines, one module each."""
