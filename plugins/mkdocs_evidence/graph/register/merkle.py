"""The Merkle tree hash of a list of entries (RFC 6962, section 2.1; the same as in RFC 9162)."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

_LEAF, _NODE = b"\x00", b"\x01"


def merkle_root(entries: Iterable[bytes]) -> bytes:
    """Return the root of the tree over these entries, 32 bytes.

    Complete subtrees are kept by height, as in a binary counter, so each entry is hashed once.
    """
    subtrees: list[tuple[int, bytes]] = []
    for entry in entries:
        height, root = 0, sha256(_LEAF + entry).digest()
        while subtrees and subtrees[-1][0] == height:
            root = sha256(_NODE + subtrees.pop()[1] + root).digest()
            height += 1
        subtrees.append((height, root))
    if not subtrees:
        return sha256(b"").digest()
    root = subtrees.pop()[1]
    while subtrees:
        root = sha256(_NODE + subtrees.pop()[1] + root).digest()
    return root
