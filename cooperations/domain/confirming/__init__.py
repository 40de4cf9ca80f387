"""Boards confirm a frozen version: who signs, who is asked, what they answered, what proves it."""
