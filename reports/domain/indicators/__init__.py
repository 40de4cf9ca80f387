"""Indicators over the years: compared only like with like, small groups hidden."""
