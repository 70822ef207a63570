"""A sentence for a person that can be said in any language: a template and what stands in it."""

from collections.abc import Callable

from careers.domain.checks.finding import Value, worded


class Telling:
    """What is said, as a `template` in English and what stands in it by name. One telling may stand in
    another."""

    def __init__(self, template: str, **values: "Value | Telling") -> None:
        self.template, self.values = template, values

    def __str__(self) -> str:
        return self.worded(str)

    def worded(self, translate: Callable[[str], str]) -> str:
        """The same as `translate` has it, which is handed each English text and names none."""
        values: dict[str, Value] = {
            name: value.worded(translate) if isinstance(value, Telling) else value
            for name, value in self.values.items()
        }
        return worded(self.template, tuple(values.items()), translate)
