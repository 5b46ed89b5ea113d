"""SVG drawings: what the list below names is kept, anything else of SVG is refused, and what drawing
programs write for themselves (metadata, layers' names, comments) is left out."""

import base64
import binascii
import re
from io import BytesIO
from xml.etree.ElementTree import Element, register_namespace, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from lms.documents.intake.pictures import clean_picture
from lms.documents.intake.refusals import FileRefused

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
# SVG 2 without scripts, animation, links, foreign content and fonts of its own.
_ELEMENT_NAMES = """
svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath
image marker pattern clipPath mask linearGradient radialGradient stop switch view filter feBlend
feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ATTRIBUTE_NAMES = """
id class style lang role aria-label aria-labelledby aria-hidden width height viewBox preserveAspectRatio
version x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform dx dy rotate textLength
lengthAdjust startOffset method spacing side offset gradientUnits gradientTransform spreadMethod
patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits
markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result mode type values
tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias
targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z stdDeviation radius baseFrequency
numOctaves seed stitchTiles scale xChannelSelector yChannelSelector systemLanguage requiredExtensions
alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
color-interpolation-filters cursor direction display dominant-baseline fill fill-opacity fill-rule filter
flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant
font-weight image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid
marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering
stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_LEFT_OUT = frozenset({"metadata"})
_OWN_ADDRESS = re.compile(r"#[\w.:-]+")
_DRAWN_ON = re.compile(r"data:image/(?:png|jpe?g|webp|gif);base64,(.*)", re.DOTALL | re.IGNORECASE)
# A style may point at what the drawing itself holds. A backslash or a comment could hide anything else.
_URL = re.compile(r"url\s*\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_UNSAFE_IN_STYLE = (
    "@",
    "\\",
    "/*",
    "<",
    "expression",
    "javascript:",
    "image-set",
    "image(",
    "src(",
    "behavior",
    "-moz-binding",
)

register_namespace("", _SVG)
register_namespace("xlink", _XLINK)


def clean_drawing(content: bytes) -> bytes:
    """The drawing with nothing but what draws. Raises `FileRefused` for what is no SVG, and for one that
    holds a script, moves, or points at anything outside itself."""
    try:
        tree = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise FileRefused(_("The file is no SVG drawing that can be read.")) from None
    if tree.tag != f"{{{_SVG}}}svg":
        raise FileRefused(_("The file is no SVG drawing that can be read."))
    _keep_what_draws(tree)
    kept: bytes = tostring(tree, encoding="utf-8", xml_declaration=True)
    return kept


def _refusal() -> FileRefused:
    return FileRefused(
        _("The drawing holds a script or fetches something from elsewhere. Save it as a plain one.")
    )


def _keep_what_draws(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        kept = _attribute(name, value)
        if kept is None:
            del element.attrib[name]
        else:
            element.attrib[name] = kept
    if element.tag == f"{{{_SVG}}}style":
        _must_stay_inside(element.text or "")
    for child in list(element):
        namespace, _sep, tag = str(child.tag).removeprefix("{").rpartition("}")
        if namespace != _SVG or tag in _LEFT_OUT:
            if namespace in {_SVG, "", _XLINK} and tag not in _LEFT_OUT:
                raise _refusal()
            _leave_out(element, child)
        elif tag not in _ELEMENTS:
            raise _refusal()
        else:
            _keep_what_draws(child)


def _leave_out(parent: Element, child: Element) -> None:
    if "html" in str(child.tag).lower() or "xhtml" in str(child.tag).lower():
        raise _refusal()
    parent.remove(child)


def _attribute(name: str, value: str) -> str | None:
    """The attribute's value as it is kept; None where it is left out."""
    namespace, _sep, own = name.removeprefix("{").rpartition("}")
    if own == "href" and namespace in {"", _XLINK}:
        return _address(value)
    if namespace == _XML and own in {"space", "lang"}:
        return value
    if own.lower().startswith("on"):
        raise _refusal()
    if namespace or own not in _ATTRIBUTES:
        return None
    _must_stay_inside(value)
    return value


def _address(value: str) -> str:
    if _OWN_ADDRESS.fullmatch(value.strip()):
        return value.strip()
    drawn_on = _DRAWN_ON.fullmatch(value.strip())
    if drawn_on is None:
        raise _refusal()
    try:
        picture = clean_picture(BytesIO(base64.b64decode(drawn_on[1])))
    except binascii.Error:
        raise _refusal() from None
    kind = "jpeg" if picture.suffix == "jpg" else picture.suffix
    return f"data:image/{kind};base64,{base64.b64encode(picture.content).decode()}"


def _must_stay_inside(value: str) -> None:
    lowered = value.lower()
    rest = _URL.sub(lambda found: "" if _OWN_ADDRESS.fullmatch(found[2].strip()) else found[0], lowered)
    if "url" in rest or any(sign in lowered for sign in _UNSAFE_IN_STYLE):
        raise _refusal()
