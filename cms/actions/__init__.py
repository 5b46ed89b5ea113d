"""Verbs of the pages: handing over what is published, and who may write."""
