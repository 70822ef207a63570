"""Backups: taken while people write, checked, sealed if there is a key, and brought back whole."""
