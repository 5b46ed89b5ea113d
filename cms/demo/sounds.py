"""Sounds of the demo, made from sine waves: nothing recorded, nobody's voice."""

import io
import math
import wave
from collections.abc import Callable

_RATE = 8000


def breathing() -> bytes:
    """Six breaths: a soft tone rises for four seconds and falls for six. A WAV file of one minute."""
    frames = bytearray()
    phase = 0.0
    for number in range(60 * _RATE):
        second = number / _RATE % 10
        share = second / 4 if second < 4 else (10 - second) / 6
        phase += 2 * math.pi * (180 + 80 * share) / _RATE
        frames.append(128 + round(45 * share * math.sin(phase)))
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(_RATE)
        file.writeframes(bytes(frames))
    return kept.getvalue()


SOUNDS: dict[str, tuple[str, float, Callable[[], bytes]]] = {
    "breathing": ("Pusteøvelse", 60.0, breathing),
}
