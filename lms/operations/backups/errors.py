class BackupRefused(Exception):
    """A backup or a restore that cannot be done; the text is one sentence that says what to do."""
