/* Chips at the map's edge for places out of view: name, direction and distance from the centre; a click flies there. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const MARGIN = 12;
  const GAP = 6;

  function overlaps(one, other) {
    return one.left < other.right + GAP && other.left < one.right + GAP && one.top < other.bottom + GAP && other.top < one.bottom + GAP;
  }

  /* Where the ray from the centre towards `point` leaves the view. */
  function edge(point, size, width, height) {
    const [x, y] = [point.x - size.x / 2, point.y - size.y / 2];
    const [roomX, roomY] = [size.x / 2 - MARGIN - width / 2, size.y / 2 - MARGIN - height / 2];
    const scale = Math.min(roomX / Math.max(1e-6, Math.abs(x)), roomY / Math.max(1e-6, Math.abs(y)));
    return { x: size.x / 2 + x * scale, y: size.y / 2 + y * scale, flat: Math.abs(y) * scale > roomY - 1 };
  }

  function boxAt(x, y, width, height) {
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  }

  /* The free box nearest to where the chip belongs, moving along the edge and then inwards. */
  function settle(at, width, height, size, taken) {
    const inside = (box) => box.left >= MARGIN - 1 && box.right <= size.x - MARGIN + 1 && box.top >= MARGIN - 1 && box.bottom <= size.y - MARGIN + 1;
    const inward = at.flat ? Math.sign(size.y / 2 - at.y) : Math.sign(size.x / 2 - at.x);
    for (let row = 0; row < 4; row += 1) {
      for (let step = 0; step < 90; step += 1) {
        const shift = (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 8;
        const deep = row * ((at.flat ? height : width) + GAP) * inward;
        const box = at.flat ? boxAt(at.x + shift, at.y + deep, width, height) : boxAt(at.x + deep, at.y + shift, width, height);
        if (inside(box) && !taken.some((other) => overlaps(box, other))) return box;
      }
    }
    return null;
  }

  function chip(one, view) {
    const node = document.createElement("button");
    const name = document.createElement("b");
    name.textContent = one.mark.label;
    node.type = "button";
    node.className = "trace-far";
    node.dataset.target = one.mark.id;
    node.append(name, document.createTextNode(""));
    node.addEventListener("click", () => view.activate(one.mark.id, null, true));
    scope.L.DomEvent.disableClickPropagation(node);
    return node;
  }

  function write(node, one, centre, view) {
    const whole = Math.max(10, Math.round(trace.geometry.distanceKm(centre, one.at) / 10) * 10);
    const distance = new Intl.NumberFormat(view.data.language).format(whole);
    const arrow = trace.geometry.compassArrow(trace.geometry.bearing(centre, one.at));
    node.lastChild.data = " " + arrow + " " + distance + "\u00a0km";
    node.setAttribute("aria-label", view.data.words.far.replace("{name}", () => one.mark.label).replace("{distance}", () => distance));
    node.toggleAttribute("aria-current", view.selected === one.mark.id);
  }

  trace.openChips = function (view) {
    const host = document.createElement("div");
    host.className = "trace-chips";
    view.map.getContainer().querySelector(".trace-furniture").after(host);
    const nodes = new Map();

    function farAway() {
      const bounds = view.map.getBounds();
      const far = [...view.drawn.values()].filter((one) => ["place", "seat"].includes(one.mark.shape) && !bounds.contains(one.at));
      const rank = (one) => (view.selected === one.mark.id ? 1e6 : one.mark.count || 0);
      return far.sort((a, b) => rank(b) - rank(a)).slice(0, view.map.getSize().x < 560 ? 4 : 7);
    }
    /* Place the chips around `taken` boxes; return the boxes of the chips. */
    function layout(taken) {
      const { map } = view;
      const [centre, size] = [map.getCenter(), map.getSize()];
      const boxes = [];
      const shown = new Set();
      for (const one of farAway()) {
        const node = nodes.get(one.mark.id) || chip(one, view);
        nodes.set(one.mark.id, node);
        if (!node.parentNode) host.append(node);
        write(node, one, centre, view);
        const [width, height] = [node.offsetWidth, node.offsetHeight];
        const at = edge(map.latLngToContainerPoint(one.at), size, width, height);
        const box = settle(at, width, height, size, [...taken, ...boxes]);
        if (!box) continue;
        node.style.transform = "translate(" + Math.round(box.left) + "px," + Math.round(box.top) + "px)";
        boxes.push(box);
        shown.add(one.mark.id);
      }
      nodes.forEach((node, id) => shown.has(id) || node.remove());
      /* A mark out of view is reached by its chip. */
      view.drawn.forEach(({ mark, node }) => mark.shape === "place" || mark.shape === "seat" ? node.setAttribute("tabindex", shown.has(mark.id) ? "-1" : "0") : null);
      return boxes;
    }
    function clear() {
      nodes.forEach((node) => node.remove());
      nodes.clear();
    }
    return { layout, clear };
  };
})(typeof window === "undefined" ? globalThis : window);
