"""Where a request comes from: the network address that tries are counted by."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from ipware.ip import get_client_ip

HOUSEHOLD = 64
"""Bits of an IPv6 address that name a connection; whoever has one may use all the others at will."""


def address_of(request: HttpRequest) -> str:
    """The address of whoever sent a request, behind as many proxies as are ours; of IPv6 the part
    that names their connection. Empty where nobody can tell, which then counts as one address."""
    found = _address(request)
    try:
        address = ip_address(found)
    except ValueError:
        return found
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), HOUSEHOLD), strict=False))
    return str(address)


def counted_by(request: HttpRequest) -> str | None:
    """The same as an address, by which axes counts wrong passwords: of IPv6 the first of the connection.
    None where nobody can tell."""
    return address_of(request).partition("/")[0] or None


def _address(request: HttpRequest) -> str:
    """The address itself; empty where nobody can tell."""
    found, _public = get_client_ip(
        request,
        proxy_count=settings.AXES_IPWARE_PROXY_COUNT,
        request_header_order=settings.AXES_IPWARE_META_PRECEDENCE_ORDER,
    )
    return str(found or "")
