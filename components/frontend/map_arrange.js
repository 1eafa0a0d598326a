/* Where signs and names go: nothing of the article lies on anything else of it. trace.arrange(view) is called whenever
 * the view changes. Boxes are {left, right, top, bottom, weight} in container pixels; weight says how ill it is to cover. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const BOLD = '650 13px "Source Sans 3","Noto Sans",sans-serif';
  const AROUND = [[-1, -1], [1, -1], [-1, 1], [1, 1], [0, -1], [-1, 0], [0, 1], [1, 0]];
  const SIGN = { half: 11, gap: 9 };
  const STEPS = [0, -18, 18, -36, 36, -54, 54, -72, 72].flatMap((y) => [0, -30, 30, -60, 60, -90, 90, -120, 120].map((x) => [x, y]));
  STEPS.sort((one, other) => Math.hypot(one[0], 2 * one[1]) - Math.hypot(other[0], 2 * other[1]));
  const SHARES = [0.5, 0.42, 0.58, 0.33, 0.67, 0.2, 0.8, 0.1, 0.9];
  const WIRE_PX = 7;

  const shown = (view) => [...view.drawn.values()].filter((one) => !one.hidden);
  const pinned = (mark) => mark.shape === "place" || mark.shape === "seat";
  const square = (x, y, half, weight) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half, weight });
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const cost = (box, taken) => taken.reduce((sum, other) => sum + (meet(box, other) ? other.weight || 1 : 0), 0);

  /* The one of `steps` (the nearest first) whose box covers least; `far` is how ill one step farther out is, in weights. */
  function freest(steps, boxAt, taken, far) {
    let best = null;
    steps.forEach((step, index) => {
      if (best && index * far >= best.ill) return;
      const ill = cost(boxAt(step), taken) + index * far;
      if (!best || ill < best.ill) best = { step, ill };
    });
    return best.step;
  }

  function outlineOf({ mark, found }, view) {
    if (mark.shape === "arrow") return found.lines.map((line) => trace.geometry.bow(line, view.map));
    return found.lines.length ? found.lines : found.polygons.map((rings) => rings[0]);
  }

  /* The name beside a mark; a place's stands next to its disc, a line's beside it, an outline's outside or inside of it. */
  function labelOf(one, view) {
    const { mark } = one;
    const chosen = view.selected === mark.id;
    const plain = { key: "mark " + mark.id + (one.later ? " later" : ""), text: mark.text || mark.label, css: "trace-label-mark", font: BOLD, feature: mark.id, lang: view.data.language, always: true, chosen };
    if (pinned(mark) && !view.map.getBounds().contains(one.at)) return null;
    if (pinned(mark)) return { ...plain, near: true, anchors: [one.at], gap: (mark.radius || 6) + 4, rings: [0, 10, 22], priority: 200 + (mark.count || 0) + (chosen ? 500 : 0) };
    if (one.later) plain.css += " is-later";
    if (mark.shape === "between") return { ...plain, css: "trace-label-mark trace-label-between", anchors: mark.anchors.map(([lat, lng]) => scope.L.latLng(lat, lng + trace.geometry.turn(lng))), centred: true, always: false, priority: 120 };
    if (!["line", "arrow", "region"].includes(mark.shape) || !plain.text || named(mark, view)) return null;
    const course = outlineOf(one, view)[0];
    const flat = flatness(course, view.map);
    const beside = [[-1, 0], [1, 0], [0, 1], [0, -1]];
    const across = [[0, -1], [0, 1], [0.6, -1], [-0.6, -1], [0.6, 1], [-0.6, 1]];
    const sides = mark.shape === "region" ? [[0, 1], [0, -1], [1, 0], [-1, 0]] : flat ? across : [...beside, ...across];
    const shares = mark.shape === "region" ? Array.from({ length: 24 }, (_, index) => index / 24) : SHARES;
    const rank = mark.kind === "red_line" ? 190 : 160;
    return { ...plain, css: plain.css + " trace-label-line", colour: mark.colour, anchors: trace.geometry.along(course, shares, view.map), gap: 10, rings: [0, 12, 24], sides, priority: mark.shape === "region" ? 140 : rank };
  }

  function flatness(course, map) {
    const [from, to] = [course[0], course[course.length - 1]].map((at) => map.latLngToContainerPoint(at));
    return Math.abs(to.x - from.x) > Math.abs(to.y - from.y);
  }

  /* Whether a disc or name on the map already says what this outline is. */
  function named(mark, view) {
    return mark.shape === "region" && [...view.drawn.values()].some(({ mark: other }) => other.kind === "place" && other.label === mark.label);
  }

  function discs(view) {
    const pins = shown(view).filter((one) => pinned(one.mark));
    return pins.map((one) => {
      const point = view.map.latLngToContainerPoint(one.at);
      return { ...square(point.x, point.y, one.mark.radius + 1, 6), of: "mark " + one.mark.id, point };
    });
  }

  /* Boxes along the lines and strong outlines drawn, so that names keep off them. */
  function wires(view) {
    const strong = ({ mark }) => mark.shape === "line" || mark.shape === "arrow" || (mark.shape === "region" && mark.kind !== "region");
    const lines = shown(view).filter(strong);
    return lines.flatMap((one) => outlineOf(one, view).flatMap((course) => {
      const ends = course.map((at) => view.map.latLngToContainerPoint(at));
      const length = ends.reduce((sum, point, index) => sum + (index ? point.distanceTo(ends[index - 1]) : 0), 0);
      const steps = Math.max(2, Math.min(160, Math.round(length / WIRE_PX)));
      const shares = Array.from({ length: steps + 1 }, (_, index) => index / steps);
      return trace.geometry.along(course, shares, view.map).map((at) => {
        const point = view.map.latLngToContainerPoint(at);
        return square(point.x, point.y, 4, 1);
      });
    }));
  }

  /* Signs stand beside their place, several of them round it. */
  function placeSigns(view, taken) {
    const boxes = [];
    for (const { mark, node, at } of shown(view)) {
      if (mark.shape !== "sign") continue;
      const point = view.map.latLngToContainerPoint(at);
      const disc = [...view.drawn.values()].find((one) => pinned(one.mark) && view.map.latLngToContainerPoint(one.at).distanceTo(point) < 6);
      const reach = (disc ? disc.mark.radius : 0) + SIGN.gap + SIGN.half;
      const steps = [1, 1.6, 2.2].flatMap((far) => AROUND.map(([x, y]) => [x * reach * far * (x && y ? 0.76 : 1), y * reach * far * (x && y ? 0.76 : 1)]));
      const boxAt = ([x, y]) => square(point.x + x, point.y + y, SIGN.half, 12);
      const step = freest(steps, boxAt, [...taken, ...boxes], 0.15);
      node.style.marginLeft = step[0] - SIGN.half + "px";
      node.style.marginTop = step[1] - SIGN.half + "px";
      boxes.push(boxAt(step));
    }
    return boxes;
  }

  /* Names of countries and regions step aside for what stands at their middle; return their boxes. */
  function placeNames(view, taken) {
    const boxes = [];
    for (const { mark, node, at } of view.drawn.values()) {
      if (mark.shape !== "name") continue;
      const point = view.map.latLngToContainerPoint(at);
      const [wide, tall] = [node.firstChild.offsetWidth / 2 + 4, 10];
      const boxAt = ([x, y]) => ({ left: point.x + x - wide, right: point.x + x + wide, top: point.y + y - tall, bottom: point.y + y + tall, weight: 6, of: "mark " + mark.id });
      const step = freest(STEPS, boxAt, [...taken, ...boxes], 0.03);
      node.firstChild.style.transform = "translate(" + step[0] + "px," + step[1] + "px)";
      boxes.push(boxAt(step));
    }
    return boxes;
  }

  trace.arrange = function (view) {
    if (!view.data) return;
    const marks = shown(view);
    const furniture = view.furniture.boxes();
    const round = discs(view);
    const chips = view.chips.layout([...furniture, ...round]);
    const taken = [...furniture, ...chips.map((box) => ({ ...box, weight: 100 })), ...round, ...wires(view)];
    taken.push(...placeSigns(view, taken));
    const said = marks.filter((one) => one.mark.shape === "name").map((one) => one.mark.label);
    const layout = view.labels.begin(taken, said);
    layout.add(marks.map((one) => labelOf(one, view)).filter(Boolean));
    layout.take(placeNames(view, layout.taken()));
    layout.add(view.basemap.names());
    layout.end();
  };
})(typeof window === "undefined" ? globalThis : window);
