"""The results of a search for a file: what everybody may see, whoever asks (product A11)."""
