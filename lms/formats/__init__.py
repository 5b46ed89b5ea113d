"""How each language writes days and times, where it differs from Django's own formats."""
