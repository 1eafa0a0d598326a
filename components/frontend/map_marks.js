/* The marks of an atlas as Leaflet layers. Every mark is one element with data-feature, data-kind, a label for screen
 * readers and a place in the tab order; words are written as text nodes and attributes only. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const SVG = "http://www.w3.org/2000/svg";
  const PANES = { area: "trace-areas", observation: "trace-dots", event: "trace-dots", region: "trace-regions", between: "trace-regions", corridor: "trace-lines", line: "trace-lines", arrow: "trace-lines", support: "trace-lines" };
  const DATED_BAND_PX = 30;
  const MOST_DOTS = 1500;
  const SIGNS = (trace.signs = {
    deployment: "M3 13 8 8l5 5M3 9l5-5 5 5",
    withdrawal: "M13 4v4H3m4-4L3 8l4 4",
    attack: "M8 1v14M1 8h14M3 3l10 10M13 3 3 13",
    control: "M4 15V2h8l-2 3 2 3H4",
    talks: "M2 3h12v8H8l-3.5 3v-3H2z",
  });

  function svg(tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, String(value)));
    return node;
  }

  function definitions(renderer) {
    const root = renderer._container;
    return root.querySelector("defs") || root.insertBefore(svg("defs", {}), root.firstChild);
  }

  /* The id of a hatching in two colours, made once for each pair. */
  function hatching(renderer, fills) {
    const id = "trace-hatch-" + fills.map((fill) => fill.slice(1)).join("-");
    const definition = definitions(renderer);
    if (!definition.querySelector("#" + id)) {
      const [one, other] = [fills[0], fills[1] || "#ffffff"];
      const pattern = svg("pattern", { id, width: 10, height: 10, patternUnits: "userSpaceOnUse", patternTransform: "rotate(35)" });
      pattern.append(svg("rect", { width: 10, height: 10, fill: one }), svg("rect", { width: 5, height: 10, fill: other }));
      definition.append(pattern);
    }
    return "url(#" + id + ")";
  }

  function arrowhead(renderer, colour, size) {
    const id = "trace-arrow-" + size + "-" + colour.slice(1);
    const definition = definitions(renderer);
    if (!definition.querySelector("#" + id)) {
      const head = { id, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: size, markerHeight: size, markerUnits: "userSpaceOnUse", orient: "auto" };
      const marker = svg("marker", head);
      marker.append(svg("path", { d: "M0 0 10 5 0 10Z", fill: colour }));
      definition.append(marker);
    }
    return "url(#" + id + ")";
  }

  function pinIcon(mark) {
    const content = document.createElement("span");
    content.className = "trace-" + mark.shape + "-ink";
    if (mark.shape === "name") {
      content.textContent = mark.label;
      content.dataset.named = mark.named;
      content.style.color = mark.colour;
    }
    if (mark.shape === "sign") {
      const sign = svg("svg", { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" });
      sign.append(svg("path", { d: SIGNS[mark.kind] || SIGNS.control, fill: "none", stroke: mark.colour }));
      content.append(sign);
    }
    const size = mark.shape === "sign" ? 22 : Math.max(24, 2 * (mark.radius || 7) + 8);
    return scope.L.divIcon({ className: "trace-mark trace-" + mark.shape, html: content, iconSize: [size, size], iconAnchor: [size / 2, size / 2] });
  }

  function pin(mark, found) {
    const at = found.points[0] || trace.geometry.boundsOf(found).getCenter();
    return scope.L.marker(at, { icon: pinIcon(mark), pane: "trace-marks", keyboard: false, riseOnHover: true });
  }

  /* An area of a red line stands out; any other is quiet. */
  function edge(mark) {
    return mark.kind === "red_line" ? { weight: 1.5, dashArray: "5 4" } : { weight: 1, dashArray: "2 4", opacity: 0.65 };
  }

  function path(mark, found, view) {
    const options = { pane: PANES[mark.shape], renderer: view.renderers[PANES[mark.shape]], className: "trace-path trace-" + mark.shape, smoothFactor: 1 };
    if (mark.shape === "observation") {
      const at = found.points[0] || trace.geometry.boundsOf(found).getCenter();
      return scope.L.circleMarker(at, { ...options, radius: mark.hollow ? 3 : 2, color: mark.fills[0], weight: mark.hollow ? 1.4 : 0.8, opacity: 1, fillColor: mark.hollow ? view.data.colours.halo : mark.fills[0], fillOpacity: 1 });
    }
    if (mark.shape === "event") {
      return scope.L.circleMarker(found.points[0], { ...options, radius: 8, color: mark.colour, weight: 2.4, fillColor: mark.colour, fillOpacity: 0.12 });
    }
    if (mark.shape === "area") {
      return scope.L.polygon(found.polygons, { ...options, stroke: false, fillColor: mark.fills[0], fillOpacity: mark.fill_opacity });
    }
    if (mark.shape === "between") {
      return scope.L.polygon(found.polygons, { ...options, stroke: false, fillColor: mark.fills[0], fillOpacity: 0.5 });
    }
    if (mark.shape === "corridor") {
      return scope.L.polygon(found.polygons, { ...options, stroke: false, fillColor: mark.colour, fillOpacity: 0.13 });
    }
    const stroke = { ...options, color: mark.colour, weight: mark.width, dashArray: mark.dash || null, opacity: mark.opacity, lineCap: "butt", lineJoin: "round" };
    if (mark.shape === "region" && found.polygons.length) {
      return scope.L.polygon(found.polygons, { ...stroke, ...edge(mark), fillColor: mark.colour, fillOpacity: 0.035 });
    }
    if (!found.lines.length && found.polygons.length) return scope.L.polygon(found.polygons, { ...stroke, fill: false });
    const lines = mark.shape === "arrow" ? found.lines.map((line) => trace.geometry.bow(line, view.map)) : found.lines;
    return scope.L.polyline(lines, mark.shape === "region" ? { ...stroke, ...edge(mark) } : stroke);
  }

  /* A broad stroke under a line to click on; it is seen as the corridor where the atlas has no corridor of its own. */
  function underlay(mark, found, view) {
    const pane = "trace-lines";
    const base = { pane, renderer: view.renderers[pane], color: mark.colour, lineCap: "round", lineJoin: "round", bubblingMouseEvents: false };
    const lines = mark.shape === "arrow" ? found.lines.map((line) => trace.geometry.bow(line, view.map)) : found.lines;
    if (!lines.length) return null;
    const corridor = mark.shape === "line" && mark.derived && !view.data.marks.some((other) => other.id === mark.id + "-corridor");
    const band = scope.L.polyline(lines, { ...base, weight: 16, opacity: corridor ? 0.14 : 0, className: "trace-corridor" });
    if (corridor) {
      const fit = () => {
        const broad = 2 * mark.precision_km * trace.geometry.pixelsPerKm(view.map, band.getBounds().getCenter());
        band.setStyle({ weight: Math.max(10, Math.min(mark.from ? DATED_BAND_PX : 90, broad)) });
      };
      band.on("add", () => (fit(), view.map.on("zoomend", fit)));
      band.on("remove", () => view.map.off("zoomend", fit));
    }
    return band;
  }

  function finish(mark, layer, view) {
    const node = layer.getElement();
    const attributes = { "data-feature": mark.id, "data-kind": mark.kind, "data-status": mark.status, "aria-label": mark.aria, role: "button", tabindex: mark.shape === "corridor" ? "-1" : "0" };
    Object.entries(attributes).forEach(([name, value]) => value && node.setAttribute(name, value));
    if (mark.radius) node.style.setProperty("--radius", mark.radius + "px");
    node.style.setProperty("--width", (mark.width || 2) + "px");
    if (mark.hatched) {
      node.setAttribute("fill", hatching(layer.options.renderer, mark.fills));
      node.setAttribute("fill-opacity", "0.75");
    }
    if (mark.shape === "between") node.setAttribute("fill", trace.softHatching(definitions(layer.options.renderer), mark.fills));
    const head = { arrow: 14, support: 8 }[mark.shape];
    if (head) node.setAttribute("marker-end", arrowhead(layer.options.renderer, mark.colour, head));
    return node;
  }

  function addMark(mark, group, view) {
    const found = trace.geometry.parts(mark.geometry);
    const bounds = trace.geometry.boundsOf(found);
    if (!bounds.isValid()) return null;
    const pinned = ["place", "seat", "name", "sign"].includes(mark.shape);
    const layer = pinned ? pin(mark, found) : path(mark, found, view);
    const below = mark.shape === "line" || mark.shape === "arrow" ? underlay(mark, found, view) : null;
    const strokes = trace.strokes(mark, found, view);
    if (below) group.addLayer(below.on("click", () => view.activate(mark.id)));
    strokes.below.forEach((stroke) => group.addLayer(stroke));
    layer.toGeoJSON = () => ({ type: "Feature", geometry: null, properties: { id: mark.id, kind: mark.kind } });
    layer.on("click", (event) => view.activate(mark.id.replace(/-corridor$/, ""), event.latlng));
    group.addLayer(layer);
    strokes.above.forEach((stroke) => group.addLayer(stroke));
    const node = finish(mark, layer, view);
    const at = pinned ? layer.getLatLng() : null;
    const layers = [layer, below, ...strokes.below, ...strokes.above].filter(Boolean);
    return { mark, layer, layers, node, found, bounds, at: at || bounds.getCenter() };
  }

  /* One of very many observations: painted, not an element of its own; a click on its area lists it. */
  function dot(mark, group, view) {
    const at = trace.geometry.parts(mark.geometry).points[0];
    const renderer = view.renderers["trace-borders"];
    const layer = scope.L.circleMarker(at, { pane: "trace-borders", renderer, radius: 1.6, stroke: false, fillColor: mark.fills[0], fillOpacity: 0.9, interactive: false });
    group.addLayer(layer);
    return { mark, layer, layers: [layer], node: document.createElement("span"), found: { points: [at], lines: [], polygons: [] }, bounds: scope.L.latLngBounds([at, at]), at };
  }

  /* Draw all marks into `group` (already on the map); return a Map from feature id to what was drawn. */
  trace.drawMarks = function (view, group, marks) {
    const drawn = new Map();
    const crowded = marks.filter((mark) => mark.shape === "observation").length > MOST_DOTS;
    marks.forEach((mark) => {
      const one = crowded && mark.shape === "observation" ? dot(mark, group, view) : addMark(mark, group, view);
      if (one) drawn.set(mark.id, one);
    });
    orderPins(drawn);
    return drawn;
  };

  /* The tabulator key meets places before signs, those that are named most first. */
  function orderPins(drawn) {
    const pins = [...drawn.values()].filter((one) => one.layer.getLatLng && one.layer.options.icon);
    const rank = ({ mark }) => (mark.shape === "sign" ? 0 : 1 + (mark.count || 0));
    pins.sort((one, other) => rank(other) - rank(one)).forEach(({ node }) => node.parentNode.append(node));
  }
})(typeof window === "undefined" ? globalThis : window);
