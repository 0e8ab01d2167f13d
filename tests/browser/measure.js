// What a browser alone can tell of a page: where text really stands. Each function returns a list
// of faults in words, empty when there are none. Added to every page before it loads.
window.measure = (() => {
  // All of a page is set, also what a browser leaves until a reader comes near.
  document.addEventListener("DOMContentLoaded", () => {
    const whole = new CSSStyleSheet();
    whole.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(whole);
  });

  const SLACK = 0.5; // half a CSS pixel: rounding, not a fault
  const LINE_START = "，。、；：！？”’）》】〉…%％";
  const LINE_END = "“‘（《【〈";

  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const name = (element) => {
    const place = element.closest("[id]");
    return `${element.tagName.toLowerCase()}${place ? ` in #${place.id}` : ""}`;
  };
  const words = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 40);

  // Wider than the window: the reader would have to scroll sideways.
  function sideways() {
    const wide = document.documentElement.scrollWidth;
    if (wide <= window.innerWidth) return [];
    const cause = [...document.body.querySelectorAll("*")].filter(
      (e) => shown(e) && e.getBoundingClientRect().right > window.innerWidth + SLACK);
    return [`${wide} px wide in ${window.innerWidth}: ${cause.slice(0, 3).map(name).join(", ")}`];
  }

  // The runs of text of a drawing, each with the box of its ink: an em's worth about the baseline,
  // since the box that the browser gives has the font's line spacing in it.
  function labels(svg) {
    const runs = [...svg.querySelectorAll("text, tspan")].filter((e) => shown(e)
      && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()));
    return runs.map((run) => {
      const matrix = run.getScreenCTM();
      const size = parseFloat(getComputedStyle(run).fontSize) * Math.hypot(matrix.a, matrix.b);
      const box = run.getBoundingClientRect(); // in Firefox a pixel too large on every side
      const at = (place) => new DOMPoint(place.x, place.y).matrixTransform(matrix);
      const from = at(run.getStartPositionOfChar(0));
      const to = at(run.getEndPositionOfChar(run.getNumberOfChars() - 1));
      const upright = Math.abs(matrix.b) < 1e-6;
      return {
        run, size,
        left: upright ? from.x : box.left,
        right: upright ? to.x : box.right,
        top: upright ? from.y - 0.76 * size : box.top,
        bottom: upright ? from.y + 0.08 * size : box.bottom,
      };
    });
  }
  const drawings = () => [...document.querySelectorAll("svg")].filter(shown);
  const each = (look) => drawings().flatMap((svg) => look(labels(svg), svg));

  function small() {
    return each((all) => all.filter((l) => l.size < 12 - 0.01).map(
      (l) => `${name(l.run)}: “${words(l.run)}” is ${l.size.toFixed(1)} px`));
  }

  function cut() {
    return each((all, svg) => {
      const frame = svg.getBoundingClientRect();
      return all.filter((l) => l.left < frame.left - SLACK || l.right > frame.right + SLACK
        || l.top < frame.top - SLACK || l.bottom > frame.bottom + SLACK).map(
        (l) => `${name(l.run)}: “${words(l.run)}” leaves the drawing`);
    });
  }

  function overlapping() {
    return each((all) => all.flatMap((a, i) => all.slice(i + 1).filter((b) =>
      a.left < b.right - SLACK && b.left < a.right - SLACK
      && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK
      && !a.run.contains(b.run)).map(
      (b) => `${name(a.run)}: “${words(a.run)}” lies on “${words(b.run)}”`)));
  }

  // Colours. What is not opaque is laid over the page's own ground first.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function painted(colour, alpha, ground) {
    canvas.globalAlpha = 1;
    canvas.fillStyle = ground;
    canvas.fillRect(0, 0, 1, 1);
    canvas.globalAlpha = alpha;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }
  function luminance(rgb) {
    const [r, g, b] = rgb.map((v) => v / 255).map(
      (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function ratio(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  function groundOf(element) {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/^rgba\(.*, 0\)$|^transparent$/.test(colour)) return colour;
    }
    return "white";
  }
  function fillOf(shape, ground) {
    const style = getComputedStyle(shape);
    if (style.fill === "none" || style.fill.startsWith("url(")) return null;
    const alpha = Number(style.fillOpacity) * Number(style.opacity);
    return alpha === 0 ? null : painted(style.fill, alpha, ground);
  }
  // Says whether a line that stands out runs along the edge of a pale mark.
  function edged(mark, svg, page, ground) {
    if (!mark.getPointAtLength) return false;
    const lines = [...svg.querySelectorAll("path")].filter((line) => {
      const style = getComputedStyle(line);
      return style.stroke !== "none" && ratio(painted(style.stroke, 1, ground), page) >= 3 - 0.05;
    });
    const long = mark.getTotalLength(), steps = 64;
    const points = Array.from({ length: steps }, (_, at) => mark.getPointAtLength(at / steps * long)
      .matrixTransform(mark.getScreenCTM()));
    const met = points.filter((point) => lines.some(
      (line) => line.isPointInStroke(point.matrixTransform(line.getScreenCTM().inverse()))));
    return met.length >= steps * 0.9;
  }
  const around = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;

  // Labels need 4.5 to 1 against what is under them, marks 3 to 1 against the page.
  function contrast() {
    return each((all, svg) => {
      const ground = groundOf(svg);
      const page = painted(ground, 1, ground);
      const marks = [...svg.querySelectorAll("rect, circle, path, polygon")].filter(shown)
        .map((mark) => ({ mark, box: mark.getBoundingClientRect(), fill: fillOf(mark, ground) }))
        .filter(({ fill, box }) => fill && box.width > 0 && box.height > 0);
      // A piece of the page's own ground, under words, is no mark.
      const faint = marks.filter(({ mark, fill }) => ratio(fill, page) < 3 - 0.05
        && ratio(fill, page) > 1
        && !edged(mark, svg, page, ground)).map(
        ({ mark, fill }) => `${name(mark)}: a mark of rgb(${fill}) on rgb(${page})`);
      const dim = all.filter((l) => {
        const [x, y] = [(l.left + l.right) / 2, (l.top + l.bottom) / 2];
        const under = marks.filter(({ box, mark }) => around(box, x, y) && covers(mark, x, y));
        const behind = under.length ? under[under.length - 1].fill : page;
        return ratio(fillOf(l.run, ground) ?? behind, behind) < 4.5 - 0.05;
      }).map((l) => `${name(l.run)}: “${words(l.run)}” is hard to tell from its ground`);
      return [...new Set([...faint, ...dim])];
    });
  }

  // Whether a point of the window lies on the filled inside of a mark.
  function covers(mark, x, y) {
    const inside = new DOMPoint(x, y).matrixTransform(mark.getScreenCTM().inverse());
    return getComputedStyle(mark).fill !== "none" && mark.isPointInFill(inside);
  }

  // What has the focus shows it by a ring of 2 px or more, 3 to 1 against the page.
  const FOCUSABLE = "a[href], button, summary, [tabindex]";
  function rings() {
    return [...document.querySelectorAll(FOCUSABLE)].filter(shown).filter((one) => {
      one.focus({ focusVisible: true, preventScroll: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      const ground = groundOf(one);
      return one !== document.activeElement || outlineStyle === "none"
        || parseFloat(outlineWidth) < 2
        || ratio(painted(outlineColor, 1, ground), painted(ground, 1, ground)) < 3;
    }).map((one) => `${name(one)}: “${words(one)}” shows no ring`);
  }

  // The reader's own spacing (WCAG 1.4.12) may not make the page wider than the window.
  function spacious() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const faults = sideways();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    return faults;
  }

  // Chinese prose on a wide screen: 28 to 40 Han a line, lines at least 1.7 apart.
  function measureOfProse() {
    return [...document.querySelectorAll("main p")].filter(
      (p) => shown(p) && p.closest("[lang]").lang.startsWith("zh") && p.textContent.length > 120,
    ).flatMap((p) => {
      const style = getComputedStyle(p);
      const size = parseFloat(style.fontSize);
      const [han, apart] = [p.clientWidth / size, parseFloat(style.lineHeight) / size];
      return han >= 28 && han < 41 && apart >= 1.7 ? []
        : [`${name(p)}: ${han.toFixed(1)} Han a line, lines ${apart.toFixed(2)} apart`];
    });
  }

  // Every visible character of Chinese text outside drawings, with the box it stands in, per block.
  function* characters() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("svg, script, style") || !shown(parent)) continue;
      if (!parent.closest("[lang]")?.lang.startsWith("zh")) continue;
      let block = parent;
      while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      const range = document.createRange();
      for (let i = 0; i < node.data.length; i += 1) {
        if (/\s/.test(node.data[i])) continue;
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (box) yield { sign: node.data[i], box, block };
      }
    }
  }

  // Chinese punctuation on the wrong side of a line's end.
  function linebreaks() {
    const faults = [];
    let last = null;
    for (const now of characters()) {
      const broken = last && last.block === now.block
        && now.box.top > last.box.top + last.box.height * 0.5 && now.box.left < last.box.left;
      if (broken && LINE_START.includes(now.sign)) {
        faults.push(`${name(now.block)}: a line starts with ${now.sign} after ${last.sign}`);
      }
      if (broken && LINE_END.includes(last.sign)) {
        faults.push(`${name(now.block)}: a line ends with ${last.sign} before ${now.sign}`);
      }
      last = now;
    }
    return faults;
  }

  // Titles in Chinese of which one character alone stands on the last line.
  function lonely() {
    return [...document.querySelectorAll(":is(h1, h2, h3):lang(zh)")].filter(shown).filter((title) => {
      const lines = new Map();
      const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const { bottom, width } = range.getBoundingClientRect();
          const line = Math.round(bottom / 8);
          if (width) lines.set(line, (lines.get(line) ?? 0) + 1);
        }
      }
      return lines.size > 1 && lines.get(Math.max(...lines.keys())) < 2;
    }).map((title) => `${name(title)}: “${words(title)}” ends in one character`);
  }

  // Axe-core's own findings, and what it could not decide, one line each. `explained` maps a rule
  // to a selector: where it stays undecided for good reason. `part` is all that is examined, if given.
  async function accessibility(explained, part) {
    const found = await axe.run(part ?? document, {
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations", "incomplete"],
      selectors: false, // they take longer to find than the faults
      elementRef: true,
    });
    const lines = (results, kind, passed) => results.flatMap((rule) => rule.nodes
      .filter(({ element }) => !(passed[rule.id] && element.matches(passed[rule.id])))
      .map(({ html }) => `${kind} ${rule.id}: ${html.slice(0, 120)}: ${rule.help}`));
    return [...lines(found.violations, "violation", {}),
      ...lines(found.incomplete, "undecided", explained)];
  }

  return {
    sideways, spacious, small, cut, overlapping, contrast, linebreaks, lonely,
    measureOfProse, rings, accessibility,
  };
})();
