/* The map of an article. trace.openMap(map, source) takes a Leaflet map and where the basemap comes from ({folder} or
 * {inline}); its show(group, data) draws an atlas (components/map_layers.py: payload) into a layer group. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const PANES = [["trace-marks", 620, "auto"], ["trace-lines", 440, "svg"], ["trace-areas", 410, "svg"], ["trace-dots", 450, "svg"], ["trace-labels", 600, "none"], ["trace-ground", 150, "canvas"], ["trace-borders", 420, "canvas"]];
  const FLIGHT_S = 0.4;
  const BOLD = '650 13px "Source Sans 3","Noto Sans",sans-serif';
  const STEPS = [0, -20, 20, -38, 38, -56, 56].flatMap((y) => [0, -40, 40, -80, 80].map((x) => [x, y]));
  const calm = () => scope.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function openPanes(map) {
    const renderers = {};
    PANES.forEach(([name, height, kind]) => {
      const pane = map.createPane(name);
      pane.style.zIndex = height;
      pane.classList.add("trace-pane-" + kind);
      if (kind === "svg") renderers[name] = scope.L.svg({ pane: name, padding: 0.6 });
      if (kind === "canvas") renderers[name] = scope.L.canvas({ pane: name, padding: 0.4 });
    });
    return renderers;
  }

  /* The name beside a mark; a place's stands next to its disc, a line's near its middle. */
  function labelOf(one, view) {
    const { mark, found } = one;
    const plain = { key: "mark " + mark.id, text: mark.text || mark.label, css: "trace-label-mark", font: BOLD, feature: mark.id, lang: view.data.language, always: true };
    if (mark.shape === "place" || mark.shape === "seat") {
      return { ...plain, anchors: [one.at], gap: (mark.radius || 6) + 4, priority: 200 + (mark.count || 0) };
    }
    if (!["line", "arrow", "region"].includes(mark.shape) || !plain.text || named(mark, view)) return null;
    const line = found.lines.length ? found.lines[0] : found.polygons[0][0];
    const course = mark.shape === "arrow" ? trace.geometry.bow(line, view.map) : line;
    const shares = mark.shape === "region" ? [0.5, 0.25, 0.75, 0, 0.12, 0.37, 0.62, 0.87] : [0.5, 0.42, 0.58, 0.33, 0.67, 0.2, 0.8];
    const always = mark.kind === "red_line" || mark.kind === "withdrawal";
    const sides = mark.shape === "arrow" ? [[0, -1], [0, 1], [1, -1], [-1, -1]] : mark.shape === "region" ? [[0, 1], [0, -1], [1, 0], [-1, 0]] : [[-1, 0], [1, 0], [0, 1], [0, -1]];
    return { ...plain, always, css: "trace-label-mark trace-label-line", colour: mark.colour, anchors: trace.geometry.along(course, shares, view.map), gap: 12, sides, priority: 150 };
  }

  /* Whether a disc or name on the map already says what this outline is. */
  function named(mark, view) {
    return mark.shape === "region" && [...view.drawn.values()].some(({ mark: other }) => other.kind === "place" && other.label === mark.label);
  }

  const apart = (one, other) => one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;

  function discs(view) {
    const pins = [...view.drawn.values()].filter((one) => one.mark.shape === "place" || one.mark.shape === "seat");
    return pins.map((one) => {
      const point = view.map.latLngToContainerPoint(one.at);
      const reach = one.mark.radius + 1;
      return { of: "mark " + one.mark.id, left: point.x - reach, right: point.x + reach, top: point.y - reach, bottom: point.y + reach, weight: 6 };
    });
  }

  /* Names of countries and regions step aside for what stands at their middle; return their boxes. */
  function nudge(view, taken) {
    const boxes = [];
    for (const { mark, node, at } of view.drawn.values()) {
      if (mark.shape !== "name") continue;
      const point = view.map.latLngToContainerPoint(at);
      const [wide, tall] = [node.firstChild.offsetWidth / 2 + 4, 10];
      const box = ([x, y]) => ({ left: point.x + x - wide, right: point.x + x + wide, top: point.y + y - tall, bottom: point.y + y + tall });
      const free = STEPS.find((step) => [...taken, ...boxes].every((other) => apart(box(step), other))) || [0, 0];
      node.firstChild.style.transform = "translate(" + free[0] + "px," + free[1] + "px)";
      boxes.push({ ...box(free), of: "mark " + mark.id, weight: 6 });
    }
    return boxes;
  }

  /* Points along the lines drawn, so that names keep off them. */
  function wires(view) {
    const lines = [...view.drawn.values()].filter((one) => one.mark.shape === "line" || one.mark.shape === "arrow");
    return lines.flatMap((one) => one.found.lines.flatMap((line) => {
      const course = one.mark.shape === "arrow" ? trace.geometry.bow(line, view.map) : line;
      const shares = Array.from({ length: 25 }, (_, index) => index / 24);
      return trace.geometry.along(course, shares, view.map).map((at) => {
        const point = view.map.latLngToContainerPoint(at);
        return { left: point.x - 4, right: point.x + 4, top: point.y - 4, bottom: point.y + 4, weight: 1 };
      });
    }));
  }

  function selection(view, link) {
    function light(id, sentence, asked) {
      view.selected = view.drawn.has(id) ? id : null;
      const active = view.drawn.get(view.selected)?.mark;
      const claims = new Set(active && active.shape !== "place" ? active.claims : []);
      view.drawn.forEach(({ mark, node, layer }) => {
        const on = mark.id === view.selected;
        const near = active ? mark.claims.some((claim) => claims.has(claim)) : sentence !== null && mark.sentences.includes(sentence);
        on ? node.setAttribute("aria-current", "true") : node.removeAttribute("aria-current");
        node.classList.toggle("is-near", !on && near);
        if (on && layer.setZIndexOffset) layer.setZIndexOffset(500);
        else if (layer.setZIndexOffset) layer.setZIndexOffset(0);
      });
      view.furniture.drawCard(asked);
      scope.performance.mark("trace-highlight");
    }
    function fly(id) {
      const one = view.drawn.get(id);
      if (!one) return;
      const { map } = view;
      view.touched = true;
      const options = { animate: !calm(), duration: FLIGHT_S };
      const point = one.bounds.getNorthEast().equals(one.bounds.getSouthWest());
      const roomy = view.home === null ? 5 : view.home - 0.2;
      const fitting = point ? Infinity : map.getBoundsZoom(one.bounds, false, scope.L.point(80, 80));
      const zoom = Math.min(fitting, Math.max(map.getZoom(), roomy), 11);
      calm() ? map.setView(one.bounds.getCenter(), zoom, { animate: false }) : map.flyTo(one.bounds.getCenter(), zoom, options);
    }
    function hear(message) {
      if (message.type !== "select" || message.origin === "map") return;
      scope.performance.mark("trace-heard");
      light(message.feature || null, message.sentence ?? null);
      if (message.feature && !message.first) fly(message.feature);
    }
    link.listen(hear);
    return { light, fly };
  }

  function openView(map, source) {
    const view = { map, renderers: openPanes(map), drawn: new Map(), selected: null, home: null, tiles: null, online: !source.inline, data: null, link: null, seen: null };
    view.furniture = trace.openFurniture(view);
    view.chips = trace.openChips(view);
    view.labels = trace.openLabels(view);
    view.basemap = trace.openBasemap(view, source);
    return view;
  }

  function arrange(view) {
    if (!view.data) return;
    const furniture = view.furniture.boxes();
    const chips = view.chips.layout(furniture);
    const own = [...view.drawn.values()].map((one) => labelOf(one, view)).filter(Boolean);
    const taken = [...furniture, ...chips.map((box) => ({ ...box, weight: 100 })), ...discs(view), ...wires(view)];
    taken.push(...nudge(view, taken));
    const said = [...view.drawn.values()].filter((one) => one.mark.shape === "name").map((one) => one.mark.label);
    view.labels.layout([...own, ...view.basemap.names()], taken, said);
  }

  /* Fit to the focus of the article, again when the frame changes its size, and never after the reader has moved. */
  function firstView(view) {
    const { focus, key } = view.data.view;
    if (view.seen === key && view.touched) return;
    if (view.seen !== key) view.touched = false;
    view.seen = key;
    if (!focus) return;
    const size = view.map.getSize();
    const small = size.x < 560;
    const [west, south, east, north] = focus;
    const padding = small ? { paddingTopLeft: [36, 76], paddingBottomRight: [36, 44] } : { paddingTopLeft: [size.x * 0.15, size.y * 0.16], paddingBottomRight: [size.x * 0.12, size.y * 0.22] };
    view.map.fitBounds([[south, west], [north, east]], { ...padding, animate: false, maxZoom: 9 });
    view.home = view.map.getZoom();
  }

  function join(view) {
    if (view.channel === view.data.channel) return;
    if (view.link) view.link.close();
    view.channel = view.data.channel;
    view.link = trace.createLink(view.channel);
    view.pick = selection(view, view.link);
  }

  function show(view, group, data) {
    const another = !view.data || view.data.view.key !== data.view.key;
    view.data = data;
    view.map.invalidateSize({ animate: false });
    const host = view.map.getContainer();
    Object.entries(data.colours).forEach(([name, colour]) => host.style.setProperty("--" + name, colour));
    host.dataset.theme = data.theme;
    host.lang = data.language;
    host.setAttribute("aria-label", data.words.title);
    group.addTo(view.map);
    view.drawn = trace.drawMarks(view, group, data.marks);
    view.chips.clear();
    view.labels.clear();
    firstView(view);
    join(view);
    view.furniture.draw();
    view.pick.light(another ? data.view.lead : view.selected, null);
    arrange(view);
    view.basemap.draw();
    view.link.post({ type: "ready", origin: "map" });
    scope.performance.mark("trace-drawn");
  }

  function listen(view) {
    const host = view.map.getContainer();
    host.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return view.dismiss();
      const node = event.target.closest("[data-feature]");
      if (!node || (event.key !== "Enter" && event.key !== " ")) return undefined;
      event.preventDefault();
      event.stopPropagation();
      const one = view.drawn.get(node.dataset.feature);
      return one.layer.fire("click", { latlng: one.at, sourceTarget: one.layer }, true);
    }, true);
    view.map.on("zoomstart", () => host.classList.add("is-zooming"));
    view.map.on("moveend zoomend", () => (host.classList.remove("is-zooming"), arrange(view)));
    view.map.on("resize", () => view.data && (firstView(view), arrange(view)));
    ["pointerdown", "wheel", "keydown"].forEach((name) => host.addEventListener(name, () => (view.touched = true), { capture: true, passive: true }));
    new ResizeObserver(() => view.map.invalidateSize({ animate: false, pan: false })).observe(host);
    if (document.fonts) document.fonts.addEventListener("loadingdone", () => (view.labels.forget(), arrange(view)));
  }

  trace.openMap = function (map, source) {
    const view = openView(map, source);
    view.arrange = () => arrange(view);
    view.redraw = () => (view.furniture.draw(), arrange(view));
    view.show = (group, data) => show(view, group, data);
    view.activate = (id, _at, far) => {
      scope.performance.mark("trace-click");
      view.pick.light(id, null, true);
      if (far) view.pick.fly(id);
      view.link.post({ type: "select", origin: "map", feature: id, sentence: null, mention: null });
    };
    view.dismiss = () => {
      if (!view.pick) return;
      view.pick.light(null, null);
      view.link.post({ type: "select", origin: "map", feature: null, sentence: null, mention: null });
    };
    listen(view);
    return view;
  };
})(typeof window === "undefined" ? globalThis : window);
