"""Messages between the sides of a request, in the portal and by mail, without anybody's address."""
