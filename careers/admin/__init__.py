"""The desk: Django's admin over the draft's rows, in HR's words."""

from careers.admin import content, frame, role, site, staff, step

__all__ = ["content", "frame", "role", "site", "staff", "step"]
