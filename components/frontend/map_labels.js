/* Names on the map, none over another: sorted by priority, each takes the first free place around its point or is left
 * out; names of the article may lie on a line, never on another name. Text nodes only.
 * An item: {key, text, css, font, spacing, upper, anchors: [L.LatLng], gap (px from the point), rings (px farther out, in
 * the order tried), sides, near (never nearer to another disc than to its own), centred, priority, always, chosen, colour, feature, lang}. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const PADDING = 2;
  const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [0.8, -1], [0.8, 1], [-0.8, -1], [-0.8, 1]];
  const ILL = 4;
  let canvas = null;
  const widths = new Map();

  function widthOf(item) {
    const shown = item.upper ? item.text.toLocaleUpperCase(item.lang) : item.text;
    const key = item.font + shown;
    if (!widths.has(key)) {
      canvas = canvas || document.createElement("canvas").getContext("2d");
      canvas.font = item.font;
      widths.set(key, canvas.measureText(shown).width + shown.length * (item.spacing || 0));
    }
    return widths.get(key);
  }

  function overlaps(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function boxesFor(item, map) {
    const width = widthOf(item) + 2 * PADDING;
    const height = (Number(/(\d+(\.\d+)?)px/.exec(item.font)[1]) || 12) * 1.22;
    const boxes = [];
    const points = item.anchors.map((anchor) => map.latLngToContainerPoint(anchor));
    for (const ring of item.rings || [0]) {
      const gap = (item.gap || 0) + ring;
      for (const point of points) {
        for (const [x, y] of item.centred ? [[0, 0]] : item.sides || SIDES) {
          const middle = { x: point.x + x * (gap + width / 2), y: point.y + y * (gap * 0.75 + height / 2) };
          boxes.push({ point, left: middle.x - width / 2, right: middle.x + width / 2, top: middle.y - height / 2, bottom: middle.y + height / 2 });
        }
      }
    }
    return boxes;
  }

  function away(box, point) {
    return Math.hypot(Math.max(box.left - point.x, 0, point.x - box.right), Math.max(box.top - point.y, 0, point.y - box.bottom));
  }

  /* Whether a reader would take the name in `box` for that of another disc. */
  function misread(item, box, taken) {
    const own = away(box, box.point);
    return item.near && taken.some((other) => other.point && other.of !== item.key && away(box, other.point) < own);
  }

  function within(box, size) {
    return box.left >= 2 && box.top >= 2 && box.right <= size.x - 2 && box.bottom <= size.y - 2;
  }

  /* The first free box; for a name of the article, else the one that hides least, as long as that is no name or sign. */
  function choose(item, taken, size, map) {
    const boxes = boxesFor(item, map).filter((box) => within(box, size) && !misread(item, box, taken));
    const free = boxes.find((box) => !taken.some((other) => other.of !== item.key && overlaps(box, other)));
    if (free || !item.always || !boxes.length) return free || null;
    const hidden = (box) => taken.filter((other) => other.of !== item.key && overlaps(box, other)).reduce((sum, other) => sum + (other.weight || 1), 0);
    const best = boxes.map((box) => ({ box, ill: hidden(box) })).reduce((one, other) => (other.ill < one.ill ? other : one));
    return best.ill < ILL || item.chosen ? best.box : null;
  }

  function element(item, view) {
    const node = document.createElement("span");
    node.className = "trace-label " + item.css;
    node.textContent = item.text;
    node.setAttribute("aria-hidden", "true");
    if (item.colour) node.style.color = item.colour;
    if (item.lang) node.lang = item.lang;
    if (item.feature) {
      node.dataset.labelFor = item.feature;
      node.addEventListener("click", () => view.activate(item.feature));
    }
    return node;
  }

  trace.openLabels = function (view) {
    const pane = view.map.getPane("trace-labels");
    let held = new Map();

    function place(item, box, origin) {
      const node = held.get(item.key) || element(item, view);
      node.style.transform = "translate(" + Math.round(box.left + PADDING + origin.x) + "px," + Math.round(box.top + origin.y) + "px)";
      if (item.dot) {
        const dot = node.querySelector("i") || node.appendChild(document.createElement("i"));
        dot.style.left = box.point.x - box.left - PADDING + "px";
        dot.style.top = box.point.y - box.top + "px";
      }
      if (!node.parentNode) pane.append(node);
      return node;
    }
    /* Lay out names in several goes: begin around `taken` boxes (container pixels), add items, take more boxes, end.
     * `said` are names that stand on the map already. */
    function begin(taken, said) {
      const { map } = view;
      const size = map.getSize();
      const origin = map.containerPointToLayerPoint([0, 0]);
      const kept = new Map();
      const boxes = taken.slice();
      const names = new Set(said.map((name) => name.toLocaleLowerCase()));
      function put(item) {
        const name = item.text.toLocaleLowerCase();
        if (names.has(name) || kept.has(item.key)) return;
        const box = choose(item, boxes, size, map);
        if (!box) return;
        names.add(name);
        boxes.push({ ...box, point: null, weight: 6 });
        kept.set(item.key, place(item, box, origin));
      }
      return {
        add: (items) => items.slice().sort((a, b) => b.priority - a.priority).forEach(put),
        take: (more) => boxes.push(...more),
        taken: () => boxes.slice(),
        end() {
          held.forEach((node, key) => kept.has(key) || node.remove());
          held = kept;
        },
      };
    }
    function clear() {
      held.forEach((node) => node.remove());
      held = new Map();
    }
    return { begin, clear, forget: () => widths.clear() };
  };
})(typeof window === "undefined" ? globalThis : window);
