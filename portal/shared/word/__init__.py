"""Reads Word files (.docx) of strangers into plain blocks, and lists what these cannot hold.

Known to no Django and no database: it runs in a sandbox (``process.py``).
"""
