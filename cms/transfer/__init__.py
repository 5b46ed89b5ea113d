"""A whole programme as one file: packed here, carried to another installation, unpacked there.

The file is a ZIP archive with `programme.json` (pages, in the shape of `parcel.Parcel`) and the files
that the pages use under `files/`. Pages are known by what all languages share, their key.
"""

from cms.transfer.packing import left_behind, pack
from cms.transfer.parcel import ParcelBroken
from cms.transfer.unpacking import Unpacked, unpack

__all__ = ["ParcelBroken", "Unpacked", "left_behind", "pack", "unpack"]
