/* The timeline under the map. trace.timeline(root, data, link, state) draws `data` (components/timeline.py) into `root`:
 * ticks with their words, and where a dataset has other days a slider over them, a play button and a day to compare with.
 * The map hears {type: "day", origin: "time", day, since} and, before, {type: "soon"}; nothing asks the server. close() returns the state. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const DAY_MS = 86400000;
  const NEWS_DAYS = 3;
  const MOST_NAMED = 6;
  const number = (day) => Math.round(Date.parse(day + "T00:00:00Z") / DAY_MS);
  const iso = (count) => new Date(count * DAY_MS).toISOString().slice(0, 10);

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  function button(className, text, label) {
    const node = element("button", className, text);
    node.type = "button";
    if (label) {
      node.setAttribute("aria-label", label);
      node.title = label;
    }
    return node;
  }

  function range(className, label, slider) {
    const node = element("input", className);
    Object.assign(node, { type: "range", min: number(slider.first), max: number(slider.last), step: 1 });
    node.setAttribute("aria-label", label);
    return node;
  }

  /* "9 days before the article", by the words of the page. */
  function ageOf(day, data) {
    if (!data.slider.article) return "";
    const days = day - number(data.slider.article);
    const key = days === 0 ? "same" : (days < 0 ? "before" : "after") + (Math.abs(days) === 1 ? "_one" : "");
    return data.words["article_" + key].replace("{days}", String(Math.abs(days)));
  }

  trace.timeline = function (root, data, link, state) {
    const { slider, words } = data;
    const box = element("div", "trace-timeline");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", data.title);
    Object.entries(data.colours).forEach(([name, colour]) => box.style.setProperty("--" + name, colour));
    const track = element("div", "trace-time-track");
    const [above, line, between, row, below] = ["above", "line", "between", "ticks", "below"].map((name) => track.appendChild(element("div", "trace-time-" + name)));
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", words.events);
    const inWords = new Intl.DateTimeFormat(data.language, { dateStyle: "long", timeZone: "UTC" });
    const [start, end] = [number(data.start), number(data.end)];
    const share = (day) => (day - start) / (end - start);
    const events = data.ticks.filter((tick) => tick.kind === "event");

    let day = slider ? number(slider.day) : null;
    let since = null;
    const now = above.appendChild(element("span", "trace-time-label is-now"));
    const labels = data.ticks.filter((tick) => tick.weight > 1).sort((a, b) => b.weight - a.weight).map((tick) => {
      const node = above.appendChild(element("span", "trace-time-label is-" + tick.kind, tick.title));
      return { node, at: tick.at, beside: tick.kind === "article", kind: tick.kind, day: tick.day };
    });
    const months = data.months.map((month) => ({ node: below.appendChild(element("span", "", month.text)), at: month.at }));
    const ticks = trace.ticks(box, row, data.ticks, choose);

    function choose(tick) {
      if (tick.kind === "claim") link.post({ type: "select", origin: "table", feature: tick.feature, sentence: tick.sentence, mention: null });
      if (slider) halt(), go(number(tick.day));
    }

    /* What happened on the day shown, or just before it. */
    function newsOf() {
      const news = events.filter((tick) => number(tick.day) <= day && day - number(tick.day) <= NEWS_DAYS);
      return news[news.length - 1];
    }
    function writeNow() {
      now.replaceChildren(document.createTextNode(inWords.format(new Date(day * DAY_MS))));
      const age = slider.article && day === number(slider.article) ? ageOf(day, data) : "";
      const news = age ? null : newsOf();
      if (age) now.append(document.createTextNode(" · " + age));
      if (!news) return;
      const said = element("span", "trace-time-news", " · " + news.title.split(",")[0] + words.colon);
      const detail = element("span", "trace-time-news", news.detail);
      detail.lang = news.language;
      now.append(said, detail);
    }
    function arrange() {
      const width = track.offsetWidth;
      if (!width) return;
      const others = labels.filter((label) => !slider || label.kind !== "article" || number(slider.article) !== day);
      labels.forEach((label) => label.node.classList.toggle("is-hidden", !others.includes(label)));
      trace.settle([...(slider ? [{ node: now, at: share(day), beside: true }] : []), ...others], width, MOST_NAMED);
      trace.settle(months, width, Infinity);
    }

    const play = button("trace-time-play", "", words.play);
    const compare = button("trace-time-compare", words.compare, words.compare_hint);
    const chosen = element("label", "trace-time-chosen", words.since + " ");
    const date = chosen.appendChild(element("input", ""));
    const handle = slider && range("trace-time-slider", words.slider, slider);
    const other = slider && range("trace-time-slider is-since", words.since_slider, slider);

    function draw() {
      handle.value = day;
      handle.setAttribute("aria-valuetext", [inWords.format(new Date(day * DAY_MS)), ageOf(day, data)].filter(Boolean).join(", "));
      other.hidden = chosen.hidden = between.hidden = since === null;
      compare.setAttribute("aria-pressed", String(since !== null));
      box.classList.toggle("is-moved", iso(day) !== slider.day);
      if (since !== null) {
        other.value = since;
        other.setAttribute("aria-valuetext", inWords.format(new Date(since * DAY_MS)));
        date.value = iso(since);
        const [from, to] = [Math.min(since, day), Math.max(since, day)];
        between.style.left = 100 * share(from) + "%";
        between.style.width = 100 * (share(to) - share(from)) + "%";
      }
      writeNow();
      arrange();
    }
    function tell() {
      link.post({ type: "day", origin: "time", day: iso(day), since: since === null ? null : iso(since) });
    }
    /* A saved page has some days alone: the nearest of them. */
    function settled(to) {
      if (!slider.only) return to;
      return stops.reduce((best, stop) => (Math.abs(stop - to) < Math.abs(best - to) ? stop : best), number(slider.day));
    }
    function go(to) {
      const clamped = settled(Math.max(number(slider.first), Math.min(number(slider.last), to)));
      if (clamped === day) return draw();
      day = clamped;
      draw();
      tell();
    }
    function compareWith(to) {
      since = to === null || Number.isNaN(to) ? null : Math.max(number(slider.first), Math.min(number(slider.last), to));
      draw();
      tell();
    }
    const stops = slider ? slider.stops.map(number) : [];
    const player = slider && trace.player({ first: number(slider.first), last: number(slider.last), stops, step: go, ended: () => showPlaying(false) });
    function showPlaying(running) {
      play.classList.toggle("is-playing", running);
      const label = running ? words.pause : words.play;
      play.setAttribute("aria-label", label);
      play.title = label;
    }
    function halt() {
      if (player) player.stop();
    }
    /* A page forward or back is a change of the areas. */
    function onKey(event, value, set) {
      if (event.key === " ") {
        event.preventDefault();
        play.click();
      }
      if (event.key !== "PageUp" && event.key !== "PageDown") return;
      event.preventDefault();
      halt();
      const to = event.key === "PageUp" ? stops.find((stop) => stop > value()) : stops.filter((stop) => stop < value()).pop();
      if (to !== undefined) set(to);
    }
    function listen() {
      handle.addEventListener("input", () => (halt(), go(Number(handle.value))));
      handle.addEventListener("keydown", (event) => onKey(event, () => day, go));
      other.addEventListener("input", () => compareWith(Number(other.value)));
      other.addEventListener("keydown", (event) => onKey(event, () => since, compareWith));
      date.addEventListener("change", () => date.value && compareWith(number(date.value)));
      compare.addEventListener("click", () => compareWith(since === null ? number(slider.first) : null));
      play.addEventListener("click", () => {
        if (player.running) return player.stop();
        ticks.hide();
        showPlaying(true);
        return player.start(day);
      });
    }

    if (slider) {
      Object.assign(date, { type: "date", min: slider.first, max: slider.last });
      [handle, other].forEach((node) => {
        node.style.left = "calc(" + 100 * share(number(slider.first)) + "% - 9px)";
        node.style.width = "calc(" + 100 * (share(number(slider.last)) - share(number(slider.first))) + "% + 18px)";
      });
      track.append(other, handle);
      const tools = element("div", "trace-time-tools");
      if (!slider.only) tools.append(compare, chosen);
      box.append(play, track, tools);
      listen();
    } else {
      now.remove();
      between.remove();
      box.append(track);
    }
    root.replaceChildren(box);
    const inside = (to) => Math.max(number(slider.first), Math.min(number(slider.last), to));
    if (state && slider) [day, since] = [inside(number(state.day)), state.since ? inside(number(state.since)) : null];
    slider ? draw() : arrange();
    const moved = () => slider && (since !== null || iso(day) !== slider.day) && tell();
    moved();
    /* The reader comes near the slider: the map gets its days ready. */
    if (slider) ["pointerenter", "focusin"].forEach((name) => box.addEventListener(name, () => link.post({ type: "soon", origin: "time" }), { once: true }));
    const stopListening = link.listen((message) => message.type === "ready" && message.origin === "map" && moved());
    const watch = new ResizeObserver(arrange);
    watch.observe(box);
    return {
      close() {
        halt();
        watch.disconnect();
        stopListening();
        ticks.close();
        link.close();
        box.remove();
        return slider ? { place: data.place, day: iso(day), since: since === null ? null : iso(since) } : null;
      },
    };
  };
})(typeof window === "undefined" ? globalThis : window);
