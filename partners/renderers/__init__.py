"""Tables as files: rows in, bytes out, without a query."""
