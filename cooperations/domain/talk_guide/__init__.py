"""What an employer prepares for its first call: aim, arguments, what it can offer."""
