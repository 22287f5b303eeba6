"""What happens to a bug: a number for the user, the traceback in a log in the user's own folder."""

from __future__ import annotations

import logging
import logging.handlers
import secrets

from wijkscan import settings


def record(logger: logging.Logger) -> str:
    """Log the exception that is being handled; gives the number the user sees."""
    number = secrets.token_hex(4)
    try:
        folder = settings.load().home
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "wijkscan.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return number
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.exception("fout %s", number)
    logger.removeHandler(handler)
    handler.close()
    return number
