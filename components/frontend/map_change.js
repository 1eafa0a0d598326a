/* What changed since a day that the reader chooses: gained ground outlined in the gainer's colour, and a card that says
 * who gained and lost how much. trace.openChange(view) returns {go(day, since), clear()}. Text nodes only. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});

  const LEAST_KM2 = 12;

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  trace.openChange = function (view) {
    const answers = new Map();
    let wanted = null;
    let busy = false;
    let group = null;
    let card = null;

    function words(key, values) {
      return Object.entries(values).reduce((text, [name, value]) => text.replace("{" + name + "}", value), view.data.words[key]);
    }
    function square(km2) {
      return new Intl.NumberFormat(view.data.language, { maximumSignificantDigits: 2 }).format(km2);
    }
    function townsOf(names, key) {
      if (!names.length) return [];
      const box = element("details");
      box.append(element("summary", "", words(names.length === 1 ? key + "_one" : key, { count: String(names.length) })), element("p", "", names.join(", ")));
      return [box];
    }
    function partyOf(party) {
      const box = element("div", "trace-change-party");
      box.style.setProperty("--party", party.colour);
      const sizes = [];
      if (party.gained_km2 >= LEAST_KM2) sizes.push(words("change_gained", { km2: square(party.gained_km2) }));
      if (party.lost_km2 >= LEAST_KM2) sizes.push(words("change_lost", { km2: square(party.lost_km2) }));
      box.append(element("b", "", party.name), document.createTextNode(sizes.length ? " " + sizes.join(" · ") : ""));
      box.append(...townsOf(party.gained, "change_towns"), ...townsOf(party.lost, "change_towns_lost"));
      return box;
    }
    function write(found, day, since) {
      const [from, to] = [since, day].sort().map((one) => trace.days.dayInWords(one, view.data.language));
      const box = element("section", "trace-change");
      box.setAttribute("aria-live", "polite");
      box.append(element("h2", "", words("change_title", { since: from, until: to })));
      if (found.parties.length) box.append(...found.parties.map(partyOf), element("p", "", view.data.words.change_note));
      else box.append(element("p", "", view.data.words.change_none));
      card = view.furniture.place(box, card);
    }
    function outline(found) {
      const next = scope.L.layerGroup().addTo(view.map);
      const pane = "trace-lines";
      const style = { pane, renderer: view.renderers[pane], interactive: false, lineJoin: "round", className: "trace-gain" };
      found.gains.forEach(({ geometry, colour }) => {
        const { polygons } = trace.geometry.parts(geometry);
        scope.L.polygon(polygons, { ...style, fill: false, color: view.data.colours.halo, weight: 4.4, opacity: 0.8 }).addTo(next);
        scope.L.polygon(polygons, { ...style, color: colour, weight: 2.2, fillColor: colour, fillOpacity: 0.22 }).addTo(next);
      });
      if (group) group.remove();
      group = next;
    }
    function clear() {
      wanted = null;
      if (group) group.remove();
      const shown = Boolean(card);
      if (card) card.remove();
      group = card = null;
      if (shown) view.arrange();
      answers.clear();
    }
    async function load(address) {
      if (!answers.has(address)) {
        const found = await fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
        if (found) answers.set(address, found);
      }
      return answers.get(address);
    }
    /* One question at a time: while it is under way only the last wish is kept. */
    async function go(day, since) {
      if (!since || !view.data.time) return clear();
      wanted = { day, since };
      if (busy) return undefined;
      busy = true;
      while (wanted) {
        const now = wanted;
        const { language, theme, time } = view.data;
        const found = await load(time.address + "change.json?" + new URLSearchParams({ ...now, language, theme }));
        if (wanted === null) break;
        if (found) {
          outline(found);
          write(found, now.day, now.since);
          scope.performance.mark("trace-change");
        }
        if (wanted === now) break;
      }
      busy = false;
      return undefined;
    }
    return { go, clear };
  };
})(typeof window === "undefined" ? globalThis : window);
