"""Who may do what, one module per topic; each docstring is the policy."""
