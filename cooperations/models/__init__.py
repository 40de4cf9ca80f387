"""Contact, cooperations and what follows from them, one module per topic."""
