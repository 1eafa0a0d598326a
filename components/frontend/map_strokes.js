/* What goes with a line besides its stroke: a light edge, the hollow of what is denied, the crosses of what is
 * cancelled, the points by which a source gives a line, and the soft hatching of the land between two lines. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const SVG = "http://www.w3.org/2000/svg";
  const PANE = "trace-lines";
  const CROSSES = [0.2, 0.4, 0.6, 0.8];
  const HOLLOW_PX = 3;

  function svg(tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, String(value)));
    return node;
  }

  function courses(mark, found, view) {
    const lines = found.lines.length ? found.lines : found.polygons.map((rings) => rings[0]);
    return mark.shape === "arrow" ? lines.map((line) => trace.geometry.bow(line, view.map)) : lines;
  }

  /* A light edge, so that a line stands out from any ground; in its speaker's tone where several draw one like it. */
  function casing(mark, lines, view) {
    const edge = mark.edge ? { color: mark.edge, weight: mark.width + 4, opacity: 0.9 } : { color: view.data.colours.halo, weight: mark.width + 2.4, opacity: 0.8 * mark.opacity };
    return scope.L.polyline(lines, { pane: PANE, renderer: view.renderers[PANE], ...edge, lineCap: "butt", interactive: false, className: "trace-casing" });
  }

  /* The hollow ends before an arrow's head. */
  function hollow(mark, lines, view) {
    const inner = lines.map((line) => (mark.shape === "arrow" && line.length > 6 ? line.slice(0, -2) : line));
    return scope.L.polyline(inner, { pane: PANE, renderer: view.renderers[PANE], color: view.data.colours.focus, weight: mark.width - HOLLOW_PX, opacity: 1, lineCap: "butt", interactive: false, className: "trace-hollow" });
  }

  function point(at, className, view) {
    return scope.L.circleMarker(at, { pane: PANE, renderer: view.renderers[PANE], interactive: false, className, radius: 3 });
  }

  function crosses(mark, lines, view) {
    return lines.flatMap((line) => trace.geometry.along(line, CROSSES, view.map)).map((at) => {
      const ink = document.createElement("span");
      ink.className = "trace-cross";
      ink.style.color = mark.colour;
      ink.textContent = "✕";
      const icon = scope.L.divIcon({ className: "trace-cross-mark", html: ink, iconSize: [16, 16], iconAnchor: [8, 8] });
      return scope.L.marker(at, { icon, pane: "trace-marks", keyboard: false, interactive: false });
    });
  }

  /* The points by which a source gives its line. */
  function vertices(mark, lines, view) {
    return lines.flat().map((at) => point(at, "trace-vertex", view).setStyle({ color: mark.colour, weight: 1.6, fillColor: view.data.colours.mark, fillOpacity: 1 }));
  }

  /* What lies under a mark and what over it: {below, above}, lists of layers. */
  trace.strokes = function (mark, found, view) {
    if (!["line", "arrow"].includes(mark.shape)) return { below: [], above: [] };
    const lines = courses(mark, found, view);
    if (!lines.length) return { below: [], above: [] };
    const above = mark.crossed ? crosses(mark, lines, view) : [];
    if (mark.hollow) above.push(hollow(mark, lines, view));
    if (mark.kind === "reported_line" && !mark.known) above.push(...vertices(mark, lines, view));
    /* A reported line is a thread that lets the derived one under it be seen. */
    return { below: mark.kind === "reported_line" ? [] : [casing(mark, lines, view)], above };
  };

  /* A hatching of thin lines in the two tones, made once for each pair; returns its address. The legend has its own
   * (`prefix`): a pattern inside of a closed legend would not be painted. */
  trace.softHatching = function (definition, fills, prefix) {
    const id = "trace-between-" + (prefix || "") + fills.map((fill) => fill.slice(1)).join("-");
    if (!definition.querySelector("#" + id)) {
      const pattern = svg("pattern", { id, width: 14, height: 14, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" });
      const [one, other] = [fills[0], fills[1] || fills[0]];
      pattern.append(svg("rect", { width: 1.3, height: 14, fill: one }), svg("rect", { x: 7, width: 1.3, height: 14, fill: other }));
      definition.append(pattern);
    }
    return "url(#" + id + ")";
  };
})(typeof window === "undefined" ? globalThis : window);
