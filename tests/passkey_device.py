"""A device that holds passkeys, as the platform's pages meet one: it answers what a page asks."""

import hashlib
import json
import os
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url as text
from webauthn.helpers import encode_cbor

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


@dataclass
class Device:
    """One key for one host; `origin` is what its browser says of the page that asks."""

    origin: str = "http://localhost:8000"
    host: str = "localhost"
    verifies: bool = True
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    number: bytes = field(default_factory=lambda: os.urandom(32))

    def make(self, options: str) -> str:
        """What the browser answers when a page asks to make a passkey."""
        told = self._told("webauthn.create", options)
        point = self.key.public_key().public_numbers()
        open_key = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        data = self._data(HAS_KEY) + bytes(16) + struct.pack(">H", 32) + self.number + encode_cbor(open_key)
        made = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(told, attestationObject=text(made))

    def show(self, options: str) -> str:
        """What the browser answers when a page asks for a passkey."""
        self.count += 1
        told = self._told("webauthn.get", options)
        data = self._data()
        signed = self.key.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(told, authenticatorData=text(data), signature=text(signed))

    def _told(self, kind: str, options: str) -> bytes:
        challenge = json.loads(options)["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, flags: int = 0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _answer(self, told: bytes, **response: str) -> str:
        return json.dumps(
            {
                "id": text(self.number),
                "rawId": text(self.number),
                "type": "public-key",
                "response": {"clientDataJSON": text(told), **response},
                "clientExtensionResults": {},
            }
        )
