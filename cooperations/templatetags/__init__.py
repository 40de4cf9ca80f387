"""What templates of this app load."""
