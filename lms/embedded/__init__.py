"""Django's way to the embedded PostgreSQL, which starts when the first table is asked for."""
