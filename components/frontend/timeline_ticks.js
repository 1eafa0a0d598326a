/* The ticks of the timeline with their words: the article's date, the dates it names, the events of the dataset. One stop
 * of the tabulator key for all of them, arrows within. Text nodes only; links only to http and https. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const NEXT = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  /* One node for all events of a day. */
  function grouped(ticks) {
    const groups = new Map();
    ticks.forEach((tick) => {
      const key = tick.kind + tick.day;
      groups.has(key) ? groups.get(key).push(tick) : groups.set(key, [tick]);
    });
    return [...groups.values()];
  }

  function tickNode(group) {
    const [first] = group;
    const node = element("button", "trace-tick");
    node.type = "button";
    node.tabIndex = -1;
    node.dataset.kind = first.kind;
    node.dataset.day = first.day;
    node.style.left = 100 * first.at + "%";
    const colour = group.map((tick) => tick.colour).find(Boolean);
    if (colour) node.style.setProperty("--party", colour);
    const said = (tick) => [tick.title, tick.detail, tick.date].filter(Boolean).join(" · ");
    node.setAttribute("aria-label", first.kind === "article" ? first.title : group.map(said).join("; "));
    return node;
  }

  /* Place and day, then what the source says of it in its own language, and the source. */
  function described(tick) {
    const said = [element("b", "", tick.title)];
    if (tick.detail) {
      const detail = element("span", "", tick.detail);
      detail.lang = tick.language;
      said.push(detail);
    }
    if (!tick.source) return said;
    const safe = /^https?:\/\//i.test(tick.url || "");
    const source = element(safe ? "a" : "span", "trace-time-source", tick.source);
    if (safe) Object.assign(source, { href: tick.url, target: "_blank", rel: "noopener noreferrer" });
    return [...said, source];
  }

  /* Put words where they neither leave the line nor touch others; what does not fit stays hidden. */
  trace.settle = function (labels, width, most) {
    const taken = [];
    labels.forEach(({ node, at, beside }) => {
      const size = node.offsetWidth;
      const wanted = !beside ? at * width - size / 2 : at * width + 10 + size <= width ? at * width + 10 : at * width - size - 10;
      const left = Math.max(0, Math.min(width - size, wanted));
      const free = taken.length < most && !taken.some((other) => left < other.right + 12 && other.left < left + size + 12);
      node.style.left = left + "px";
      node.classList.toggle("is-hidden", !free);
      if (free) taken.push({ left, right: left + size });
    });
  };

  /* The arrow keys, Home and End go from tick to tick. */
  function rove(row, nodes) {
    if (nodes.length) nodes[0].tabIndex = 0;
    row.addEventListener("keydown", (event) => {
      const at = nodes.indexOf(event.target);
      const to = event.key === "Home" ? 0 : event.key === "End" ? nodes.length - 1 : at + (NEXT[event.key] || 0);
      if (at < 0 || to === at || !nodes[to]) return;
      event.preventDefault();
      nodes[at].tabIndex = -1;
      nodes[to].tabIndex = 0;
      nodes[to].focus();
    });
  }

  /* Ticks in `row`; the card of one stands above it in `box`, and stays while the reader is on it. `choose(tick)` is told
   * of a click. */
  trace.ticks = function (box, row, ticks, choose) {
    const card = element("div", "trace-time-card");
    card.hidden = true;
    box.append(card);
    let leaving = null;
    let pinned = false;

    function put(node, group) {
      scope.clearTimeout(leaving);
      card.replaceChildren(...group.flatMap(described));
      card.hidden = false;
      const [spot, own] = [node.getBoundingClientRect(), card.getBoundingClientRect()];
      const left = Math.max(8, Math.min(document.documentElement.clientWidth - own.width - 8, spot.left + spot.width / 2 - own.width / 2));
      card.style.left = left + "px";
      card.style.top = Math.max(8, spot.top - own.height - 4) + "px";
    }
    function hide() {
      scope.clearTimeout(leaving);
      pinned = false;
      card.hidden = true;
    }
    const leave = () => {
      if (!pinned) leaving = scope.setTimeout(hide, 250);
    };
    const nodes = grouped(ticks).map((group) => {
      const node = row.appendChild(tickNode(group));
      node.addEventListener("pointerenter", () => pinned || put(node, group));
      node.addEventListener("focus", () => put(node, group));
      node.addEventListener("pointerleave", leave);
      node.addEventListener("blur", (event) => card.contains(event.relatedTarget) || leave());
      node.addEventListener("click", () => {
        put(node, group);
        pinned = group.some((tick) => tick.source);
        choose(group[0]);
      });
      return node;
    });
    card.addEventListener("pointerenter", () => scope.clearTimeout(leaving));
    card.addEventListener("pointerleave", leave);
    const outside = (event) => card.hidden || card.contains(event.target) || row.contains(event.target) || hide();
    const escape = (event) => event.key === "Escape" && hide();
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", escape);
    rove(row, nodes);
    return {
      hide,
      close() {
        document.removeEventListener("pointerdown", outside);
        document.removeEventListener("keydown", escape);
      },
    };
  };
})(typeof window === "undefined" ? globalThis : window);
