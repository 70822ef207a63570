"""Where a request comes from: the network address that tries are counted by."""

from ipaddress import IPv6Address, ip_address, ip_network

from axes.helpers import get_client_ip_address
from django.http import HttpRequest

HOUSEHOLD = 64
"""Bits of an IPv6 address that name a connection; whoever has one may use all the others at will."""


def address_of(request: HttpRequest) -> str:
    """The address of whoever sent a request, behind as many proxies as are ours; of IPv6 the part
    that names their connection. Empty where nobody can tell, which then counts as one address."""
    found = get_client_ip_address(request) or ""
    try:
        address = ip_address(found)
    except ValueError:
        return str(found)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), HOUSEHOLD), strict=False))
    return str(address)
