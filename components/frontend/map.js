/* The map of an article. trace.openMap(map, source) takes a Leaflet map and where the basemap comes from ({folder} or
 * {inline}); its show(group, data) draws an atlas (components/map_layers.py: payload) into a layer group. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  /* In the order in which the tabulator key meets their marks; heights are apart from it. */
  const PANES = [["trace-lines", 440, "svg"], ["trace-marks", 620, "auto"], ["trace-regions", 430, "svg"], ["trace-areas", 410, "svg"], ["trace-dots", 450, "svg"], ["trace-labels", 600, "none"], ["trace-ground", 150, "canvas"], ["trace-borders", 420, "canvas"]];
  const FLIGHT_S = 0.4;
  const DEAREST_ZOOM = 0.4;
  const arrange = (view) => trace.arrange(view);
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
      light(message.feature || null, message.sentence ?? null, message.origin === "table");
      if (message.feature && !message.first) fly(message.feature);
    }
    link.listen(hear);
    return { light, fly };
  }

  function openView(map, source) {
    const view = { map, renderers: openPanes(map), drawn: new Map(), selected: null, home: null, tiles: null, online: !source.inline, data: null, link: null, seen: null };
    view.calm = calm;
    view.rivals = trace.openRivals(view);
    view.furniture = trace.openFurniture(view);
    view.chips = trace.openChips(view);
    view.labels = trace.openLabels(view);
    view.basemap = trace.openBasemap(view, source);
    view.time = trace.openTime(view);
    view.change = trace.openChange(view);
    return view;
  }

  /* The bounds widened to places just outside, as long as that costs little of the scale. */
  function withNeighbours(view, bounds) {
    const zoom = (wanted) => view.map.getBoundsZoom(wanted, false, view.map.getSize().multiplyBy(0.28));
    const least = zoom(bounds) - DEAREST_ZOOM;
    const places = [...view.drawn.values()].filter((one) => one.mark.shape === "place");
    const middle = bounds.getCenter();
    places.sort((one, other) => middle.distanceTo(one.at) - middle.distanceTo(other.at));
    return places.reduce((kept, { at }) => {
      const wider = scope.L.latLngBounds(kept.getSouthWest(), kept.getNorthEast()).extend(at);
      return zoom(wider) >= least ? wider : kept;
    }, bounds);
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
    const bounds = scope.L.latLngBounds([[south, west], [north, east]]);
    const padding = small ? { paddingTopLeft: [36, 76], paddingBottomRight: [36, 44] } : { paddingTopLeft: [size.x * 0.15, size.y * 0.13], paddingBottomRight: [size.x * 0.11, size.y * (view.data.rivals.length ? 0.24 : 0.17)] };
    view.map.fitBounds(withNeighbours(view, bounds), { ...padding, animate: false, maxZoom: 9 });
    view.home = view.map.getZoom();
  }

  function join(view) {
    if (view.channel === view.data.channel) return;
    if (view.link) view.link.close();
    view.channel = view.data.channel;
    view.link = trace.createLink(view.channel);
    view.pick = selection(view, view.link);
    view.link.listen((message) => message.type === "soon" && view.time.prepare());
    view.link.listen((message) => message.type === "day" && (view.time.go(message.day), view.change.go(message.day, message.since)));
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
    trace.geometry.centreOn(data.view.focus);
    view.drawn = trace.drawMarks(view, group, view.time.begin(data.marks));
    view.chips.clear();
    view.labels.clear();
    firstView(view);
    join(view);
    view.rivals.begin(another);
    view.furniture.draw();
    view.time.open();
    view.change.clear();
    view.pick.light(another ? data.view.lead : view.selected, null);
    arrange(view);
    view.basemap.draw();
    view.link.post({ type: "ready", origin: "map" });
    scope.performance.mark("trace-drawn");
  }

  /* Leaflet's own motion, for readers who want none. */
  function still(map) {
    if (!calm()) return;
    map._zoomAnimated = false;
    Object.assign(map.options, { inertia: false, fadeAnimation: false });
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
    host.addEventListener("scroll", () => host.scrollTo(0, 0)); /* a focused mark out of view must not shift the map */
    view.map.on("zoomstart", () => host.classList.add("is-zooming"));
    view.map.on("moveend zoomend", () => (host.classList.remove("is-zooming"), arrange(view)));
    view.map.on("resize", () => view.data && (firstView(view), arrange(view)));
    ["pointerdown", "wheel", "keydown"].forEach((name) => host.addEventListener(name, () => (view.touched = true), { capture: true, passive: true }));
    new ResizeObserver(() => view.map.invalidateSize({ animate: false, pan: false })).observe(host);
    if (document.fonts) document.fonts.addEventListener("loadingdone", () => (view.labels.forget(), arrange(view)));
  }

  trace.openMap = function (map, source) {
    still(map);
    const view = openView(map, source);
    view.arrange = () => arrange(view);
    view.redraw = () => (view.furniture.draw(), arrange(view));
    view.show = (group, data) => show(view, group, data);
    view.activate = (id, at, far) => {
      scope.performance.mark("trace-click");
      view.at = at;
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
