/* The thin timeline under the map. trace.timeline(root, data, link) draws `data` (components/timeline.py) into `root`;
 * every tick is a button with its title, its place given as a share of the line's length. Text nodes only. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});

  const MOST_NAMED = 6;

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  function tickNode(tick) {
    const node = element("button", "trace-tick");
    node.type = "button";
    node.dataset.kind = tick.kind;
    node.dataset.day = tick.day;
    node.style.left = 100 * tick.at + "%";
    node.setAttribute("aria-label", tick.kind === "article" ? tick.title : tick.title + " · " + tick.date);
    return node;
  }

  /* Place and day, then what the source says of it in its own language. */
  function describe(hint, tick) {
    hint.replaceChildren(document.createTextNode(tick.title));
    if (!tick.detail) return;
    const words = element("span", "", tick.detail);
    words.lang = tick.language;
    hint.append(document.createTextNode(" · "), words);
  }

  /* Put words where they neither leave the line nor touch others; what does not fit stays hidden. */
  function settle(labels, width, most) {
    const taken = [];
    labels.forEach(({ node, at, beside }) => {
      const size = node.offsetWidth;
      const wanted = !beside ? at * width - size / 2 : at * width + 8 + size <= width ? at * width + 8 : at * width - size - 8;
      const left = Math.max(0, Math.min(width - size, wanted));
      const free = taken.length < most && !taken.some((other) => left < other.right + 12 && other.left < left + size + 12);
      node.style.left = left + "px";
      node.classList.toggle("is-hidden", !free);
      if (free) taken.push({ left, right: left + size });
    });
  }

  trace.timeline = function (root, data, link) {
    const box = element("div", "trace-timeline");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", data.title);
    Object.entries(data.colours).forEach(([name, colour]) => box.style.setProperty("--" + name, colour));
    const [above, line, below] = ["above", "line", "below"].map((name) => element("div", "trace-time-" + name));
    const hint = element("span", "trace-time-label trace-time-hint");
    box.append(above, line, below);
    root.replaceChildren(box);

    const labels = data.ticks.map((tick) => {
      const node = line.appendChild(tickNode(tick));
      const point = (shown) => () => {
        describe(hint, tick);
        hint.style.display = shown ? "" : "none";
        box.classList.toggle("is-hinting", shown);
        hint.style.left = Math.max(0, Math.min(above.offsetWidth - hint.offsetWidth, tick.at * above.offsetWidth - hint.offsetWidth / 2)) + "px";
      };
      [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]].forEach(([name, shown]) => node.addEventListener(name, point(shown)));
      node.addEventListener("click", () => tick.kind === "claim" && link.post({ type: "select", origin: "table", feature: tick.feature, sentence: tick.sentence, mention: null }));
      const label = element("span", "trace-time-label" + (tick.kind === "article" ? " is-article" : ""), tick.title);
      return { node: label, at: tick.at, weight: tick.weight, beside: tick.kind === "article" };
    });
    const named = labels.filter((label) => label.weight > 1).sort((a, b) => b.weight - a.weight);
    named.forEach(({ node }) => above.append(node));
    above.append(hint);
    hint.style.display = "none";
    const months = data.months.map((month) => ({ node: below.appendChild(element("span", "", month.text)), at: month.at }));

    function arrange() {
      const width = line.offsetWidth;
      if (!width) return;
      settle(named, width, MOST_NAMED);
      settle(months, width, Infinity);
    }
    const watch = new ResizeObserver(arrange);
    watch.observe(box);
    arrange();
    return { close: () => (watch.disconnect(), link.close(), box.remove()) };
  };
})(typeof window === "undefined" ? globalThis : window);
