"""One list, several people: what they see of it, what has changed since, and what they leave there."""
