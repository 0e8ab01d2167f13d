// The preview's own script; no built page has it. News of a build reload the page where it is,
// mistakes lie over it, and Alt with a click tells where a part of the page is written.
(() => {
  "use strict";
  const lang = document.documentElement.lang.split("-")[0];
  const han = () => state.lang === "zh"; // what the editor reads, whatever the page is in
  const place = document.createElement("aside");
  place.setAttribute("aria-live", "polite");
  const shadow = place.attachShadow({ mode: "closed" });
  let shown = Number(new URL(document.currentScript.src).search.slice(1)); // the page's build

  // A browser may go back to the height before the page has its fonts, and is too short for it.
  const HEIGHT = `height of ${location.pathname}`;
  const height = sessionStorage.getItem(HEIGHT);
  sessionStorage.removeItem(HEIGHT);
  if (height !== null) document.fonts.ready.then(() => scrollTo(0, Number(height)));
  let state = null;

  const make = (name, text, parent) => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const opener = (path, line, parent) => {
    const link = make("a", line ? `${path}:${line}` : path, parent);
    link.href = encodeURI(`vscode://file/${state.root}/${path}`) + (line ? `:${line}` : "");
    return link;
  };

  const panel = (kind, title) => {
    shadow.replaceChildren();
    make("style", `
      :host { all: initial }
      section { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 9;
        padding: 1rem 1.5rem 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink, black);
        background: var(--paper, white); border-top: 4px solid var(--out, red);
        box-shadow: 0 -4px 24px #0004 }
      .warns { border-color: var(--in, teal); max-height: 40vh }
      .here { border-color: var(--ink, black) }
      h2 { font-size: 15px; margin: 0 0 .5rem } ol { margin: 0; padding: 0 0 0 1.2rem }
      li { margin: 0 0 .8rem } a { color: inherit; font-weight: 600 }
      pre { margin: .3rem 0; padding: .4rem .7rem; white-space: pre-wrap;
        background: color-mix(in srgb, var(--rule, silver) 35%, transparent);
        overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace }
      mark { background: color-mix(in srgb, var(--out, red) 25%, transparent); color: inherit }
      p { margin: .2rem 0 }
      button { float: right; font: inherit }`, shadow);
    const section = make("section", "", shadow);
    section.className = kind;
    const close = make("button", han() ? "关闭" : "Close", section);
    close.onclick = () => place.remove();
    make("h2", title, section);
    document.body.append(place);
    return section;
  };

  // The spot that a message speaks of is what it quotes.
  const marked = (text, message, parent) => {
    const line = make("pre", "", parent);
    const spot = [...message.matchAll(/“([^”]+)”/g)].map((m) => m[1]).find((s) => text.includes(s));
    if (!spot) { line.textContent = text; return; }
    const at = text.indexOf(spot);
    line.append(text.slice(0, at));
    make("mark", spot, line);
    line.append(text.slice(at + spot.length));
  };

  const tell = () => {
    const mistakes = state.problems.filter((found) => !found.warns);
    const listed = mistakes.length ? mistakes : state.problems;
    if (!listed.length) { place.remove(); return; }
    const one = listed.length === 1;
    const noun = mistakes.length ? (one ? "mistake" : "mistakes") : (one ? "warning" : "warnings");
    const counted = han()
      ? `${listed.length} 处${mistakes.length ? "错误" : "提醒"}`
      : `${listed.length} ${noun}`;
    const old = han() ? "；后面是上一次生成的页面" : "; behind lies the last page that could be built";
    const title = mistakes.length ? counted + old : counted;
    const list = make("ol", "", panel(mistakes.length ? "" : "warns", title));
    for (const found of listed.slice(0, 20)) {
      const item = make("li", "", list);
      opener(found.path, found.line, item);
      make("p", found.message, item);
      if (found.also.length) {
        make("p", (han() ? "另见 " : "also at ") + found.also.join(", "), item);
      }
      if (found.text) marked(found.text, found.message, item);
      make("p", `→ ${found.fix}`, item);
    }
    const rest = listed.length - 20;
    if (rest > 0) make("p", han() ? `……还有 ${rest} 处` : `… and ${rest} more`, list);
  };

  const ask = async () => {
    state = await (await fetch("/_preview/state.json")).json();
    if (state.sound && state.number !== shown) {
      sessionStorage.setItem(HEIGHT, scrollY);
      location.reload();
      return;
    }
    shown = state.number;
    tell();
  };

  // From the innermost part outward: a number's row, a block, a chart, a section.
  const written = (element) => {
    for (let part = element; part instanceof Element; part = part.parentElement) {
      const note = part.getAttribute("popovertarget") || part.querySelector(":scope > button")?.getAttribute("popovertarget");
      const row = part.matches("a.q") ? part.hash.slice(1) : note?.replace(/^n-/, "");
      const tongue = part.closest("[lang|=zh],[lang|=en],[lang]")?.lang.split("-")[0] || lang;
      for (const id of [row, part.id]) {
        const found = id && (state.places[`${tongue} ${id}`] || state.places[id]);
        if (found) return found;
      }
    }
    return "";
  };

  document.addEventListener("click", (event) => {
    if (!event.altKey || !state) return;
    const found = written(event.target);
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    const [path, line] = found.split(/:(?=\d+$)/);
    const section = panel("here", han() ? "写在" : "Written at");
    opener(path, line, section);
  }, true);

  const listen = () => {
    const news = new EventSource("/_preview/news");
    news.onmessage = ask;
    news.onerror = () => { news.close(); setTimeout(listen, 1000); };
  };
  listen();
})();
