"""The REST API for municipal case systems, under `/api/v1/`."""
