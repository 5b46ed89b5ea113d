"""The goals of in-home training, marked from visit to visit."""

SCALE = (1, 5)  # from far off to reached
