/* The calm ground under the marks: land, lakes and the countries in focus below the areas; rivers, coast, borders and
 * provinces above them. Layers come from the application's own address or, in a saved page, from the page itself. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const LAYERS = ["land", "lakes", "coast", "rivers", "borders", "labels"];
  const DRAWN = [
    ["land", "land", "trace-ground"],
    ["lakes", "lakes", "trace-ground"],
    ["coast", "coast", "trace-borders"],
    ["rivers", "rivers", "trace-borders"],
    ["borders", "borders", "trace-borders"],
  ];
  const ADMIN_ZOOM = 4.6;
  const NAMES = {
    country: { css: "trace-label-country", font: '600 12px "Source Sans 3","Noto Sans",sans-serif', spacing: 2.6, upper: true, centred: true, rank: 60 },
    sea: { css: "trace-label-sea", font: 'italic 13.5px "Source Serif 4","Noto Serif",Georgia,serif', spacing: 0.2, centred: true, rank: 40 },
    town: { css: "trace-label-town", font: '11.5px "Source Sans 3","Noto Sans",sans-serif', spacing: 0, gap: 5, dot: true, rank: 20 },
  };

  async function load(source, name) {
    if (source.inline) return source.inline[name] || null;
    try {
      const answer = await fetch(source.folder + name + ".json");
      return answer.ok ? await answer.json() : null;
    } catch (error) {
      return null; /* the map works without its ground */
    }
  }

  function styles(view) {
    const colours = view.data.colours;
    const focus = new Set(view.data.countries);
    const line = { fill: false, lineCap: "round", lineJoin: "round" };
    return {
      land: (feature) => ({ stroke: false, fillOpacity: 1, fillColor: focus.has(feature.properties.iso) ? colours.focus : colours.land }),
      coast: () => ({ ...line, color: colours.border, weight: 0.9 }),
      lakes: () => ({ stroke: false, fillOpacity: 1, fillColor: colours.sea }),
      rivers: () => ({ ...line, color: colours.water, weight: 0.8, opacity: 0.7 }),
      admin: () => ({ ...line, color: colours.admin, weight: 0.7 }),
      borders: (feature) => {
        const own = feature.properties;
        const look = own.disputed ? (view.data.borders && view.data.borders.looks[own.why]) || "disputed" : "border";
        if (look === "within") return { ...line, color: colours.admin, weight: 0.7 };
        return { ...line, color: colours.border, weight: 1.1, dashArray: look === "disputed" ? "4 4" : null };
      },
    };
  }

  function nameItem(feature, view) {
    const own = feature.properties;
    const kind = NAMES[own.kind] || NAMES.town;
    const text = own["name_" + view.data.language] || own.name_en || own.name;
    const [lng, lat] = feature.geometry.coordinates;
    const anchors = [scope.L.latLng(lat, lng + trace.geometry.turn(lng))];
    return { ...kind, key: own.kind + " " + lng + " " + lat, text, anchors, priority: kind.rank + (own.priority || 0), from: own.min_zoom || 0, lang: view.data.language, kind: own.kind };
  }

  trace.openBasemap = function (view, source) {
    const ground = {};
    const layers = {};
    let key = "";
    let towns = [];

    /* Where the view crosses the antimeridian, the ground is drawn on its other side too. */
    function beyond() {
      const focus = view.data.view.focus;
      return focus ? [...(focus[2] > 180 ? [360] : []), ...(focus[0] < -180 ? [-360] : [])] : [];
    }
    function add(name, data, pane, style) {
      if (!data) return;
      const copy = (shift) => scope.L.geoJSON(data, { pane, renderer: view.renderers[pane], interactive: false, style, smoothFactor: 0.7, coordsToLatLng: ([lng, lat]) => scope.L.latLng(lat, lng + shift) });
      layers[name] = scope.L.layerGroup([0, ...beyond()].map(copy)).addTo(view.map);
    }
    function provinces() {
      if (!layers.admin) return;
      const wanted = view.map.getZoom() >= ADMIN_ZOOM;
      if (wanted !== view.map.hasLayer(layers.admin)) wanted ? layers.admin.addTo(view.map) : layers.admin.remove();
    }
    /* Draw anew when the colours or the countries in focus have changed. */
    async function draw() {
      const wanted = view.data.theme + view.data.countries + beyond() + (view.data.borders ? view.data.borders.view : "");
      if (wanted === key) return;
      key = wanted;
      LAYERS.forEach((name) => (ground[name] = ground[name] || load(source, name)));
      Object.values(layers).forEach((layer) => layer.remove());
      const style = styles(view);
      for (const [name, from, pane] of DRAWN) {
        const data = await ground[from];
        if (wanted !== key) return;
        add(name, data, pane, style[name]);
      }
      scope.performance.mark("trace-ground");
      await drawProvinces(style, wanted);
      const named = await Promise.all([ground.labels, ...view.data.countries.map((code) => load(source, "towns-" + code))]);
      if (wanted !== key) return;
      towns = named.filter(Boolean).flatMap((collection) => collection.features);
      scope.performance.mark("trace-names");
      view.arrange();
    }
    async function drawProvinces(style, wanted) {
      const found = await Promise.all(view.data.countries.map((code) => load(source, "admin1-" + code)));
      if (wanted !== key) return;
      const features = found.filter(Boolean).flatMap((collection) => collection.features);
      add("admin", features.length ? { type: "FeatureCollection", features } : null, "trace-borders", style.admin);
      provinces();
    }
    function names() {
      const zoom = view.map.getZoom();
      const bounds = view.map.getBounds().pad(0.05);
      if (view.covered) return [];
      const near = towns.filter((feature) => (feature.properties.min_zoom || 0) <= zoom);
      return near.map((feature) => nameItem(feature, view)).filter((item) => item.text && bounds.contains(item.anchors[0]));
    }
    view.map.on("zoomend", provinces);
    return { draw, names };
  };
})(typeof window === "undefined" ? globalThis : window);
