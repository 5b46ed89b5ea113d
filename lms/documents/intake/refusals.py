class FileRefused(Exception):
    """A file that is not kept; the text is one sentence, in the language of who sent it."""
