"""The brochure as web pages: one renderer for the portal and for a folder of files."""
