"""The desk's pages: parse, authorise, one call, respond."""
