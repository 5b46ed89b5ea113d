"""Films of the demo: drawn frame by frame and silent, so that captions tell the whole story."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "films"
Cue = tuple[float, float, str]


@dataclass(frozen=True)
class Film:
    """A film with its captions by language: from second, to second, words."""

    title: str
    name: str
    seconds: float
    size: tuple[int, int]
    cues: dict[str, list[Cue]]

    @property
    def recording(self) -> Path:
        return _FOLDER / f"{self.name}.mp4"

    @property
    def poster(self) -> Path:
        return _FOLDER / f"{self.name}.webp"

    def captions(self, language: str) -> str:
        """The captions in one language, as WebVTT."""
        cues = (f"{_clock(start)} --> {_clock(end)}\n{words}\n" for start, end, words in self.cues[language])
        return "\n".join(["WEBVTT\n", *cues])


def _clock(second: float) -> str:
    minutes, rest = divmod(second, 60)
    return f"00:{int(minutes):02}:{rest:06.3f}"


FILMS = {
    "harbour": Film(
        title="Båten og brygga",
        name="harbour",
        seconds=24.0,
        size=(640, 360),
        cues={
            "nb": [
                (0, 3, "[Ingen lyd] Et barn sitter i en båt. En voksen står på brygga."),
                (3, 10, "Barnet seiler ut for å utforske. Den voksne vinker og følger med."),
                (10, 12.5, "Det blir mørkt, det regner, og bølgene vokser."),
                (12.5, 19, "Barnet snur. Lykta på brygga lyser hele veien inn."),
                (19, 24, "Den voksne sto der. Snart kan barnet dra ut igjen."),
            ],
            "nn": [
                (0, 3, "[Ingen lyd] Eit barn sit i ein båt. Ein vaksen står på brygga."),
                (3, 10, "Barnet segler ut for å utforske. Den vaksne vinkar og følgjer med."),
                (10, 12.5, "Det blir mørkt, det regnar, og bølgjene veks."),
                (12.5, 19, "Barnet snur. Lykta på brygga lyser heile vegen inn."),
                (19, 24, "Den vaksne stod der. Snart kan barnet dra ut igjen."),
            ],
            "en": [
                (0, 3, "[No sound] A child sits in a boat. An adult stands on the quay."),
                (3, 10, "The child sails out to explore. The adult waves and watches."),
                (10, 12.5, "It grows dark, it rains, and the waves rise."),
                (12.5, 19, "The child turns back. The lantern shines all the way in."),
                (19, 24, "The adult was there. Soon the child can set out again."),
            ],
        },
    ),
}
