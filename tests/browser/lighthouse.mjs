// What Lighthouse says of pages, one line of JSON a page:
//   node lighthouse.mjs CHROMIUM steady|speed ADDRESS...
// steady: accessibility, best practices, SEO and layout shift, which are the same every time.
// speed: performance, on Lighthouse's slow phone. Scores are out of a hundred; faults are the audits
// that cost points.
import process from "node:process";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromium, kind, ...addresses] = process.argv.slice(2);
const SHIFT = "cumulative-layout-shift";
// These pages have no script, so there is nothing to wait for once they are there.
const NO_PAUSES = {
  pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 100, cpuQuietThresholdMs: 100,
  disableFullPageScreenshot: true,
};
const SETTINGS = {
  steady: {
    onlyCategories: ["accessibility", "best-practices", "seo"],
    onlyAudits: [SHIFT],
    ...NO_PAUSES,
  },
  speed: { onlyCategories: ["performance"] },
}[kind];

const browser = await launch({
  chromePath: chromium,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "error", ...SETTINGS });
    const lost = (category) => category.auditRefs
      .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => id);
    const categories = Object.values(lhr.categories);
    console.log(JSON.stringify({
      address,
      scores: Object.fromEntries(categories.map((c) => [c.id, Math.round(c.score * 100)])),
      faults: categories.flatMap(lost),
      shift: lhr.audits[SHIFT].numericValue,
      paint: lhr.audits["first-contentful-paint"]?.numericValue,
    }));
  }
} finally {
  await browser.kill();
}
