"""Secrets: how they are made, and what of them is kept (never the secret itself)."""

from __future__ import annotations

import hashlib
import hmac
import secrets

CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No I, O, 0 or 1: a code is read from a board and typed on a phone."""

CODE_LENGTH = 6


def new_token() -> str:
    """256 bits of chance, fit for an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six signs: 30 bits, enough only because wrong tries are limited and a code ends soon."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def hash_token(token: str) -> str:
    """What is kept of a token. It is random and long, so one round is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def hash_code(code: str) -> str:
    """What is kept of a class code: short, so guessing from a copy of the database is made slow.

    About 10 ms a try; how a code is typed (small letters, spaces) makes no difference."""
    typed = "".join(sign for sign in code.upper() if sign in CODE_SIGNS)
    made = hashlib.scrypt(typed.encode(), salt=b"wijkscan klascode", n=2**12, r=8, p=1, dklen=32)
    return made.hex()


def equal(one: str, other: str) -> bool:
    """Whether two hashes are the same, in a time that does not depend on where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
