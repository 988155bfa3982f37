// Looks at the pages of a running desk as people do: light, dark, narrow, by keyboard, without
// scripts. Arguments: the address, the app, a folder for pictures of what is broken, the admin token,
// and "text" to look at the pages alone, or "hostile" where moreover what they say has no measure.
// Prints one line of JSON; exits with 1 when a promise of the desk is broken.
import { mkdirSync, readFileSync } from "node:fs";
import { launch } from "./browser.mjs";
import { keyboard, tabTo, withoutScripts } from "./desk-keys.mjs";
import { desktop, look } from "./desk-looks.mjs";

const KILOBYTE = 1000;
const MOST = { requests: 6, html: 12 * KILOBYTE, css: 4 * KILOBYTE, js: 5 * KILOBYTE };

const [base, app, pictures, token, only] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const brief = only === "text" || only === "hostile";
const broken = [];
const measured = {};
const desk = { base, app, pictures, broken, check, watch, signIn, pages: {}, steps: [] };

function check(holds, promise) { if (!holds) broken.push(promise); }

// What is seen may be another page each time: { where, missing }.
function watch(page, seen) {
  page.on("console", (message) => check(message.type() !== "error" || (seen.missing && message.text().includes("404")), `${seen.where}: console says ${message.text()}`));
  page.on("pageerror", (error) => broken.push(`${seen.where}: ${error.message}`));
  page.on("request", (request) => check(/^(data:|blob:)/.test(request.url()) || request.url().startsWith(base), `${seen.where}: asks another host`));
  page.on("dialog", (dialog) => { broken.push(`${seen.where}: a dialog opened`); dialog.dismiss(); });
}

let cookies = [];

async function signIn(context) { await context.addCookies(cookies); }

// Signs in by keys alone, once; other sessions take the cookie.
async function enter(browser) {
  const context = await browser.newContext(desktop);
  const page = await context.newPage();
  await page.goto(`${base}/signin`);
  await page.locator("#token").focus();
  await page.keyboard.type(token);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/signin");
  cookies = await context.cookies();
  await context.close();
}

// Begins what pages are about that no past holds, by keys alone but for the choice of a file: an app
// that is watched, a plan that waits, and one that was accepted and has no events yet. Who looked at
// another app of this desk before has begun already.
async function begin(browser) {
  const context = await browser.newContext(desktop);
  await signIn(context);
  const page = await context.newPage();
  if ((await page.goto(`${base}/a/fresh`)).ok()) return context.close();
  watch(page, { where: "begin" });
  await page.goto(`${base}/watch`);
  await tabTo(page, "#watch-app");
  await page.keyboard.type("looked-at");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/watch\/looked-at$/);
  const plan = readFileSync(new URL("../plans/dimmy.yaml", import.meta.url), "utf8");
  for (const id of ["waiting", "fresh"]) {
    await page.goto(`${base}/new`);
    await page.locator("#plan-file").setInputFiles({ name: "plan.yaml", mimeType: "application/yaml", buffer: Buffer.from(plan.replace("id: dimmy", `id: ${id}`)) });
    await tabTo(page, "main button");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/new/${id}`);
  }
  await tabTo(page, "form[action$='/accept'] button");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/a/fresh");
  check(await page.getByText("No events yet").isVisible(), "a new app has no events yet");
  await context.close();
}

// The pages that the navigation names, and those behind them; what they are about is what they list.
async function pages(browser) {
  const context = await browser.newContext(desktop);
  await signIn(context);
  const page = await context.newPage();
  const at = (path) => `/a/${app}${path}`;
  const first = async (path, selector) => {
    await page.goto(base + path);
    const link = page.locator(`main ${selector}`).first();
    return (await link.count()) ? link.evaluate((one) => one.pathname + one.search) : "";
  };
  await page.goto(base + at(""));
  const named = await page.locator(".tabs a").evaluateAll((all) => all.map((one) => [one.textContent.toLowerCase(), new URL(one.href).pathname]));
  const found = { home: "/", ...Object.fromEntries(named) };
  const row = await first(at(""), "a[data-row][href*='f=']:not([href*='f=event'])");
  const chosen = new URL(base + row).searchParams.get("f");
  const filter = `f=${encodeURIComponent(chosen)}`;
  found.retention = at("/retention?period=90d");
  desk.steps = await someSteps(page, at("/features"));
  found.funnels = at(`/funnels?${desk.steps.map((step) => `step=${step}`).join("&")}&by=${chosen.split(":")[0]}`);
  if (desk.steps.length === 2) found["steps of a funnel"] = found.funnels;
  const releases = await someReleases(page, at("/performance"));
  if (releases) found["compared releases"] = at(`/performance?release=${releases}`);
  found.views = at(`/settings/views?page=/a/${app}/funnels&choices=period%3D7d`);
  found.alerts = at("/settings/alerts");
  found.symbols = at("/settings/symbols");
  found.members = at("/settings/members");
  found.filtered = at(`?${filter}&period=today`);
  found["not filtered"] = at(`/data-quality?${filter}&f=os:not:linux`);
  found["no filter"] = at("/features?f=os:set&fp=os&fo=gt&fv=1");
  found.debug = at("/features?env=debug");
  found.wrong = at("?period=nonsense");
  found["cannot say"] = at("?metric=mau");
  found["new app"] = "/new";
  found["new plan"] = "/new/waiting";
  found["no events"] = "/a/fresh";
  found.funnel = "/a/fresh/funnels/first_dictation";
  found.planned = await first(at("/privacy"), `a[href*='/a/${app}/plan/']`);
  found.months = at("/retention?period=12mo&cohorts=month");
  if (found.crashes) {
    found.crash = await first(at("/crashes"), "a[href*='/crashes/']");
    found.crashes = at("/crashes?state=ongoing");
  }
  if (found.people) found.person = await first(at("/people"), "a[href*='/people/']");
  found.sql = at("/sql");
  found.watch = "/watch";
  found.watched = "/watch/looked-at";
  found["missing page"] = "/a/nobody/at/all";
  found["missing figures"] = "/p/nobody";
  if ((await page.goto(`${base}/p/${app}`)).ok()) {
    found.public = `/p/${app}`;
    found.embedded = `/p/${app}?embed`;
    found.plan = await page.locator("a[href^='/plan/']").getAttribute("href");
  }
  await context.close();
  return Object.fromEntries(Object.entries(found).filter(([, path]) => path));
}

// The two events that most people send.
async function someSteps(page, path) {
  await page.goto(base + path);
  const all = await page.locator("main a[data-row][href*='f=event:is:']").evaluateAll((rows) => rows.map((one) => new URL(one.href).searchParams.get("f").split(":")[2]));
  return all.slice(0, 2);
}

async function someReleases(page, path) {
  await page.goto(base + path);
  const all = await page.locator("input[name=release]").evaluateAll((boxes) => boxes.map((one) => one.value));
  return all.slice(0, 2).join(",");
}

async function liveMoves(browser) {
  const context = await browser.newContext(desktop);
  await signIn(context);
  const page = await context.newPage();
  watch(page, { where: "live" });
  const stream = page.waitForResponse((response) => response.url().includes("/live/stream"));
  await page.goto(base + desk.pages.live);
  check((await stream).headers()["content-type"].startsWith("text/event-stream"), "the live page listens");
  await context.close();
}

// What the overview costs, as it comes over the wire.
async function weigh(browser) {
  const context = await browser.newContext(desktop);
  await signIn(context);
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const kinds = new Map();
  Object.assign(measured, { requests: 0, html: 0, css: 0, js: 0 });
  client.on("Network.responseReceived", ({ requestId, response }) => {
    const kind = /html|css|javascript/.exec(response.mimeType)?.[0].replace("javascript", "js");
    if (kind && response.url.startsWith(base)) kinds.set(requestId, [kind, response.encodedDataLength]);
  });
  client.on("Network.requestWillBeSent", ({ request }) => { measured.requests += request.url.startsWith("data:") ? 0 : 1; });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const [kind, head] = kinds.get(requestId) ?? [];
    if (kind) measured[kind] += encodedDataLength - head;
  });
  await page.goto(base + desk.pages.overview, { waitUntil: "load" });
  for (const [kind, most] of Object.entries(MOST)) check(measured[kind] > 0 && measured[kind] <= most, `the overview takes ${measured[kind]} of ${kind}, at most ${most}`);
  await context.close();
}

const browser = await launch();
try {
  await enter(browser);
  await begin(browser);
  desk.pages = await pages(browser);
  await look(browser, desk, desk.pages, brief);
  if (!brief) {
    await look(browser, { ...desk, signIn: async () => {} }, { "sign in": "/signin", link: "/signin?token=used" });
    await keyboard(browser, desk);
    await withoutScripts(browser, desk);
    await liveMoves(browser);
  }
  if (only !== "hostile") await weigh(browser);
} catch (error) {
  broken.push(String(error.stack));
} finally {
  await browser.close();
}
console.log(JSON.stringify({ broken, measured, pages: Object.keys(desk.pages) }));
process.exit(broken.length ? 1 : 0);
