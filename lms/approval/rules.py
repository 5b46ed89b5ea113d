"""Pure rules of the desk: values in, values out."""

_LAST_LETTERS = str.maketrans(
    {"æ": "{a", "ä": "{b", "ø": "|a", "ö": "|b", "å": "}", "á": "a", "č": "c", "š": "s"}
)


def norwegian_order(name: str) -> str:
    """A key that sorts names as Norwegian does: æ, ø and å come last."""
    return name.casefold().translate(_LAST_LETTERS)
