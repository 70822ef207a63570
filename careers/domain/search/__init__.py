"""Search: everything the catalogue holds, found by what a person would type."""

from careers.domain.search.entries import KINDS, SitePage
from careers.domain.search.finding import Found, Group, Hit, search
from careers.domain.search.passage import Piece

__all__ = ["KINDS", "Found", "Group", "Hit", "Piece", "SitePage", "search"]
