"""Sounds of the demo, made from sine waves: nothing recorded, nobody's voice."""

import io
import math
import wave
from collections.abc import Callable

_RATE = 8000
_BREATH, _BREATHS = 10, 6  # seconds, and how many


def breathing() -> bytes:
    """Six breaths: a soft tone rises for four seconds and falls for six. A WAV file of one minute.

    The tone goes through whole waves in a breath, so that one follows another without a seam.
    """
    frames = bytearray()
    phase = 0.0
    for number in range(_BREATH * _RATE):
        second = number / _RATE
        share = second / 4 if second < 4 else (10 - second) / 6
        phase += 2 * math.pi * (180 + 80 * share) / _RATE
        frames.append(128 + round(45 * share * math.sin(phase)))
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(_RATE)
        file.writeframes(bytes(frames) * _BREATHS)
    return kept.getvalue()


SOUNDS: dict[str, tuple[str, float, Callable[[], bytes]]] = {
    "breathing": ("Pusteøvelse", 60.0, breathing),
}
