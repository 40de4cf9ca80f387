"""Contact between employers and MSOs, and the cooperations that grow from it."""
