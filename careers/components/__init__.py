"""The components: what pages are built of, each declared once and shown at /styleguide/.

Every template knows them without loading anything (`builtins` in the settings).
"""

# Each file registers what it declares.
from careers.components import assessment, drawings, editions, letter, lists, signs  # noqa: F401
from careers.components.registry import COMPONENTS, Component, register

__all__ = ["COMPONENTS", "Component", "register"]
