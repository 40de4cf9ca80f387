"""The brochure cut into pieces that are set on their own: one change sets few of them again."""
