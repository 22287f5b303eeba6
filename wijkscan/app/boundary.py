"""The one place where an error becomes a calm message; no traceback reaches the screen."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from wijkscan import boundary
from wijkscan.app import address
from wijkscan.app.look import markup, show
from wijkscan.errors import UnknownRegion, UserError

_LOG = logging.getLogger("wijkscan.app")


@contextmanager
def calm() -> Iterator[None]:
    """Show a UserError as its sentence and hint; log anything else and show its number.

    Streamlit steers with exceptions that are no `Exception`, so those pass untouched.
    """
    try:
        yield
    except UnknownRegion as error:
        message(error.message, error.hint.partition(", bijvoorbeeld")[0])
        st.button("Kies een ander gebied", key="opnieuw", on_click=address.choose, args=((),))
    except UserError as error:
        message(error.message, error.hint)
    except Exception as error:
        bug(error)


def bug(error: Exception) -> bool:
    """Log a bug and show its number. Also what Streamlit calls for an error in a callback."""
    if isinstance(error, UserError):
        message(error.message, error.hint)
        return True
    number = boundary.record(_LOG)
    message(
        f"Er ging iets mis ({number}).",
        "Dat ligt niet aan jou. Probeer het nog eens, of kies een ander gebied. Blijft het zo? "
        f"Geef het nummer {number} door aan wie de wijkscan voor jullie beheert.",
    )
    return True


def message(sentence: str, hint: str = "") -> None:
    """A sentence about what is wrong and one about what to do."""
    with st.container(key="melding"):
        show(
            markup(
                '<div class="ws-melding" role="alert"><p class="ws-kop">{}</p><p>{}</p></div>',
                sentence,
                hint,
            )
        )
