"""The resources of the learning record store over HTTP."""
