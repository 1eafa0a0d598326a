/* The table of claims with its filters. Everything from the article becomes a text node or an attribute, never HTML.
 * trace.claimTable(root, data, link): draws `data` (components/claim_rows.py) into `root`, joins it to `link`
 * (post/listen, see link.js) and returns {close}. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  function filter(one, data, changed) {
    const label = element("label", "trace-claims-filter");
    const select = element("select");
    label.append(element("span", "", one.label), select);
    select.dataset.filter = one.key;
    select.append(new Option(data.words.all, ""));
    one.options.forEach(({ value, label: name, count }) => select.append(new Option(name + " (" + count + ")", value)));
    select.addEventListener("change", changed);
    return label;
  }

  function cell(className, ...texts) {
    const node = element("span", "trace-claim-" + className);
    node.setAttribute("role", "cell");
    texts.filter(Boolean).forEach((text) => node.append(text.nodeType ? text : document.createTextNode(text)));
    return node;
  }

  function parties(row) {
    const line = [row.who, row.target].filter(Boolean).join(" → ");
    return row.speaker ? [line, element("small", "", (line ? " " : "") + row.speaker)] : [line];
  }

  function drawRow(row, data) {
    const node = element("div", "trace-claim");
    node.setAttribute("role", "row");
    node.tabIndex = -1;
    node.dataset.claim = row.claim;
    if (row.feature) node.dataset.target = row.feature;
    const chip = element("b", "", [row.what, row.status].filter(Boolean).join(" "));
    if (row.tone) chip.dataset.tone = row.tone;
    const where = row.where || data.words.nowhere;
    const text = cell("text", row.text);
    text.lang = data.lang;
    text.dir = data.dir;
    node.append(cell("what", chip), cell("who", ...parties(row)), cell(row.where ? "where" : "where is-nowhere", where), cell("when", row.when), text);
    if (row.why) node.append(cell("why", row.why));
    return node;
  }

  function head(data) {
    const node = element("div", "trace-claims-head");
    node.setAttribute("role", "row");
    ["what", "who", "where", "when"].forEach((key) => {
      const title = element("span", "trace-claim-" + key, data.words[key]);
      title.setAttribute("role", "columnheader");
      node.append(title);
    });
    return node;
  }

  trace.claimTable = function (root, data, link) {
    const box = element("div", "trace-claims-box");
    const bar = element("div", "trace-claims-bar");
    const state = element("p", "trace-claims-state");
    const table = element("div", "trace-claims-table");
    const none = element("p", "trace-claims-none", data.words.none);
    const rows = data.rows.map((row) => ({ row, node: drawRow(row, data) }));
    const reset = element("button", "trace-claims-reset", data.words.reset);
    const count = element("span");
    reset.type = "button";
    state.setAttribute("aria-live", "polite");
    state.append(count, reset);
    table.setAttribute("role", "grid");
    table.append(head(data), ...rows.map(({ node }) => node));
    data.filters.forEach((one) => bar.append(filter(one, data, narrow)));
    box.append(bar, state, table, none);
    root.replaceChildren(box);
    const selects = [...bar.querySelectorAll("select")];
    const visible = () => rows.filter(({ node }) => !node.hidden);

    function narrow() {
      rows.forEach(({ row, node }) => {
        node.hidden = selects.some((select) => select.value && !row.by[select.dataset.filter].includes(select.value));
      });
      const shown = visible().length;
      count.textContent = data.words.count.replace("{shown}", String(shown)).replace("{all}", String(rows.length));
      reset.hidden = selects.every((select) => !select.value);
      none.hidden = shown > 0;
      if (!visible().some(({ node }) => node.tabIndex === 0)) rove(visible()[0]);
    }
    /* The tabulator key meets one row, the arrow keys the others. */
    function rove(one) {
      rows.forEach(({ node }) => (node.tabIndex = -1));
      if (one) one.node.tabIndex = 0;
    }
    function light(match) {
      rows.forEach((one) => (match(one.row) ? one.node.setAttribute("aria-selected", "true") : one.node.removeAttribute("aria-selected")));
    }
    function choose(one) {
      light((row) => row === one.row);
      rove(one);
      link.post({ type: "select", origin: "table", feature: one.row.feature, sentence: one.row.sentence, mention: null });
    }
    const at = (node) => rows.find((one) => one.node === node.closest(".trace-claim"));
    function onClick(event) {
      const one = at(event.target);
      if (one) choose(one);
    }
    function onKey(event) {
      const one = at(event.target);
      if (!one) return;
      if (event.key === "Enter" || event.key === " ") choose(one);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const seen = visible();
        const next = seen[seen.indexOf(one) + (event.key === "ArrowDown" ? 1 : -1)];
        if (next) (rove(next), next.node.focus());
      } else if (event.key === "Escape") {
        light(() => false);
        link.post({ type: "select", origin: "table", feature: null, sentence: null, mention: null });
      } else return;
      event.preventDefault();
    }
    const stop = link.listen((message) => {
      if (message.type === "mute") rows.forEach(({ row, node }) => node.classList.toggle("is-muted", (message.claims || []).includes(row.claim)));
      if (message.type !== "select" || message.origin === "table" || message.first) return;
      light((row) => Boolean(message.feature) && row.feature === message.feature);
    });
    reset.addEventListener("click", () => {
      selects.forEach((select) => (select.value = ""));
      narrow();
    });
    table.addEventListener("click", onClick);
    table.addEventListener("keydown", onKey);
    narrow();
    return { close: () => (stop(), box.remove()) };
  };
})(typeof window === "undefined" ? globalThis : window);
