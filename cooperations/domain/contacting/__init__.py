"""How to approach an MSO: people, times, rules of asking, the log of what was said."""
