"""Data in, HTML or bytes out: the printed reports. No ORM, no request, no network."""
