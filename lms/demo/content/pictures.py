"""The demo's pictures, drawn here with flat shapes: 1,200 × 675 pixels, in the house's own colours."""

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

WIDTH, HEIGHT, FINE = 1200, 675, 2
FJORD, DEEP, LAMP, HEATHER, BIRCH = "#0e4f58", "#0b343b", "#f2b84b", "#9f5376", "#faf8f4"
SKY, LOW, RIDGE, HILL, MOSS, SAND, CLAY = (
    "#dfeae4",
    "#f6efe2",
    "#bcd0cb",
    "#7fa5a3",
    "#5c8a72",
    "#ead9bd",
    "#c9785b",
)
Point = tuple[float, float]


class Sheet:
    """A canvas in picture coordinates, drawn finer than it is kept so that edges are smooth."""

    def __init__(self, top: str, bottom: str) -> None:
        above, below = _rgb(top), _rgb(bottom)
        column = Image.new("RGB", (1, HEIGHT * FINE))
        for y in range(HEIGHT * FINE):
            share = y / (HEIGHT * FINE)
            red, green, blue = (round(a + (b - a) * share) for a, b in zip(above, below, strict=True))
            column.putpixel((0, y), (red, green, blue))
        self.image = column.resize((WIDTH * FINE, HEIGHT * FINE), Image.Resampling.NEAREST)
        self.pen = ImageDraw.Draw(self.image)

    def shape(self, points: list[Point], fill: str) -> None:
        self.pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, w: float, h: float, fill: str, round_by: float = 0) -> None:
        corners = [x * FINE, y * FINE, (x + w) * FINE, (y + h) * FINE]
        self.pen.rounded_rectangle(corners, round_by * FINE, fill=fill)

    def dot(self, x: float, y: float, r: float, fill: str) -> None:
        self.pen.ellipse([(x - r) * FINE, (y - r) * FINE, (x + r) * FINE, (y + r) * FINE], fill=fill)

    def stroke(self, points: list[Point], fill: str, width: float) -> None:
        self.pen.line(
            [(x * FINE, y * FINE) for x, y in points], fill=fill, width=round(width * FINE), joint="curve"
        )
        for x, y in (points[0], points[-1]):
            self.dot(x, y, width / 2, fill)

    def hills(self, base: float, swing: float, waves: float, shift: float, fill: str) -> None:
        edge = [
            (float(x), base - swing * math.sin(x / WIDTH * math.tau * waves + shift))
            for x in range(0, WIDTH + 9, 8)
        ]
        self.shape([(0, HEIGHT), *edge, (WIDTH, HEIGHT)], fill)

    def house(self, x: float, y: float, w: float, wall: str, roof: str, lit: int = 1) -> None:
        """A house standing on (x, y) at its lower left, `lit` of its three windows alight."""
        h = w * 0.62
        self.box(x, y - h, w, h, wall)
        self.shape([(x - w * 0.1, y - h), (x + w / 2, y - h - w * 0.42), (x + w * 1.1, y - h)], roof)
        self.box(x + w * 0.72, y - h - w * 0.36, w * 0.1, w * 0.24, roof)
        self.box(x + w * 0.42, y - h * 0.52, w * 0.17, h * 0.52, roof, 4)
        for number, place in enumerate((0.12, 0.7)):
            self.box(x + w * place, y - h * 0.7, w * 0.18, w * 0.2, LAMP if number < lit else RIDGE, 3)
        self.box(x + w * 0.42, y - h * 1.22, w * 0.16, w * 0.15, LAMP if lit > 2 else RIDGE, 3)

    def person(
        self, x: float, y: float, height: float, coat: str, skin: str = "#e8c4a2", hair: str = DEEP
    ) -> None:
        """Somebody standing on (x, y)."""
        w, head = height * 0.36, height * 0.13
        self.box(x - w * 0.3, y - height * 0.34, w * 0.26, height * 0.34, DEEP, 6)
        self.box(x + w * 0.04, y - height * 0.34, w * 0.26, height * 0.34, DEEP, 6)
        self.box(x - w / 2, y - height * 0.74, w, height * 0.48, coat, w * 0.4)
        self.dot(x, y - height * 0.86, head * 1.12, hair)
        self.dot(x, y - height * 0.84, head, skin)

    def spruce(self, x: float, y: float, height: float, fill: str = FJORD) -> None:
        for step in range(3):
            top, half = y - height + step * height * 0.24, height * (0.16 + 0.07 * step)
            self.shape([(x, top), (x - half, top + height * 0.42), (x + half, top + height * 0.42)], fill)
        self.box(x - height * 0.03, y - height * 0.12, height * 0.06, height * 0.12, DEEP)

    def kept(self) -> bytes:
        file = io.BytesIO()
        self.image.reduce(FINE).save(file, "PNG")
        return file.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _house() -> Sheet:
    s = Sheet("#2f6a74", "#f0c98a")
    s.dot(960, 150, 46, BIRCH)
    s.hills(430, 60, 1.2, 0.4, "#4d7f84")
    s.hills(510, 34, 1.6, 2.0, FJORD)
    s.house(470, 520, 250, BIRCH, HEATHER, lit=1)
    s.shape([(575, 520), (610, 520), (760, 675), (430, 675)], SAND)
    for x, h in ((180, 220), (300, 160), (900, 190), (1030, 250)):
        s.spruce(x, 560, h, DEEP)
    return s


def _circle() -> Sheet:
    s = Sheet(LOW, SAND)
    s.pen.ellipse([250 * FINE, 250 * FINE, 950 * FINE, 620 * FINE], fill=RIDGE)
    coats = [FJORD, HEATHER, LAMP, MOSS, CLAY, HILL]
    skins = ["#e8c4a2", "#8d5a3a", "#f0d3b8", "#c68d5f", "#e8c4a2", "#6f4630"]
    for number, (coat, skin) in enumerate(zip(coats, skins, strict=True)):
        angle = math.pi + number * math.pi / 5
        s.person(600 + 350 * math.cos(angle), 520 + 190 * math.sin(angle), 230, coat, skin)
    s.person(600, 570, 140, LAMP, "#e8c4a2", "#7a4f07")
    return s


def _harbour() -> Sheet:
    s = Sheet(SKY, LOW)
    s.dot(930, 170, 70, LAMP)
    s.hills(330, 40, 1.4, 1.0, HILL)
    s.box(0, 330, WIDTH, 345, FJORD)
    for y in range(350, 430, 26):
        for x in range(40 + y % 60, 620, 120):
            s.stroke([(x, y), (x + 30, y - 14), (x + 60, y)], RIDGE, 5)
    s.shape([(620, 330), (820, 360), (900, 470), (860, 500), (770, 400), (600, 360)], DEEP)
    s.box(880, 560, 320, 40, SAND)
    for x in (900, 1020, 1140):
        s.box(x, 540, 20, 135, CLAY)
    s.shape([(560, 540), (820, 540), (770, 610), (610, 610)], BIRCH)
    s.shape([(690, 300), (690, 520), (810, 520)], HEATHER)
    s.box(682, 290, 10, 250, DEEP)
    s.stroke([(815, 545), (860, 560), (900, 552)], LAMP, 5)
    return s


def _suitcase() -> Sheet:
    s = Sheet(LOW, SAND)
    s.box(0, 520, WIDTH, 155, CLAY)
    s.box(720, 110, 240, 420, FJORD, 8)
    s.box(750, 145, 180, 150, "#2f6a74", 6)
    s.dot(745, 350, 12, LAMP)
    s.box(330, 380, 270, 180, HEATHER, 22)
    s.stroke([(420, 380), (420, 340), (510, 340), (510, 380)], DEEP, 12)
    for x in (380, 530):
        s.box(x, 380, 18, 180, "#7a3c58")
    for x in (640, 700):
        s.box(x, 470, 40, 90, LAMP, 10)
        s.box(x, 535, 66, 28, LAMP, 12)
    s.dot(240, 525, 34, SAND)
    s.dot(216, 495, 15, SAND)
    s.dot(264, 495, 15, SAND)
    s.dot(230, 520, 5, DEEP)
    s.dot(250, 520, 5, DEEP)
    return s


def _steps() -> Sheet:
    s = Sheet(SKY, LOW)
    s.dot(980, 130, 60, LAMP)
    for number, fill in enumerate((RIDGE, HILL, FJORD)):
        s.box(260 + number * 240, 540 - number * 110, 940, 320, fill)
    s.person(640, 430, 250, HEATHER)
    s.person(760, 430, 150, LAMP, "#c68d5f")
    s.stroke([(675, 320), (725, 355)], "#e8c4a2", 14)
    return s


def _tree() -> Sheet:
    s = Sheet(LOW, SAND)
    s.box(0, 470, WIDTH, 205, CLAY)
    for end in ((330, 650), (430, 610), (780, 620), (880, 655), (600, 665)):
        s.stroke([(600, 470), ((600 + end[0]) / 2, 540), end], "#6d4a36", 18)
    s.shape([(560, 480), (640, 480), (625, 250), (575, 250)], "#6d4a36")
    for x, y, r in ((600, 190, 140), (470, 240, 105), (735, 240, 105), (540, 120, 90), (670, 125, 90)):
        s.dot(x, y, r, MOSS)
    for x, y in ((470, 270), (560, 200), (640, 265), (720, 195), (610, 110)):
        s.stroke([(x, y - 40), (x, y)], DEEP, 4)
        s.dot(x, y + 12, 18, LAMP)
    return s


def _table() -> Sheet:
    s = Sheet(BIRCH, LOW)
    s.box(0, 560, WIDTH, 115, SAND)
    s.box(430, 70, 340, 170, SKY, 8)
    s.box(595, 70, 10, 170, BIRCH)
    for x, fill in ((240, FJORD), (390, FJORD), (700, FJORD), (850, FJORD), (1010, LAMP)):
        s.box(x, 310, 90, 160, fill, 14)
        s.box(x, 450, 90, 30, fill)
        s.box(x + 6, 470, 12, 130, DEEP)
        s.box(x + 72, 470, 12, 130, DEEP)
    s.box(200, 420, 760, 34, CLAY, 10)
    for x in (240, 900):
        s.box(x, 450, 22, 160, "#8d4c36")
    for x in (300, 450, 590, 730):
        s.dot(x, 414, 26, BIRCH)
    s.stroke([(600, 0), (600, 120)], DEEP, 6)
    s.shape([(540, 190), (660, 190), (630, 120), (570, 120)], HEATHER)
    return s


def _night() -> Sheet:
    s = Sheet("#0b2a33", "#12424c")
    s.box(820, 90, 270, 500, LAMP)
    s.shape([(820, 90), (960, 120), (960, 570), (820, 590)], FJORD)
    s.dot(845, 350, 9, BIRCH)
    s.shape([(960, 590), (1090, 590), (860, 675), (420, 675)], "#c99a45")
    s.box(130, 400, 520, 150, HEATHER, 26)
    s.box(110, 320, 40, 260, BIRCH, 10)
    s.box(640, 420, 30, 160, BIRCH, 10)
    s.box(160, 360, 150, 80, BIRCH, 30)
    s.dot(250, 375, 42, "#7a4f07")
    s.dot(256, 382, 36, "#e8c4a2")
    s.box(380, 90, 240, 190, "#164a58", 8)
    for x, y in ((420, 140), (470, 200), (540, 130), (580, 230)):
        s.dot(x, y, 4, BIRCH)
    s.dot(560, 160, 22, LOW)
    return s


def _bridge() -> Sheet:
    s = Sheet(SKY, LOW)
    s.hills(300, 50, 1.1, 0.2, RIDGE)
    s.box(0, 470, WIDTH, 205, FJORD)
    s.shape([(0, 400), (260, 400), (330, 675), (0, 675)], MOSS)
    s.shape([(940, 400), (1200, 400), (1200, 675), (870, 675)], MOSS)
    arch = [(240 + n * 7.2, 410 - 110 * math.sin(n / 100 * math.pi)) for n in range(101)]
    s.stroke(arch, CLAY, 30)
    for n in range(8, 100, 12):
        x, y = arch[n]
        s.stroke([(x, y), (x, y - 62)], CLAY, 7)
    s.stroke([(x, y - 62) for x, y in arch], CLAY, 8)
    s.person(480, 335, 170, HEATHER)
    s.person(575, 312, 110, LAMP, "#8d5a3a")
    return s


def _path() -> Sheet:
    s = Sheet("#cfe0e0", LOW)
    s.dot(250, 150, 60, LAMP)
    s.hills(330, 60, 1.0, 0.0, RIDGE)
    s.hills(420, 46, 1.5, 2.2, HILL)
    s.hills(540, 26, 1.2, 4.0, MOSS)
    s.shape(
        [(560, 675), (760, 675), (700, 580), (760, 520), (700, 450), (686, 450), (724, 520), (640, 580)], SAND
    )
    s.house(650, 452, 90, BIRCH, HEATHER, lit=3)
    for x, h in ((150, 200), (250, 150), (980, 220), (1090, 170)):
        s.spruce(x, 600, h)
    s.person(640, 660, 150, FJORD)
    s.person(715, 662, 105, LAMP, "#c68d5f")
    return s


def _siblings() -> Sheet:
    s = Sheet(LOW, SAND)
    s.hills(560, 20, 1.0, 0.5, MOSS)
    s.dot(970, 140, 60, LAMP)
    for x, h, coat, skin in (
        (440, 300, FJORD, "#c68d5f"),
        (600, 230, HEATHER, "#c68d5f"),
        (740, 170, LAMP, "#c68d5f"),
    ):
        s.person(x, 610, h, coat, skin)
    s.stroke([(490, 450), (565, 490)], "#c68d5f", 14)
    s.stroke([(638, 505), (712, 520)], "#c68d5f", 12)
    return s


def _phone() -> Sheet:
    s = Sheet(BIRCH, SAND)
    s.box(460, 70, 280, 540, DEEP, 40)
    s.box(480, 110, 240, 450, BIRCH, 16)
    s.box(505, 150, 150, 60, RIDGE, 20)
    s.box(545, 235, 150, 60, LAMP, 20)
    s.box(505, 320, 170, 80, RIDGE, 20)
    s.box(565, 425, 130, 50, LAMP, 20)
    s.dot(600, 586, 14, RIDGE)
    s.person(280, 620, 330, HEATHER, "#8d5a3a")
    s.person(940, 620, 360, FJORD)
    return s


def _window() -> Sheet:
    s = Sheet("#f1e6d6", SAND)
    s.box(380, 60, 640, 440, BIRCH, 6)
    s.box(400, 80, 600, 400, SKY)
    s.dot(860, 170, 46, LAMP)
    s.shape([(400, 480), (400, 380), (560, 310), (700, 390), (820, 340), (1000, 420), (1000, 480)], HILL)
    s.box(694, 80, 12, 400, BIRCH)
    s.box(400, 270, 600, 12, BIRCH)
    s.box(340, 490, 720, 30, CLAY, 6)
    s.box(900, 420, 70, 75, HEATHER, 8)
    for x, y in ((910, 385), (935, 365), (960, 388)):
        s.dot(x, y, 24, MOSS)
    s.person(260, 640, 360, FJORD, "#e8c4a2", "#7a4f07")
    return s


def _talk() -> Sheet:
    s = Sheet(LOW, SAND)
    s.box(0, 560, WIDTH, 115, CLAY)
    s.box(170, 400, 260, 120, FJORD, 30)
    s.box(770, 400, 260, 120, HEATHER, 30)
    s.person(300, 590, 330, LAMP, "#c68d5f")
    s.person(900, 590, 330, MOSS, "#e8c4a2")
    s.box(540, 470, 120, 20, "#8d4c36", 8)
    s.box(590, 480, 20, 110, "#8d4c36")
    s.dot(575, 455, 16, BIRCH)
    s.dot(625, 455, 16, BIRCH)
    s.box(390, 150, 200, 110, BIRCH, 40)
    s.shape([(420, 250), (470, 250), (400, 300)], BIRCH)
    s.box(620, 110, 200, 110, RIDGE, 40)
    s.shape([(740, 210), (790, 210), (810, 265)], RIDGE)
    return s


def _backpack() -> Sheet:
    s = Sheet(SKY, LOW)
    s.box(0, 540, WIDTH, 135, HILL)
    s.house(90, 545, 240, BIRCH, CLAY, lit=2)
    s.box(880, 330, 260, 215, SAND)
    s.shape([(860, 330), (1010, 240), (1160, 330)], FJORD)
    for x in (910, 1000, 1085):
        s.box(x, 370, 42, 60, SKY, 4)
    s.person(590, 610, 300, LAMP, "#8d5a3a")
    s.box(630, 390, 70, 130, HEATHER, 26)
    s.box(640, 440, 50, 50, "#7a3c58", 12)
    return s


def _cabin() -> Sheet:
    s = Sheet("#123b46", "#3d7a80")
    for x, y in ((120, 90), (300, 60), (520, 120), (760, 70), (980, 130), (1100, 60)):
        s.dot(x, y, 4, BIRCH)
    s.shape(
        [(0, 420), (250, 200), (420, 360), (640, 160), (900, 380), (1200, 240), (1200, 675), (0, 675)],
        "#5b8d92",
    )
    s.hills(520, 20, 1.0, 1.0, BIRCH)
    s.house(720, 560, 190, CLAY, DEEP, lit=3)
    s.shape([(330, 590), (450, 590), (390, 540)], "#8d4c36")
    s.shape([(365, 570), (390, 490), (415, 570)], LAMP)
    s.person(250, 610, 170, HEATHER)
    s.person(320, 615, 110, FJORD, "#c68d5f")
    s.person(500, 612, 180, MOSS, "#8d5a3a")
    return s


def _calendar() -> Sheet:
    s = Sheet(BIRCH, LOW)
    s.box(320, 90, 560, 480, "#ffffff", 20)
    s.box(320, 90, 560, 90, FJORD, 20)
    for row in range(4):
        for column in range(7):
            fill = (
                LAMP if (row, column) in {(1, 2), (3, 5)} else HEATHER if (row, column) == (2, 4) else RIDGE
            )
            s.box(345 + column * 75, 205 + row * 86, 58, 66, fill, 12)
    s.person(200, 640, 330, HEATHER)
    s.person(1010, 640, 220, LAMP, "#c68d5f")
    return s


PICTURES: dict[str, tuple[str, tuple[int, int], Callable[[], Sheet]]] = {
    "house": ("Et hus i skumringen", (595, 430), _house),
    "circle": ("En ring av voksne rundt et barn", (600, 420), _circle),
    "harbour": ("En båt i stille havn", (690, 460), _harbour),
    "suitcase": ("Koffert og støvler ved døra", (470, 460), _suitcase),
    "steps": ("Voksen og barn i en trapp", (700, 330), _steps),
    "tree": ("Tre med røtter og lykter", (600, 260), _tree),
    "table": ("Et bord med en ny stol", (640, 420), _table),
    "night": ("Barnerom om natta", (300, 420), _night),
    "bridge": ("To på en bro", (520, 300), _bridge),
    "path": ("En sti mot et hus", (690, 560), _path),
    "siblings": ("Tre søsken", (590, 470), _siblings),
    "phone": ("Meldinger på en telefon", (600, 330), _phone),
    "window": ("En voksen ved et vindu", (620, 330), _window),
    "talk": ("To som snakker sammen", (600, 380), _talk),
    "backpack": ("Mellom hjem og skole", (600, 430), _backpack),
    "cabin": ("Rundt et bål i fjellet", (400, 540), _cabin),
    "calendar": ("En kalender på veggen", (600, 330), _calendar),
}


def drawn(name: str) -> bytes:
    """The picture as a PNG file. Raises `KeyError` for a name that is not drawn."""
    return PICTURES[name][2]().kept()
