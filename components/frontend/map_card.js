/* The card of a chosen mark: what is known of it, and where it comes from. A click on an area lists the observations that
 * made it at that point, the nearest first. Text nodes only; links only to http and https. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const MOST = 8;

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.append(document.createTextNode(text));
    return node;
  }

  function link(source) {
    const safe = /^https?:\/\//i.test(source.url || "");
    const node = element(safe ? "a" : "span", "", source.title || source.url);
    if (safe) Object.assign(node, { href: source.url, target: "_blank", rel: "noopener noreferrer" });
    return node;
  }

  function sourceLine(source) {
    const line = element("li");
    line.append(link(source), document.createTextNode(source.date ? " · " + source.date : ""));
    return line;
  }

  /* The observations of an area's parties that reach the point, the nearest first, each with its distance in km. */
  function makersAt(area, at, view) {
    const parties = new Set(area.mark.parties);
    const near = [...view.drawn.values()].filter(({ mark }) => mark.shape === "observation" && mark.parties.some((party) => parties.has(party)));
    const measured = near.map((one) => ({ mark: one.mark, km: trace.geometry.distanceKm(at, one.at) }));
    return measured.filter(({ km }) => km <= area.mark.precision_km).sort((one, other) => one.km - other.km);
  }

  function makerLine({ mark, km }, view) {
    const line = element("li", "trace-maker");
    const away = view.data.words.away.replace("{km}", km < 10 ? km.toFixed(1) : Math.round(km));
    line.append(element("b", "", mark.label), document.createTextNode(" · " + away + " · " + mark.card.facts.slice(1).join(" · ")));
    mark.card.sources.forEach((source) => {
      const from = element("div");
      from.append(link(source));
      line.append(from);
    });
    return line;
  }

  function makers(area, view) {
    const at = view.at || area.bounds.getCenter();
    const found = makersAt(area, at, view);
    const list = element("ol", "trace-makers");
    const fill = (some) => list.replaceChildren(...some.slice(0, MOST).map((one) => makerLine(one, view)));
    fill(found);
    view.time.makersAt(scope.L.latLng(at))?.then((all) => all && all.length && fill(all));
    const words = view.data.words;
    const title = element("p", "trace-card-title", found.length ? words.makers : words.makers_none);
    const more = found.length > MOST ? [element("p", "", words.makers_more.replace("{count}", found.length - MOST))] : [];
    return [title, list, ...more];
  }

  function worth(one) {
    if (!one || one.mark.shape === "place") return false;
    return !one.mark.linked || one.mark.card.note || one.mark.shape === "line";
  }

  trace.card = function (view) {
    const one = view.drawn.get(view.selected);
    const told = one && one.mark.shape === "between" && view.map.getContainer().querySelector(".trace-rivals[open]");
    if (!worth(one) || told) return null;
    const { mark } = one;
    const box = element("aside", "trace-card");
    const close = element("button", "trace-card-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", view.data.words.close);
    close.addEventListener("click", () => view.dismiss());
    box.append(close, element("h2", "", mark.label), element("p", "", mark.card.facts.join(" · ")));
    if (mark.card.note) {
      const note = box.appendChild(element("p", "trace-card-note", mark.card.note));
      if (mark.note_language) note.lang = mark.note_language;
    }
    if (mark.shape === "area") {
      box.append(...makers(one, view));
      return box;
    }
    const list = element("ul");
    mark.card.sources.forEach((source) => list.append(sourceLine(source)));
    if (list.firstChild) box.append(list);
    return box;
  };
})(typeof window === "undefined" ? globalThis : window);
