"""Addresses as codes for cameras."""

from io import BytesIO
from typing import Final

import segno
from flask import Response

# M: a corner of a poster may be torn or dirty
_ERROR_LEVEL: Final = "m"
_QUIET_ZONE: Final = 4


def code_picture(address: str) -> Response:
    """The address as a QR code, black on white with the quiet zone cameras need."""
    code = segno.make(address, error=_ERROR_LEVEL, micro=False)
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=_QUIET_ZONE, xmldecl=False, light="#fff", omitsize=True)
    response = Response(drawn.getvalue(), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    return response
