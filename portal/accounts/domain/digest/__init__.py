"""The weekly overview: what is open for a person, in one mail a week. Apps register what they have to tell."""
