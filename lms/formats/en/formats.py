"""English as it is read in Norway: the day before the month, the week from Monday, 24 hours."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d/%m/%Y"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M"]


def __getattr__(name: str) -> str:
    """A format as templates write it, "l j. F", without the dot that only Norwegian sets after a day."""
    if "j." not in name:
        raise AttributeError(name)
    return name.replace("j.", "j")
