// Where the keyboard is: how the focus is drawn, and whether it can be seen.
() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const brightness = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((it) => it / 255)
      .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const pair = [brightness(style.outlineColor), brightness(behind(here.parentElement))];
  // Any of its lines that can be seen will do: a link may run over two.
  const seen = [...here.getClientRects()].some((box) => {
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const label = here.labels?.[0];
    return top && (here.contains(top) || top.contains(here) || label?.contains(top));
  });
  return {
    name: `${here.localName} “${(here.innerText || here.id).slice(0, 40)}”`,
    place: [...document.querySelectorAll("*")].indexOf(here),
    drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    contrast: Math.max(...pair) / Math.min(...pair),
    seen,
  };
}
