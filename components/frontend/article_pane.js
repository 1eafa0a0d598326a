/* The article pane. Everything from the article becomes a text node or an attribute, never HTML.
 * trace.articlePane(root, data, link): draws `data` (see components/article_layout.py) into `root`, joins it to `link`
 * (post/listen, see link.js) and returns a function that takes it down again. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});

  function element(tag, className, attributes) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== "") node.setAttribute(name, String(value));
    }
    return node;
  }

  function drawPiece(piece) {
    if (!piece.mention) return document.createTextNode(piece.text);
    const mark = element("mark", "trace-mention", {
      "data-mention": piece.mention,
      "data-place": piece.feature,
      "data-kind": piece.kind,
      "data-sense": piece.sense,
      "data-tone": piece.tone,
      title: piece.title,
    });
    if (piece.colour) mark.style.setProperty("--party", piece.colour);
    if (piece.feature) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
    }
    mark.append(document.createTextNode(piece.text));
    return mark;
  }

  function drawChip(chip) {
    const button = element("button", "trace-chip", {
      type: "button",
      "data-claim": chip.claim,
      "data-target": chip.feature,
      "data-tone": chip.tone,
      "data-label": chip.label,
      "aria-label": chip.label,
    });
    return button;
  }

  function drawSentence(group) {
    if (group.index === null) {
      const between = document.createDocumentFragment();
      group.pieces.forEach((piece) => between.append(drawPiece(piece)));
      return between;
    }
    const span = element("span", "trace-sentence", { "data-sentence": group.index });
    group.pieces.forEach((piece) => span.append(drawPiece(piece)));
    if (!group.chips.length) return span;
    const whole = document.createDocumentFragment();
    whole.append(span);
    group.chips.forEach((chip) => whole.append(drawChip(chip)));
    return whole;
  }

  function drawParagraph(paragraph) {
    const tag = paragraph.heading ? "h" + paragraph.heading : "p";
    const node = element(tag, "trace-paragraph");
    paragraph.sentences.forEach((group) => node.append(drawSentence(group)));
    return node;
  }

  function drawArticle(root, data) {
    const body = element("article", "trace-article", { lang: data.lang === "und" ? null : data.lang, dir: data.dir });
    const nodes = data.paragraphs.map(drawParagraph);
    if (data.title) {
      const title = element("h1", "trace-paragraph");
      title.append(document.createTextNode(data.title));
      body.append(title);
    }
    nodes.forEach((node) => body.append(node));
    const byline = element("p", "trace-byline");
    byline.append(document.createTextNode(data.byline || ""));
    const heading = body.querySelector("h1");
    if (heading) heading.after(byline);
    else body.prepend(byline);
    (data.notes || []).forEach((text) => {
      const note = element("p", "trace-note", { role: "note" });
      note.append(document.createTextNode(text));
      byline.after(note);
    });
    root.replaceChildren(body);
    return body;
  }

  /* Light what belongs to a selection; return the first lit sentence. */
  function light(body, data, choice) {
    body.querySelectorAll("[aria-current]").forEach((node) => node.removeAttribute("aria-current"));
    const lit = data.features[choice.feature] || { sentences: [], mentions: [] };
    const sentences = choice.sentence === null || choice.sentence === undefined ? lit.sentences : [choice.sentence];
    let first = null;
    for (const node of body.querySelectorAll("[data-sentence]")) {
      if (!sentences.includes(Number(node.dataset.sentence))) continue;
      node.setAttribute("aria-current", "true");
      first = first || node;
    }
    const mentions = choice.mention ? [choice.mention] : lit.mentions;
    for (const node of body.querySelectorAll("[data-mention]")) {
      if (mentions.includes(node.dataset.mention)) node.setAttribute("aria-current", "true");
    }
    for (const node of body.querySelectorAll("[data-target]")) {
      if (choice.feature && node.dataset.target === choice.feature) node.setAttribute("aria-current", "true");
    }
    return first;
  }

  /* Chips of claims whose speaker is switched off on the map step back. */
  function mute(body, claims) {
    body.querySelectorAll("[data-claim]").forEach((node) => node.classList.toggle("is-muted", claims.includes(node.dataset.claim)));
  }

  function scroller(node) {
    for (let parent = node.parentElement; parent; parent = parent.parentElement) {
      const flow = getComputedStyle(parent).overflowY;
      if ((flow === "auto" || flow === "scroll") && parent.scrollHeight > parent.clientHeight) return parent;
    }
    return null;
  }

  function reveal(node) {
    const box = scroller(node);
    if (!box) return;
    const outer = box.getBoundingClientRect();
    const inner = node.getBoundingClientRect();
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    const calm = scope.matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: calm ? "auto" : "smooth" });
  }

  function choiceOf(target) {
    const chip = target.closest(".trace-chip");
    const mark = target.closest("[data-mention]");
    const sentence = (node) => {
      const own = node.closest("[data-sentence]");
      return own ? Number(own.dataset.sentence) : null;
    };
    if (chip) {
      const previous = chip.closest("p, h1, h2").querySelectorAll("[data-sentence]");
      const before = [...previous].filter((node) => node.compareDocumentPosition(chip) & 4).pop();
      return { feature: chip.dataset.target || null, sentence: before ? Number(before.dataset.sentence) : null, mention: null };
    }
    if (mark && mark.dataset.place) {
      return { feature: mark.dataset.place, sentence: sentence(mark), mention: mark.dataset.mention };
    }
    return null;
  }

  trace.articlePane = function (root, data, link) {
    const body = drawArticle(root, data);
    let last = { feature: data.lead || null, sentence: null, mention: null };

    function choose(choice, scroll) {
      last = choice;
      const first = light(body, data, choice);
      if (scroll && first) reveal(first);
      link.post({ type: "select", origin: "text", ...choice });
    }
    function onClick(event) {
      const choice = choiceOf(event.target);
      if (choice) choose(choice);
    }
    function onKey(event) {
      if (event.key === "Escape") return choose({ feature: null, sentence: null, mention: null });
      if ((event.key !== "Enter" && event.key !== " ") || event.target.tagName === "BUTTON") return undefined;
      const choice = choiceOf(event.target);
      if (!choice) return undefined;
      event.preventDefault();
      return choose(choice);
    }
    const stop = link.listen((message) => {
      if (message.type === "ready" && message.origin === "map" && last.feature) {
        link.post({ type: "select", origin: "text", first: true, ...last });
      }
      if (message.type === "mute") mute(body, message.claims || []);
      if (message.type !== "select" || message.origin === "text") return;
      last = { feature: message.feature || null, sentence: message.sentence ?? null, mention: null };
      const first = light(body, data, last);
      if (first) reveal(first);
      scope.performance.mark("trace-highlight");
    });
    /* A sentence chosen while another tab lay over the text is brought into view when the text is seen again. */
    let seen = true;
    const watcher = new ResizeObserver(() => {
      const now = body.offsetHeight > 0;
      const first = now && !seen && body.querySelector("[data-sentence][aria-current]");
      if (first) reveal(first);
      seen = now;
    });
    watcher.observe(body);
    body.addEventListener("click", onClick);
    body.addEventListener("keydown", onKey);
    light(body, data, last);
    return { show: choose, close: () => (stop(), watcher.disconnect(), body.remove()) };
  };
})(typeof window === "undefined" ? globalThis : window);
