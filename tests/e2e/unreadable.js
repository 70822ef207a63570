// What of the page's text cannot be read as the page stands: cut off, covered, or printed over other
// text. Gives a line for each; nothing when all is well. Drawings count: a line through a word covers
// it, whether or not it lets clicks through.
() => {
  const solid = new CSSStyleSheet();
  solid.replaceSync("* { pointer-events: auto !important }");
  document.adoptedStyleSheets.push(solid);
  // What cannot be clicked on purpose is still there to be read.
  const inert = [...document.querySelectorAll("[inert]")];
  for (const it of inert) it.inert = false;
  // What sticks to the window while one scrolls is looked at where it belongs.
  const sticky = [...document.body.querySelectorAll("*")].filter((it) => getComputedStyle(it).position === "sticky");
  for (const it of sticky) it.style.position = "relative";

  const found = [];
  const called = (box) => `“${box.node.data.trim().slice(0, 40)}” in ${box.element.localName}`;
  const faded = { visibilityProperty: true, opacityProperty: true };

  const unseen = (element) => {
    // Words for screen readers alone are clipped to nothing on purpose.
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" || style.clip !== "auto") return true;
    }
    return !element.checkVisibility(faded) || element.closest("option, script, style, noscript");
  };

  const frames = (element) => {
    // The boxes that cut a text off, and those that let it be scrolled to.
    const all = { hard: [], soft: [] };
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === "inline" || at instanceof SVGElement) continue;
      const kinds = [style.overflowX, style.overflowY];
      if (kinds.some((kind) => kind === "auto" || kind === "scroll")) all.soft.push(at);
      else if (kinds.some((kind) => kind !== "visible")) all.hard.push(at);
    }
    return all;
  };

  const within = (box, frame, reach) => {
    const edge = frame.getBoundingClientRect();
    return box.left >= edge.left - 1 && box.right <= edge.right + 1 &&
      box.top - reach >= edge.top && box.bottom + reach <= edge.bottom;
  };

  // Letters fill about the middle six tenths of their line's box.
  let boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || unseen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { hard, soft } = frames(element);
    for (const rect of range.getClientRects()) {
      if (rect.width < 2) continue;
      const trim = rect.height * 0.2;
      const box = { node, element, hard, soft, left: rect.left + 1, right: rect.right - 1, top: rect.top + trim, bottom: rect.bottom - trim };
      if (soft.every((frame) => within(box, frame, 0))) boxes.push(box);
    }
  }

  const edge = document.documentElement.clientWidth + 1;
  boxes = boxes.filter((box) => {
    // A line's letters may reach a little above and below what was measured.
    const cut = box.hard.some((frame) => !within(box, frame, (box.bottom - box.top) / 6));
    const away = !box.soft.length && (box.left < -1 || box.right > edge);
    if (cut) found.push(`cut off: ${called(box)}`);
    else if (away) found.push(`off the page: ${called(box)}`);
    box.top += scrollY;
    box.bottom += scrollY;
    return !cut && !away;
  });
  boxes.sort((a, b) => a.top - b.top);

  let open = [];
  for (const box of boxes) {
    open = open.filter((other) => other.bottom > box.top + 1);
    for (const other of open) {
      if (other.node === box.node || other.right <= box.left + 1 || box.right <= other.left + 1) continue;
      found.push(`printed over each other: ${called(other)} and ${called(box)}`);
    }
    open.push(box);
  }

  for (const box of boxes) {
    const y = (box.top + box.bottom) / 2;
    if (y < scrollY || y > scrollY + innerHeight) scrollTo({ top: y - 8, behavior: "instant" });
    for (const x of [box.left + 1, (box.left + box.right) / 2, box.right - 1]) {
      const [top] = document.elementsFromPoint(x, y - scrollY).filter((it) => it.localName !== "svg");
      // Text that stands out of its own box is met through the boxes around it.
      const own = box.element.getBoundingClientRect();
      const outside = y - scrollY > own.bottom || y - scrollY < own.top;
      if (top && top !== box.element && !(outside && top.contains(box.element))) {
        found.push(`covered by ${top.localName}.${top.getAttribute("class")}: ${called(box)}`);
        break;
      }
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  for (const it of inert) it.inert = true;
  for (const it of sticky) it.style.position = "";
  document.adoptedStyleSheets.pop();
  return [...new Set(found)];
}
