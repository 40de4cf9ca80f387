"""Pages of the confirmation: by link, signed in, and of those who name signatories."""
