// Looks at the pages of a running desk as people do: light, dark, narrow, by keyboard, without
// scripts. Arguments: the address, the app, a folder for pictures, and "text" to look at texts alone.
// Prints one line of JSON; exits with 1 when a promise of the desk is broken.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "./browser.mjs";

const [base, app, pictures, only] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const at = (page) => `/a/${app}/${page}`;
const pages = {
  home: "/", overview: `/a/${app}`, live: at("live"), features: at("features"),
  retention: at("retention?period=90d"), funnels: at("funnels?step=onboarding_started&step=message_sent&by=os"),
  sessions: at("sessions"), performance: at("performance?by=os"), quality: at("data-quality"), privacy: at("privacy"),
};
// Pages made of the same parts: once by light, and on a telephone.
const more = {
  crashes: at("crashes?state=ongoing"), group: at("crashes/00c0ffee00c0ffee"), releases: at("releases"), newapp: "/new",
};
// Colours and sizes of targets are what differs; rules about structure need no second look.
const looks = {
  light: { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  narrow: { colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  small: { colorScheme: "dark", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
};
const broken = [];
const measured = {};
const check = (holds, promise) => { if (!holds) broken.push(promise); };

function watch(page, where) {
  page.on("console", (message) => check(message.type() !== "error", `${where}: console says ${message.text()}`));
  page.on("pageerror", (error) => broken.push(`${where}: ${error.message}`));
  page.on("request", (request) => check(/^(data:|blob:)/.test(request.url()) || request.url().startsWith(base), `${where}: asks another host`));
  page.on("dialog", (dialog) => { broken.push(`${where}: a dialog opened`); dialog.dismiss(); });
}

async function look(browser, name, options) {
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const also = name === "light" || name === "narrow" ? more : {};
  for (const [title, path] of Object.entries({ ...pages, ...also })) {
    const where = `${title} ${name}`;
    const page = await context.newPage();
    watch(page, where);
    const answer = await page.goto(base + path, { waitUntil: "load" });
    check(answer.status() === 200, `${where}: status ${answer.status()}`);
    await page.screenshot({ path: `${pictures}/${title}-${name}.png`, fullPage: true });
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(spill <= 0, `${where}: ${spill} px wider than the screen`);
    if (options.isMobile) {
      await page.close();
      continue;
    }
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
    for (const violation of found.violations) {
      broken.push(`${where}: axe ${violation.id} (${violation.impact}) at ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
    }
    await page.close();
  }
  await context.close();
}

async function keyboard(browser) {
  const context = await browser.newContext(looks.light);
  const page = await context.newPage();
  watch(page, "keyboard");
  await page.goto(base + pages.overview);
  await page.keyboard.press("w");
  await page.waitForURL(/period=7d/);
  await page.keyboard.press("n");
  await page.waitForURL(/period=90d/);
  await page.goBack();
  check(/period=7d/.test(page.url()), "the back button returns to the period before");
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.waitForURL(/data-quality/);
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.waitForURL(new RegExp(`/a/${app}(\\?|$)`));
  for (const [key, place] of [["r", "retention"], ["n", "funnels"], ["s", "sessions"], ["e", "performance"], ["u", "features"], ["p", "privacy"]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForURL(new RegExp(`/a/${app}/${place}`));
  }
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.waitForURL(new RegExp(`/a/${app}(\\?|$)`));
  await page.keyboard.press("?");
  check(await page.locator("#help").isVisible(), "? shows the shortcuts");
  check((await page.locator("#help").textContent()).includes("Retention"), "the shortcuts name every page");
  await page.screenshot({ path: `${pictures}/help.png` });
  await page.keyboard.press("Escape");
  check(!(await page.locator("#help").isVisible()), "Escape closes the shortcuts");
  await page.locator(".chart").first().focus();
  await page.keyboard.press("ArrowLeft");
  check((await page.locator(".readout").first().textContent()).length > 5, "arrow keys read the chart out");
  await page.keyboard.press("m");
  await page.waitForURL(/marks=off/);
  check((await page.locator("svg.plot .at").first().getAttribute("d")) === "", "m hides releases and remarks");
  await page.keyboard.press("m");
  await page.waitForURL((url) => !url.search.includes("marks"));
  await page.locator("[data-row]").first().click();
  await page.waitForURL(/f=/);
  check((await page.locator(".chips li").count()) === 2, "a chosen row becomes a filter");
  await page.screenshot({ path: `${pictures}/filtered.png`, fullPage: true });
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("f="));
  await context.close();
}

async function withoutScripts(browser) {
  const context = await browser.newContext({ ...looks.light, javaScriptEnabled: false });
  const page = await context.newPage();
  watch(page, "without scripts");
  await page.goto(base + pages.overview);
  check((await page.locator(".tile .figure").count()) >= 4, "figures are there without scripts");
  check((await page.locator("svg.plot").count()) === 1, "the chart is there without scripts");
  await page.locator(".seg a", { hasText: "7 days" }).click();
  check(/period=7d/.test(page.url()), "periods are links");
  await page.locator("details.dates summary").click();
  await page.locator("input[name=from]").fill("2026-11-01");
  await page.locator("input[name=last]").fill("2026-11-10");
  await page.locator(".dates button").click();
  check((await page.locator(".range").textContent()).includes("1 Nov 2026 to 10 Nov 2026"), "dates are a form");
  await page.screenshot({ path: `${pictures}/no-script.png`, fullPage: true });
  await page.goto(base + at("funnels?period=7d"));
  await page.locator("select[name=step]").nth(0).selectOption("onboarding_started");
  await page.locator("select[name=step]").nth(1).selectOption("message_sent");
  await page.locator("select[name=by]").selectOption({ index: 1 });
  await page.locator("form.form button").click();
  check((await page.locator("table.steps tbody tr").count()) === 2, "a funnel is built by a form");
  check(/period=7d/.test(page.url()), "the form keeps the period");
  await context.close();
}

async function liveMoves(browser) {
  const context = await browser.newContext(looks.light);
  const page = await context.newPage();
  watch(page, "live");
  const stream = page.waitForResponse((response) => response.url().includes("/live/stream"));
  await page.goto(base + pages.live);
  check((await stream).headers()["content-type"].startsWith("text/event-stream"), "the live page listens");
  await context.close();
}

async function weigh(browser) {
  const context = await browser.newContext(looks.light);
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  let requests = 0;
  let bytes = 0;
  client.on("Network.requestWillBeSent", () => { requests++; });
  client.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  await page.goto(base + pages.overview, { waitUntil: "load" });
  measured.requests = requests;
  measured.bytes = bytes;
  measured.elements = await page.evaluate(() => document.querySelectorAll("*").length);
  check(requests <= 6, `the overview asks ${requests} times`);
  await context.close();
}

const browser = await launch();
try {
  for (const [name, options] of Object.entries(looks)) {
    if (only !== "text" || name === "light" || name === "small") await look(browser, name, options);
  }
  if (only !== "text") {
    await keyboard(browser);
    await withoutScripts(browser);
    await liveMoves(browser);
    await weigh(browser);
  }
} catch (error) {
  broken.push(String(error));
} finally {
  await browser.close();
}
console.log(JSON.stringify({ broken, measured }));
process.exit(broken.length ? 1 : 0);
