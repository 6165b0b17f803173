"""The Merkle tree hash of a list of entries (RFC 6962, section 2.1; the same as in RFC 9162)."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

_LEAF, _NODE = b"\x00", b"\x01"


def merkle_root(entries: Iterable[bytes]) -> bytes:
    """Return the root of the tree over these entries, 32 bytes."""
    return root_of_leaves(map(leaf_hash, entries))


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of an entry as a leaf of the tree."""
    return sha256(_LEAF + entry).digest()


def root_of_leaves(leaves: Iterable[bytes]) -> bytes:
    """Return the root of the tree over entries with these hashes.

    Complete subtrees are kept by height, as in a binary counter, so each entry is hashed once.
    """
    subtrees: list[tuple[int, bytes]] = []
    for leaf in leaves:
        height, root = 0, leaf
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
