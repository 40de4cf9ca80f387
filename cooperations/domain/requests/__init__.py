"""Contact requests: sending, answering, going between, falling silent, misuse."""
