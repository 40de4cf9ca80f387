"""Give and take: what associations need, what employers offer, what fits, and what was given in the end."""
