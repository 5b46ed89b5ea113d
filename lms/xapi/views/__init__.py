"""The learning record's pages, for administrators."""
