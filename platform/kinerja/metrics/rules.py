"""Who may read the figures, and under which few words a request is counted. Pure."""

import hmac
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Final

_METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the address, the token shown, and whether somebody says to have passed it on."""

    address: str | None
    token: str | None = None
    is_passed_on: bool = False


def may_read(asker: Asker, token: str | None, trusted_proxies: int) -> bool:
    """True for whoever shows the token, and on this very machine as long as no proxy is trusted.

    Behind a proxy loopback is the proxy's own address, or what somebody wrote into a header.
    """
    if token and asker.token and hmac.compare_digest(asker.token.encode(), token.encode()):
        return True
    return trusted_proxies == 0 and not asker.is_passed_on and is_loopback(asker.address)


def is_loopback(address: str | None) -> bool:
    """Whether an address is of this machine alone: 127.0.0.0/8 or ::1."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).is_loopback


def method_word(method: str) -> str:
    """The method, or `other`: whoever invents methods must not invent figures."""
    return method if method in _METHODS else "other"


def status_class(status: int) -> str:
    """The first digit of a status: 2xx."""
    return f"{status // 100}xx"
