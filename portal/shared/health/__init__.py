"""Whether the portal lives and whether it can work, for load balancers and monitoring."""
