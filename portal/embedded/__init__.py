"""The services of demo and tests: PostgreSQL and Redis without a system installation."""
