"""The tokens, and that nothing beside them says a colour."""

import re
from pathlib import Path

import pytest

from careers.components.tokens import Colour, Tokens, contrast

CSS = Path(__file__).parent.parent.parent / "static/css"
APART = ("tokens.css", "desk.css")
"""The desk's sheet hands our colours to the admin's variables, and orders the layers for itself."""
SHEETS = sorted(path for path in CSS.rglob("*.css") if path.name not in APART)
TOKENS = Tokens((CSS / "tokens.css").read_text(encoding="utf-8"))
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "print")
LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color|color-mix)\(",
    re.IGNORECASE,
)
NAMED = "white|black|gr[ae]y|red|blue|green|yellow|orange|purple|brown|pink|silver|maroon|navy|teal"
SYSTEM = "Canvas|CanvasText|LinkText|VisitedText|ButtonText|ButtonFace|ButtonBorder|Highlight|HighlightText|GrayText|Mark|MarkText|Field|FieldText"


def rules(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def blocks(css: str, opening: str) -> list[str]:
    """The insides of the blocks whose opening matches, however deep they nest."""
    found = []
    for match in re.finditer(opening + r"[^{]*\{", css):
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
        found.append(css[match.end() : at - 1])
    return found


def test_contrast_is_as_wcag_works_it_out() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert (
        contrast("#777", "#fff") == contrast("#ffffff", "#777777") == pytest.approx(4.478, abs=1e-3)
    )
    assert contrast("#2140c7", "#2140c7") == 1


def test_the_semantic_colours_by_kind() -> None:
    kinds: dict[str, list[str]] = {}
    for colour in TOKENS.colours:
        kinds.setdefault(colour.kind, []).append(colour.name)
    assert kinds == {
        "ground": ["surface", "surface-raised", "surface-plate", "accent-wash"],
        "text": ["text", "quiet", "accent", "danger"],
        "edge": ["edge", "caution"],
        "on accent": ["on-accent"],
        "ornament": ["frame", "line"],
    }
    assert all(colour.purpose for colour in TOKENS.colours)
    # Every primitive stands behind a meaning, and one meaning only.
    assert sorted(colour.primitive for colour in TOKENS.colours) == sorted(TOKENS.primitives)


@pytest.mark.parametrize("colour", TOKENS.colours, ids=lambda colour: colour.name)
def test_a_colour_has_the_contrast_of_its_kind_in_light_and_dark(colour: Colour) -> None:
    assert min(colour.light.contrast, colour.dark.contrast) >= colour.least


@pytest.mark.parametrize("scheme", [TOKENS.light, {**TOKENS.light, **TOKENS.dark}])
def test_texts_can_be_read_and_edges_seen_on_every_ground(scheme: dict[str, str]) -> None:
    grounds = [scheme[colour.primitive] for colour in TOKENS.colours if colour.kind == "ground"]
    for colour in TOKENS.colours:
        if colour.kind in ("text", "edge"):
            least = min(contrast(scheme[colour.primitive], ground) for ground in grounds)
            assert (colour.name, least >= colour.least) == (colour.name, True), least


def test_dark_swaps_every_primitive_and_print_nothing_else() -> None:
    assert tuple(TOKENS.dark) == TOKENS.primitives
    [paper] = blocks(rules(CSS / "print.css"), ":root")
    assert set(re.findall(r"--([\w-]+):", paper)) <= set(TOKENS.primitives)
    for path in SHEETS:
        outside = [css for css in blocks(rules(path), ":root") if path.name != "print.css"]
        assert (path.name, outside) == (path.name, [])
        assert "prefers-color-scheme" not in rules(path)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: str(path.relative_to(CSS)))
def test_no_rule_beside_the_tokens_says_a_colour_or_uses_a_primitive(path: Path) -> None:
    css = rules(path)
    for block in blocks(css, r"@media[^{]*forced-colors"):
        css = css.replace(block, re.sub(rf"\b(?:{SYSTEM})\b", "", block))
    if path.name == "print.css":
        for block in blocks(css, ":root"):
            css = css.replace(block, "")
    values = "\n".join(re.findall(r":([^:;{}]*)(?=[;}])", css))
    assert LITERAL.findall(values) == []
    assert re.findall(rf"(?<![\w-])(?:{NAMED}|{SYSTEM})(?![\w-])", values) == []
    assert {
        name for name in re.findall(r"var\(--([\w-]+)", css) if name in TOKENS.primitives
    } == set()


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: str(path.relative_to(CSS)))
def test_every_rule_stands_in_a_layer_that_line_1_orders(path: Path) -> None:
    main = (CSS / "rungs.css").read_text(encoding="utf-8")
    assert main.startswith(f"@layer {', '.join(LAYERS)};\n")
    layers = re.findall(r"^@layer (\w+) \{$", rules(path), re.MULTILINE)
    if path.name == "rungs.css":
        assert layers == []
    else:
        folder = path.parent.name
        known = {folder, "print"} if folder in ("components", "pages") else set(LAYERS)
        assert layers
        assert set(layers) - known == set()
        assert re.sub(r"@import[^;]*;|@layer[^{;]*;", "", rules(path)).strip().startswith("@layer")


def test_every_sheet_is_in_the_one_that_is_served() -> None:
    main = (CSS / "rungs.css").read_text(encoding="utf-8")
    served = re.findall(r'^@import "([\w/-]+\.css)";$', main, re.MULTILINE)
    alone = {"rungs.css", "desk.css", "styleguide.css"}
    every = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")}
    assert sorted(served) == sorted(every - alone)
