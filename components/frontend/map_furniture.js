/* What stands on the map: zoom, OpenStreetMap switch, caption, legend, attribution, and the card of a chosen mark
 * (map_card.js). Text nodes only. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const SVG = "http://www.w3.org/2000/svg";
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  function svg(tag, attributes, children) {
    const node = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, String(value)));
    node.append(...(children || []));
    return node;
  }

  /* A party's colour in the steps in which its ground fades. */
  function fading(entry, box) {
    const steps = entry.steps.length ? entry.steps : [0.6];
    const width = box.width / steps.length;
    return steps.map((opacity, index) => svg("rect", { ...box, x: box.x + index * width, width, fill: entry.colours[0], "fill-opacity": opacity }));
  }

  /* The land between two proposals, hatched in both tones. */
  function between(colours, box) {
    const definition = svg("defs", {});
    const fill = trace.softHatching(definition, colours, "key-");
    return [definition, svg("rect", { ...box, fill, "fill-opacity": 0.8 })];
  }

  /* What a sign's status adds to it: a ring, or a stroke through it. */
  function statusRing(entry) {
    const ring = { cx: 13, cy: 7, r: 8.4, fill: "none", stroke: "currentColor", "stroke-width": 1.1 };
    const rings = {
      demanded: () => svg("circle", { ...ring, "stroke-dasharray": "3 2" }),
      planned: () => svg("circle", { ...ring, "stroke-width": 0.9, "stroke-dasharray": "1 2" }),
      threatened: () => svg("circle", { ...ring, class: "trace-swatch-threat", "stroke-dasharray": "3 2" }),
      cancelled: () => svg("path", { d: "m6 13 14-12", stroke: "currentColor", "stroke-width": 1.8 }),
      denied: () => svg("circle", ring),
    };
    return rings[entry.status] ? [rings[entry.status]()] : [];
  }

  function swatchShapes(entry) {
    const [one, other] = [entry.colours[0], entry.colours[1] || "#ffffff"];
    const box = { x: 0.5, y: 1.5, width: 25, height: 11 };
    const stroke = { fill: "none", stroke: one, "stroke-width": entry.width_px, "stroke-dasharray": entry.dash || "none" };
    const form = { hollow: [svg("path", { d: "M0 7H26", class: "trace-swatch-hollow" })], crossed: [svg("path", { d: "m10 4 6 6m0-6-6 6", fill: "none", stroke: one, "stroke-width": 1.8 })] }[entry.form] || [];
    const disc = { cx: 13, cy: 7, r: 5, class: "trace-swatch-disc" };
    const id = "trace-key-" + one.slice(1) + other.slice(1);
    const stripes = svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(35)" }, [
      svg("rect", { width: 8, height: 8, fill: one }),
      svg("rect", { width: 4, height: 8, fill: other }),
    ]);
    const shapes = {
      line: () => [svg("path", { d: "M0 7H26", ...stroke }), ...form],
      arrow: () => [svg("path", { d: "M0 7H18", ...stroke }), ...form, svg("path", { d: "M17 2.5 26 7l-9 4.5Z", fill: one })],
      fill: () => fading(entry, box),
      between: () => between(entry.colours, box),
      support: () => [svg("path", { d: "M0 7H20", ...stroke, "stroke-width": 1.3 }), svg("path", { d: "M19 4 26 7l-7 3Z", fill: one })],
      hatch: () => [svg("defs", {}, [stripes]), svg("rect", { ...box, fill: "url(#" + id + ")", "fill-opacity": 0.8 })],
      blank: () => [svg("rect", { ...box, class: "trace-swatch-blank", fill: one })],
      event: () => [svg("circle", { cx: 13, cy: 7, r: 5, fill: "none", stroke: one, "stroke-width": 2 })],
      observation: () => [svg("circle", { cx: 13, cy: 7, r: 2.4, fill: one })],
      place: () => [svg("circle", disc)],
      seat: () => [svg("rect", { x: 9.5, y: 3.5, width: 7, height: 7, class: "trace-swatch-seat" })],
      sign: () => [svg("path", { d: trace.signs[entry.kind] || trace.signs.control, transform: "translate(6 0) scale(.88)", fill: "none", stroke: one, "stroke-width": 2 }), ...statusRing(entry)],
    };
    return (shapes[entry.symbol] || shapes.line)();
  }

  function legend(data, listed, rivals) {
    const entries = listed.filter((entry) => rivals.explains(entry));
    const box = element("details", "trace-legend");
    const rows = new Map();
    box.append(element("summary", "", data.words.legend));
    entries.forEach((entry) => {
      if (!rows.has(entry.row)) rows.set(entry.row, box.appendChild(element("div", "trace-legend-row")));
      const item = element("span", "trace-legend-item");
      const swatch = svg("svg", { width: 23, height: 12, viewBox: "0 0 26 14", "aria-hidden": "true" }, swatchShapes(entry));
      item.append(swatch, document.createTextNode(entry.text));
      rows.get(entry.row).append(item);
    });
    box.hidden = entries.length === 0;
    return box;
  }

  /* The day and its distance from the article; below it the dataset, its rows in force and how old they are. */
  function caption(said) {
    const box = element("div", "trace-caption");
    const below = said.rows ? [said.hint, said.rows] : [said.hint];
    box.append(element("b", "", said.strong));
    if (said.text) box.append(document.createTextNode(" · " + said.text));
    if (said.hint) box.append(element("small", "", below.join(" · ")));
    if (said.waiting) box.append(element("small", "trace-waiting", said.waiting));
    box.hidden = !said.strong;
    return box;
  }

  function zoom(view) {
    const box = element("div", "trace-zoom");
    [["+", "zoom_in", 1], ["−", "zoom_out", -1]].forEach(([sign, word, way]) => {
      const button = element("button", "", sign);
      button.type = "button";
      button.setAttribute("aria-label", view.data.words[word]);
      button.addEventListener("click", () => view.map.setZoom(view.map.getZoom() + way * 0.8, { animate: !view.calm() }));
      box.append(button);
    });
    return box;
  }

  /* Whether OpenStreetMap lies over our own ground, whose borders and names then give way. */
  function cover(view, covered) {
    view.covered = covered;
    view.map.getContainer().classList.toggle("has-streets", covered);
    view.arrange();
  }

  /* OpenStreetMap is asked only after the reader has switched it on. */
  function streets(view) {
    const button = element("button", "trace-streets", view.data.words.streets);
    button.type = "button";
    button.title = view.data.words.streets_hint;
    button.setAttribute("aria-pressed", String(Boolean(view.tiles)));
    button.addEventListener("click", () => {
      if (view.tiles) view.tiles.remove();
      view.tiles = view.tiles ? null : scope.L.tileLayer(TILES, { maxZoom: 19, attribution: "" });
      cover(view, false);
      /* Our own ground stays as long as no tile has come: the reader may be offline. */
      if (view.tiles) view.tiles.on("tileload", () => view.covered || cover(view, true)).addTo(view.map);
      view.redraw();
      view.map.getContainer().querySelector(".trace-streets").focus();
    });
    return button;
  }

  function attribution(view) {
    const words = view.data.borders.attribution;
    return element("div", "trace-attribution", view.tiles ? words + " · © OpenStreetMap contributors" : words);
  }

  trace.openFurniture = function (view) {
    const host = element("div", "trace-furniture");
    view.map.getContainer().prepend(host); /* the tabulator key meets it before the marks */
    let open = null;

    function draw() {
      const was = host.querySelector(".trace-legend");
      open = was ? was.open : view.map.getSize().x > 560;
      const key = legend(view.data, view.time.legend(), view.rivals);
      key.open = open;
      const pieces = [zoom(view), caption(view.time.caption()), key, attribution(view)];
      if (view.online) pieces.push(streets(view));
      const rivals = view.rivals.panel();
      if (rivals) pieces.push(rivals);
      const others = [...host.querySelectorAll(":scope > .trace-change")];
      host.replaceChildren(...pieces.map(quiet), ...others);
      key.addEventListener("toggle", () => view.arrange());
    }
    function quiet(piece) {
      scope.L.DomEvent.disableClickPropagation(piece);
      scope.L.DomEvent.disableScrollPropagation(piece);
      return piece;
    }
    /* Caption and legend of the day shown; names are laid out again where the marks or the boxes have changed. */
    function update(moved) {
      const [said, key] = [host.querySelector(".trace-caption"), host.querySelector(".trace-legend")];
      const before = said.offsetWidth + " " + said.offsetHeight + " " + key.offsetHeight;
      const [now, list] = [caption(view.time.caption()), legend(view.data, view.time.legend(), view.rivals)];
      said.hidden = now.hidden;
      said.replaceChildren(...now.childNodes);
      if (key.textContent !== list.textContent || moved) key.replaceChildren(...list.childNodes);
      key.hidden = list.hidden;
      if (moved || before !== said.offsetWidth + " " + said.offsetHeight + " " + key.offsetHeight) view.arrange();
    }
    /* The card of the mark in hand, when the reader `asked` for it on the map. */
    function drawCard(asked) {
      host.querySelector(".trace-card")?.remove();
      const piece = asked ? trace.card(view) : null;
      if (!piece) return;
      host.append(quiet(piece));
      lift(piece);
    }
    /* A card stands above the panel of rival proposals. */
    function lift(piece) {
      const panel = host.querySelector(".trace-rivals");
      if (!panel) return;
      const bottom = host.parentElement.clientHeight - panel.offsetTop + 8;
      piece.style.bottom = bottom + "px";
      piece.style.maxHeight = "max(150px, calc(100% - " + (bottom + 14) + "px))";
    }
    /* Put a box of another maker on the map, in the place of its former one; names keep clear of it. */
    function place(piece, former) {
      const before = former && former.isConnected ? former.offsetHeight : 0;
      if (before) former.replaceWith(quiet(piece));
      else host.append(quiet(piece));
      if (piece.offsetHeight !== before) view.arrange();
      return piece;
    }
    /* The boxes that names and chips keep clear of, in container pixels. */
    function boxes() {
      const frame = view.map.getContainer().getBoundingClientRect();
      return [...host.children].filter((piece) => piece.offsetWidth).map((piece) => {
        const box = piece.getBoundingClientRect();
        return { left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top, weight: 100 };
      });
    }
    return { draw, update, drawCard, place, boxes };
  };
})(typeof window === "undefined" ? globalThis : window);
