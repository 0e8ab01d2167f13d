// The desk's own script: forms and links without leaving the page, and keys. Without it all works,
// a page at a time.
(() => {
  "use strict";
  const ON = "desk-shortcuts";
  const all = (what) => [...document.querySelectorAll(what)];
  const now = () => document.querySelector(".entry.now");
  const typing = () => document.activeElement?.matches("input:not([type=checkbox]), select, textarea");
  let dirty = false;
  let asked = 0;
  let working = null; // what was asked for last
  let pending = 0; // how much of what was asked for has not come yet
  let keys = Promise.resolve(); // what was typed ahead

  // What a page says of itself takes the place of what stands here.
  const put = (text, address, move) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const status = document.getElementById("said");
    const said = fresh.getElementById("said").textContent;
    fresh.getElementById("said").replaceWith(status); // a live region must stay the same to be heard
    document.title = fresh.title;
    document.body.replaceChildren(...fresh.body.childNodes);
    document.body.dataset.seen = fresh.body.dataset.seen;
    const wrong = document.querySelector(".fault, .faults li, .conflict p");
    status.textContent = wrong ? wrong.textContent : said;
    if (address) history.replaceState(null, "", address);
    dirty = false;
    ready();
    move();
  };

  const fetched = (address, options, move) => {
    pending += 1;
    working = replaced(address, options, move).finally(() => { pending -= 1; });
  };

  const replaced = async (address, options, move) => {
    const mine = ++asked;
    try {
      const answer = await fetch(address, options);
      const text = await answer.text();
      if (mine !== asked) return;
      const there = new URL(answer.url);
      there.searchParams.delete("did");
      put(text, answer.ok ? there : null, () => move(answer));
    } catch {
      document.getElementById("said").textContent = document.body.dataset.lost;
    }
  };

  // To the field that is wrong, else to the first that is doubtful, else to the item itself.
  const settle = (fields) => {
    const one = now();
    const wrong = document.querySelector("[aria-invalid]");
    const open = fields && one?.querySelector(".open :is(input, select)");
    const goal = wrong || open || one?.querySelector(".to");
    wrong?.closest("details")?.setAttribute("open", "");
    goal?.focus({ preventScroll: true });
    if (goal?.matches("input")) goal.select();
    one?.scrollIntoView({ block: "nearest" });
  };

  const go = (link, fields = false) =>
    fetched(link.href, {}, () => settle(fields));

  const send = (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    body.set("do", button.value);
    const fields = typing();
    const inRelations = location.pathname.endsWith("relations");
    fetched(form.action, { method: "POST", body }, () => {
      if (inRelations) document.querySelector(".relations button, #text")?.focus();
      else settle(fields);
    });
  };

  const step = (by, what = ".to") => {
    const links = all(what);
    const here = document.activeElement.closest?.(".entry") ?? now();
    const order = (link) => here?.compareDocumentPosition(link) ?? Node.DOCUMENT_POSITION_FOLLOWING;
    const later = links.filter((link) => order(link) === Node.DOCUMENT_POSITION_FOLLOWING);
    const earlier = links.filter((link) => order(link) === Node.DOCUMENT_POSITION_PRECEDING);
    const goal = by > 0 ? later[0] ?? links[0] : earlier.at(-1) ?? links.at(-1);
    if (goal) go(goal);
    else document.getElementById("said").textContent = document.body.dataset.none;
  };

  const KEYS = {
    n: () => step(1, ".doubt .to"),
    p: () => step(-1, ".doubt .to"),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    i: () => now()?.querySelector(".main-form :is(input:not([type=hidden]), select)")?.focus(),
  };

  const press = (key) => {
    const goal = [...(now()?.querySelectorAll("[data-key]") ?? []), ...all("header [data-key], footer [data-key]")]
      .find((one) => one.dataset.key === key);
    if (!goal || goal.disabled) return false;
    if (goal.matches("details")) {
      goal.open = !goal.open;
      goal.querySelector("input:not([type=hidden]), select, summary").focus();
    } else goal.click();
    return true;
  };

  const act = (key) => {
    if (!KEYS[key]) return press(key);
    KEYS[key]();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing()) {
      now()?.querySelector(".to").focus();
      event.preventDefault();
    }
    if (typing() || localStorage.getItem(ON) === "off") return;
    const ahead = pending && (KEYS[event.key] || all("[data-key]").some((one) => one.dataset.key === event.key));
    if (ahead) keys = keys.then(() => working).then(() => act(event.key)); // meant for what comes
    if (ahead || act(event.key)) event.preventDefault();
  });

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.submitter ?? event.target.querySelector("button"));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.to, a.mark");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link);
  });
  document.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("cell-")) dirty = true;
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "shortcuts") localStorage.setItem(ON, event.target.checked ? "on" : "off");
  });

  const ready = () => {
    const box = document.getElementById("shortcuts");
    if (box) box.checked = localStorage.getItem(ON) !== "off";
  };

  // Who saves a file elsewhere sees it here, but nothing that is being typed is taken away.
  new EventSource("/_preview/news").addEventListener("message", async () => {
    await working; // what this page does itself is no news
    const mine = asked;
    const text = await (await fetch(location.href)).text();
    const seen = new DOMParser().parseFromString(text, "text/html").body.dataset.seen;
    if (mine !== asked || seen === document.body.dataset.seen) return;
    if (dirty) document.getElementById("said").textContent = document.body.dataset.changed;
    else {
      const name = document.activeElement.id;
      put(text, null, () => (document.getElementById(name) ?? now()?.querySelector(".to"))?.focus({ preventScroll: true }));
    }
  });
  ready();
})();
