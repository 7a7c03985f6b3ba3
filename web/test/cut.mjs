// What is wrong with how words lie on a page: cut off, shortened, covered, outside of what holds them, or one over another.

/** In the page: a line for each text that cannot be read in full where it stands. Only what people wrote may be shortened, and what its title says in full. */
export function cut() {
  // What is out of sight is laid out as when it comes into sight: until then it takes a guessed height.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(sheet);
  const SLACK = 1.5;
  const styles = new Map();
  const styleOf = (element) => styles.get(element) ?? (styles.set(element, getComputedStyle(element)), styles.get(element));
  const boxes = new Map();
  const boxOf = (element) => boxes.get(element) ?? (boxes.set(element, element.getBoundingClientRect()), boxes.get(element));
  const shortens = (element) => styleOf(element).textOverflow === "ellipsis" || styleOf(element).webkitLineClamp !== "none";
  const ancestors = function* (element) {
    for (let at = element; at !== null && at !== document.body; at = at.parentElement) yield at;
  };
  /** An open dialog hides what is behind it from whoever reads. */
  const modal = document.querySelector("dialog:modal");
  /** What floats over the rest is compared with what floats with it. */
  const layerOf = (element) => ancestors(element).find((at) => ["fixed", "sticky"].includes(styleOf(at).position) || at.matches("dialog, [popover]")) ?? document.body;
  const unseen = (element) => !element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })
    || ancestors(element).some((at) => styleOf(at).clipPath !== "none" || at.classList.contains("skip"))
    || (modal !== null && !modal.contains(element));

  const found = new Set();
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.data.trim();
    if (text === "" || element.closest("script, style, option, textarea, svg") || unseen(element)) continue;
    const say = (what) => found.add(`${what}: ${text.slice(0, 60)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (rects.length === 0) continue;
    const box = { left: Math.min(...rects.map(({ left }) => left)), right: Math.max(...rects.map(({ right }) => right)), top: Math.min(...rects.map(({ top }) => top)), bottom: Math.max(...rects.map(({ bottom }) => bottom)) };
    /** What of it is in sight: within what scrolls and what shortens. */
    const sight = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    const within = (one, { left, right, top, bottom }) => Object.assign(one, { left: Math.max(one.left, left), right: Math.min(one.right, right), top: Math.max(one.top, top), bottom: Math.min(one.bottom, bottom) });
    let floats = false;
    for (const at of ancestors(element)) {
      const { overflowX, overflowY, display, position } = styleOf(at);
      const around = boxOf(at);
      const across = Math.max(around.left - box.left, box.right - around.right);
      // A line's box is higher than its letters.
      const down = Math.max(around.top - box.top, box.bottom - around.bottom) - rects[0].height / 5;
      if (shortens(at)) {
        const whole = at.scrollWidth <= at.clientWidth + 1 && at.scrollHeight <= at.clientHeight + 1;
        if (!whole && !at.closest("[title], [dir=auto]")) say("shortened");
        within(sight, around);
        within(box, around);
      } else if (/auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)) {
        within(sight, around);
        break;
      } else if ((/hidden|clip/.test(overflowX) && across > SLACK) || (/hidden|clip/.test(overflowY) && down > SLACK)) {
        say("cut");
        break;
      } else if (/^(block|flex|grid|inline-flex|inline-grid|inline-block|list-item|table-cell)$/.test(display) && !floats && across > SLACK) {
        say("outside its box");
      }
      floats ||= position === "absolute";
    }
    if (sight.left === -Infinity && (box.left < -SLACK || box.right > innerWidth + SLACK)) say("outside the screen");
    const layer = layerOf(element);
    /** Something that is painted, and does not merely take the taps. */
    const covered = (x, y) => ancestors(document.elementFromPoint(x, y)).some((at) => {
      const { left, right, top, bottom } = boxOf(at);
      const painted = styleOf(at).backgroundColor !== "rgba(0, 0, 0, 0)" && left <= x && x <= right && top <= y && y <= bottom;
      return painted && layerOf(at) === layer && !at.contains(element) && !element.contains(at);
    });
    for (const rect of rects) {
      const [left, right] = [Math.max(rect.left, sight.left), Math.min(rect.right, sight.right)];
      const [top, bottom] = [Math.max(rect.top, sight.top) + rect.height / 4, Math.min(rect.bottom, sight.bottom) - rect.height / 4];
      if (left >= right || top >= bottom) continue;
      lines.push({ left, right, top, bottom, layer, node, text });
      if ([left + SLACK, (left + right) / 2, right - SLACK].some((x) => covered(x, (top + bottom) / 2))) say("covered");
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (one.node !== other.node && one.layer === other.layer && Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK) found.add(`one over another: ${one.text.slice(0, 40)} | ${other.text.slice(0, 40)}`);
    }
  });
  document.adoptedStyleSheets.pop();
  return [...found];
}

/** In the page: resolves when a new width or scheme has been drawn. Motion is reduced, so nothing is still under way then. */
export const settled = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
