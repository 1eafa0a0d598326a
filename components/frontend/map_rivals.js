/* Rival proposals on the map: a panel with a switch for each speaker and the comparison of their lines in words. A
 * switch hides and shows what that speaker proposes, in the browser alone. Text nodes only. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const SVG = "http://www.w3.org/2000/svg";

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  function swatch(proposal) {
    const node = document.createElementNS(SVG, "svg");
    const line = document.createElementNS(SVG, "path");
    Object.entries({ width: 26, height: 12, viewBox: "0 0 26 12", "aria-hidden": "true" }).forEach(([name, value]) => node.setAttribute(name, String(value)));
    Object.entries({ d: "M0 6H26", fill: "none", stroke: proposal.colour, "stroke-width": 3, "stroke-dasharray": proposal.dash || "none" }).forEach(([name, value]) => line.setAttribute(name, String(value)));
    node.append(line);
    return node;
  }

  function row(view, proposal) {
    const off = view.rivals.off.has(proposal.id);
    const button = element("button", "trace-rival");
    button.type = "button";
    button.dataset.proposal = proposal.id;
    button.setAttribute("aria-pressed", String(!off));
    const name = element("b", "", proposal.who);
    name.style.color = proposal.colour;
    const words = element("span", "trace-rival-words");
    words.append(name, element("span", "", proposal.text));
    if (proposal.refused) words.append(element("small", "", view.data.words.refused.replace("{who}", () => proposal.refused)));
    button.append(swatch(proposal), words, element("i", "trace-rival-switch"));
    button.addEventListener("click", () => view.rivals.turn(proposal.id));
    return button;
  }

  /* How one line lies to another; where a matter has several, each opens for more than its distance. */
  function comparison(view, one) {
    const box = element(one.title ? "details" : "div", "trace-rival-comparison");
    box.hidden = one.between.some((id) => view.rivals.off.has(id));
    const head = one.title ? box.appendChild(element("summary", "", one.title)) : box;
    one.words.forEach((sentence, index) => (index ? box : head).append(element("p", index ? "" : "trace-rival-distance", sentence)));
    return box;
  }

  trace.openRivals = function (view) {
    const off = new Set();
    let open = null;

    /* The panel, or null where there is nothing to compare. */
    function panel() {
      const matters = view.data.rivals || [];
      if (!matters.length) return null;
      const box = element("details", "trace-rivals");
      if (open === null) open = view.map.getSize().x > 560;
      box.open = open;
      box.append(element("summary", "", view.data.words.rivals));
      matters.forEach((matter) => {
        matter.proposals.forEach((proposal) => box.append(row(view, proposal)));
        matter.comparisons.forEach((one) => box.append(comparison(view, one)));
      });
      box.addEventListener("toggle", () => {
        open = box.open;
        view.arrange();
      }, true);
      return box;
    }

    /* Whether a mark belongs to a proposal that is switched off; the land between needs both. */
    function hides(mark) {
      return Boolean(mark.proposal) && mark.proposal.split("|").some((id) => off.has(id));
    }

    /* Whether a legend entry is about something that is not switched off. */
    function explains(entry) {
      const of = entry.proposals || [];
      return !of.length || of.some((proposal) => !hides({ proposal }));
    }

    function apply() {
      view.drawn.forEach((one) => {
        const hidden = hides(one.mark);
        one.hidden = hidden;
        one.layers.forEach((layer) => layer.getElement && layer.getElement()?.classList.toggle("is-off", hidden));
        if (hidden && view.selected === one.mark.id) view.dismiss();
      });
      const claims = view.data.marks.filter((mark) => mark.shape !== "between" && hides(mark)).flatMap((mark) => mark.claims);
      if (view.link) view.link.post({ type: "mute", origin: "map", claims });
    }

    function turn(id) {
      off.has(id) ? off.delete(id) : off.add(id);
      apply();
      const focused = document.activeElement?.dataset?.proposal;
      view.redraw();
      if (focused) view.map.getContainer().querySelector('[data-proposal="' + focused + '"]')?.focus();
      scope.performance.mark("trace-switched");
    }

    /* Another article begins with every speaker on. */
    function begin(another) {
      if (another) off.clear();
      if (another) open = null;
      apply();
    }
    return { off, panel, turn, begin, explains };
  };
})(typeof window === "undefined" ? globalThis : window);
