/* The map through time: areas and observations of the day that the timeline asks for, fetched once each from the
 * application's own address and swapped in without touching anything else. trace.openTime(view) returns
 * {begin(marks), open(), go(day), prepare(), legend(), caption(), makersAt(at), day}; `view.data.time` is components/control_time.py: time_data. Text nodes only. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const DAY_MS = 86400000;
  const PATIENCE_MS = 500;
  /* Days that take the server so long are asked for when the reader wants them, and not ahead. */
  const HEAVY_MS = 3000;
  const CONTROL = new Set(["control_area", "observation"]);
  const isControl = (mark) => CONTROL.has(mark.kind);
  const number = (day) => Math.round(Date.parse(day + "T00:00:00Z") / DAY_MS);

  function dayInWords(day, language) {
    return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day + "T00:00:00Z"));
  }

  /* "9 days before the article", by the words of the page. */
  function distanceInWords(days, words, name) {
    const key = days === 0 ? "same" : (days < 0 ? "before" : "after") + (Math.abs(days) === 1 ? "_one" : "");
    return words[name + "_" + key].replace("{days}", String(Math.abs(days)));
  }

  trace.days = { number, dayInWords, distanceInWords };

  trace.openTime = function (view) {
    const frames = new Map();
    let time = null;
    let day = null;
    let wanted = null;
    let busy = false;
    let preparing = null;
    let frame = null;
    let layers = null;
    let shown = [];
    let late = null;

    function keyOf(asked) {
      if (asked === time.day) return asked;
      return time.days.reduce((kept, one) => (one <= asked ? one : kept), time.days[0]);
    }
    function address(key) {
      const { language, theme } = view.data;
      return time.address + key + ".json?" + new URLSearchParams({ language, theme, focus: time.focus });
    }
    /* A frame by its day; null when the server does not give it. */
    function load(key) {
      if (time.frames && time.frames[key]) return Promise.resolve(time.frames[key]);
      if (!frames.has(key)) {
        const answer = fetch(address(key)).then((found) => (found.ok ? found.json() : null)).catch(() => null);
        answer.then((found) => found || frames.delete(key));
        frames.set(key, answer);
      }
      return frames.get(key);
    }
    /* A frame that the reader waits for: after a while the caption says so. */
    async function awaited(key) {
      const timer = scope.setTimeout(() => { late = key; view.furniture.update(false); }, PATIENCE_MS);
      const found = await load(key);
      scope.clearTimeout(timer);
      if (late) {
        late = null;
        view.furniture.update(false);
      }
      return found;
    }
    /* All days, those after the one shown first, one after the other and never before what the reader waits for. */
    async function prepare() {
      if (!time || preparing === time.address) return;
      const own = (preparing = time.address);
      const at = day || time.day;
      const order = [...time.days.filter((one) => one >= at), ...time.days.filter((one) => one < at).reverse()];
      for (const one of order) {
        while (busy) await new Promise((rest) => scope.setTimeout(rest, 40));
        if (!time || time.address !== own) return;
        const started = scope.performance.now();
        await load(one);
        if (scope.performance.now() - started > HEAVY_MS) return;
      }
    }
    function datedOn(asked) {
      return time.dated.filter((mark) => mark.from <= asked && (!mark.until || asked < mark.until));
    }
    function remove() {
      if (!layers) return;
      layers.ids.forEach((id) => view.drawn.delete(id));
      layers.group.remove();
      layers = null;
    }
    /* Draw first, then take the former day away: nothing flashes. */
    function swap(found) {
      const group = scope.L.layerGroup().addTo(view.map);
      const marks = [...found.marks, ...shown];
      const drawn = trace.drawMarks(view, group, marks);
      remove();
      drawn.forEach((one, id) => view.drawn.set(id, one));
      layers = { group, ids: [...drawn.keys()] };
      frame = found;
    }
    /* What the article says of a later day than the one shown is pale; so are events as they grow old. */
    function fade() {
      drawnEvents().forEach(({ mark, node }) => node.style.setProperty("--age", String((number(day) - number(mark.from)) / 7)));
      const later = (mark) => !isControl(mark) && !mark.from && mark.shape !== "place" && mark.as_of && mark.as_of > day && day !== time.article;
      let changed = false;
      view.drawn.forEach((one) => {
        const now = Boolean(later(one.mark));
        changed = changed || now !== Boolean(one.later);
        one.later = now;
        [one.node, ...one.layers.map((layer) => layer.getElement && layer.getElement())].forEach((node) => node && node.classList.toggle("is-later", now));
      });
      return changed;
    }
    function drawnEvents() {
      return [...view.drawn.values()].filter(({ mark }) => mark.kind === "event");
    }
    function draw(asked, found) {
      const [before, dated] = [shown.map((mark) => mark.id).join(), datedOn(asked)];
      day = asked;
      shown = dated;
      const chosen = view.drawn.get(view.selected);
      const stays = chosen && !isControl(chosen.mark) && (!chosen.mark.from || dated.includes(chosen.mark));
      const moved = before !== dated.map((mark) => mark.id).join();
      if (found !== frame || moved) swap(found);
      const faded = fade();
      if (view.selected && !stays) view.pick.light(null, null);
      view.furniture.update(moved || faded);
      scope.performance.mark("trace-day");
    }
    /* One day at a time: while one is under way only the last wish is kept, and what comes is drawn on the way to it. */
    async function go(asked) {
      if (!time) return;
      wanted = asked;
      if (busy) return;
      busy = true;
      while (wanted !== null) {
        const now = wanted;
        const key = keyOf(now);
        const found = await awaited(key);
        if (!time) break;
        if (found && found.marks) draw(keyOf(wanted) === key ? wanted : now, found);
        if (wanted === now || keyOf(wanted) === key) break;
      }
      busy = false;
    }
    /* Take over the marks of the article's day from those of the atlas; return the others. */
    function begin(marks) {
      remove();
      const before = time && time.address + view.language + view.theme + time.day;
      time = view.data.time;
      shown = [];
      frame = null;
      if (!time) return marks;
      [view.language, view.theme] = [view.data.language, view.data.theme];
      if (before !== time.address + view.language + view.theme + time.day) {
        frames.clear();
        preparing = null;
      }
      const words = view.data.caption;
      frames.set(time.day, { day: time.day, marks: marks.filter(isControl), legend: view.data.legend.filter(ofControl), count: words.count, newest: words.newest, joined: words.joined, points: marks.filter((mark) => mark.kind === "observation").length });
      return marks.filter((mark) => !isControl(mark));
    }
    function open() {
      if (time) draw(time.day, frames.get(time.day));
    }
    const ofControl = (entry) => entry.row === "areas" || entry.row === "blank" || entry.symbol === "observation";

    /* What the legend lists on this day: the article's marks, the lines and events shown, and the areas. */
    function legend() {
      if (!frame) return view.data.legend;
      const bounds = view.map.getBounds();
      const seen = shown.filter((mark) => mark.kind !== "event" || bounds.contains(view.drawn.get(mark.id).at));
      const kinds = [...new Set(seen.map((mark) => mark.row))];
      const others = view.data.legend.filter((entry) => !ofControl(entry));
      return [...others, ...kinds.map((kind) => time.legend[kind]), ...frame.legend];
    }
    function caption() {
      if (!frame) return view.data.caption;
      const words = view.data.words;
      const strong = words.control.replace("{date}", dayInWords(day, view.data.language));
      const age = time.article ? distanceInWords(number(day) - number(time.article), words, "article") : "";
      return { strong, text: age, hint: time.title, rows: frame.count ? rowsInWords(words) : words.nothing_yet, waiting: late ? words.loading.replace("{date}", dayInWords(late, view.data.language)) : "" };
    }
    /* How many rows, of which day the newest is, how long before the article that was, and what was joined. */
    function rowsInWords(words) {
      const said = [words.observations.replace("{count}", frame.count.toLocaleString(view.data.language)).replace("{newest}", dayInWords(frame.newest, view.data.language))];
      if (time.article) said.push(distanceInWords(number(frame.newest) - number(time.article), words, "article"));
      if (frame.joined) said.push(words.joined.replace("{km}", Number(frame.joined.toPrecision(3)).toLocaleString(view.data.language)));
      return said.join(", ");
    }
    /* Where the map holds but some of very many observations: a promise of those nearest to a point; else null. */
    function makersAt(at) {
      if (!frame || !time || !time.address || frame.points >= frame.count) return null;
      const { language, theme } = view.data;
      const asked = new URLSearchParams({ at: at.lat + "," + at.lng, language, theme });
      return fetch(time.address + keyOf(day) + "/at.json?" + asked).then((found) => (found.ok ? found.json() : null)).catch(() => null);
    }
    return { begin, open, go, prepare, legend, caption, makersAt, get day() { return day; } };
  };
})(typeof window === "undefined" ? globalThis : window);
