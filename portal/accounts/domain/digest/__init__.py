"""Overviews: what is open for a person, in one mail a week, daily where it is urgent. Apps register what to tell."""
