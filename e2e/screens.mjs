// Makes docs/screens: every page of the dashboard in light, in dark and on a phone, and the page that
// lists them. Arguments: a demonstration, and a server on a copy of its data that trusts 127.0.0.1/32
// as a proxy; its admin token is in CANDOR_ADMIN_TOKEN. What an operator does is done to the second.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { small } from "./png.mjs";

const [shown, kept, only] = process.argv.slice(2);
const root = fileURLToPath(new URL("../", import.meta.url));
const folder = `${root}docs/screens`;
const looks = {
  light: { colorScheme: "light", viewport: { width: 1240, height: 800 } },
  dark: { colorScheme: "dark", viewport: { width: 1240, height: 800 } },
  phone: { colorScheme: "light", viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
};

// The name, where it is, and what it shows; "first" follows the first such link. What is done for it:
// "once", or "before" and "after" each picture.
const pages = [
  ["Apps", "/", "Every app with a plan, and how much came of it in 30 days"],
  ["Overview", "/a/osaurus", "The figures of an app, a chart of the chosen one, and what its plan asks, answered in its words"],
  ["Filtered", "/a/dimmy?f=os:is:windows&period=90d&metric=events", "One click on a row of the Overview leaves only it; the address keeps everything"],
  ["By a property", "/a/dimmy?metric=events&by=app_version&period=90d", "A figure over time by a property of the context, its table with every value"],
  ["Today", "/a/dimmy?period=today&metric=events", "Hour by hour; the part that is not over is dotted"],
  ["Cannot say", "/a/osaurus/people", "What the identity model of an app cannot tell is said, with the reason, and not drawn as zero"],
  ["Waiting", "/a/shimmy?env=debug", "An app, or its developers' builds, before the first event: lines to paste, and a lamp that tells when it is there"],
  ["Live", "/a/dimmy/live", "What happens now: who is active, events per minute, what was kept out, the latest events as the plan admitted them"],
  ["Features", "/a/dimmy/features", "Every planned event: its trend, who used it, for the first time, again on another day"],
  ["Retention", "/a/osaurus/retention?period=90d", "Who came back, by day, week or month of the first use; here of an app whose devices claim it without an identifier"],
  ["Funnels", "/a/osaurus/funnels", "How far people get, what is lost at each step, how long it takes, by any property"],
  ["Sessions", "/a/dimmy/sessions", "How many there are and how long they last"],
  ["Performance", "/a/dimmy/performance", "The numbers of a plan: percentiles over time, by any property or by chosen releases, and how the values are spread"],
  ["Crashes", "/a/dimmy/crashes", "Reports in groups, each with its first and last release"],
  ["Crash", "/a/dimmy/crashes", "One group: release by release, what its reports have in common, and the calls", { first: ".ranks tbody a" }],
  ["Releases", "/a/dimmy/releases", "How each release spreads and fades, and how many sessions and installs it leaves without a crash"],
  ["People", "/a/dimmy/people", "Installs, where the plan has a resettable id, with no more than the plan remembers"],
  ["Person", "/a/dimmy/people", "One install: what it sent, as the person can export it", { first: ".ranks tbody a" }],
  ["Feedback", "/a/dimmy/feedback?period=90d", "What people typed, and what became of it", { on: kept }],
  ["Data quality", "/a/dimmy/data-quality", "What was kept out, and why"],
  ["Data", "/a/dimmy/data", "How long rows stay and when they go, rows as files, one install erased by its id, room, limits and decisions", { on: kept }],
  ["Event", "/a/dimmy/plan/llm.failed", "One planned event: why it is there, what arrived of it, what was kept out and why, how an app records it"],
  ["Privacy", "/a/shimmy/privacy", "What is promised, what is collected, what arrived of it, and how versions differ"],
  ["Public figures", "/p/shimmy", "What an app chose to show everybody, rounded, with no value that stands for few"],
  ["Embedded figures", "/p/shimmy?embed", "The same for a frame in another site"],
  ["Plan", "/p/shimmy", "The document of a plan by its hash, for everybody", { first: "a[href^='/plan/']" }],
  ["Settings", "/a/dimmy/settings", "The plan in force, keys for every kind of client, tokens of scripts", { on: kept }],
  ["Plan change", "/a/dimmy/settings", "A newer plan waits: what it would change, the grave things first", { on: kept, before: handIn, after: discard }],
  ["Views", "/a/dimmy/settings/views", "Saved views and remarks about days", { on: kept, once: remember }],
  ["Alerts", "/a/dimmy/settings/alerts", "Bounds that are watched, and where they are told", { on: kept, once: alarm }],
  ["Members", "/a/dimmy/settings/members", "Who may look, at which apps, and decide what; and who changed what", { on: kept, once: invite }],
  ["Symbol files", "/a/dimmy/settings/symbols", "Files that give shortened crashes the names of the sources back", { on: kept }],
  ["New app", "/new", "An app begins with its plan, which is shown before anything is made", { on: kept }],
  ["Cohorts of a value", "/a/dimmy/retention?period=90d&person=first_os:windows", "Who came back, of those of whom something is remembered"],
  ["SQL", "/a/dimmy/sql?q=SELECT+app_version%2C+os%2C+count(*)+AS+events%2C+count(DISTINCT+install)+AS+installs%0AFROM+events+GROUP+BY+ALL+ORDER+BY+events+DESC+LIMIT+8", "One statement over the rows of one app, read only, stopped after five seconds"],
  ["Without a plan", "/watch", "Apps that are looked at before they have a plan: names and kinds, no values", { on: kept, once: observe }],
  ["Draft", "/watch/notes", "The draft of a plan, from what such an app sends", { on: kept }],
  ["Sign in", "/signin", "The one-time link of the server or the admin token", { on: kept, out: true }],
  ["Keys", "/a/osaurus", "The keyboard reaches everything; <kbd>?</kbd> tells how", { press: "?" }],
  ["No such page", "/a/osaurus/nothing", "A wrong address"],
];

const file = (name) => name.toLowerCase().replaceAll(" ", "-");

async function signIn(context) {
  const page = await context.newPage();
  await page.goto(`${kept}/signin`);
  await page.fill("#token", process.env.CANDOR_ADMIN_TOKEN);
  await page.click(".go");
  await page.waitForURL((url) => url.pathname !== "/signin");
  await page.close();
}

// Hands a plan in that asks for more than the one in force.
async function handIn(page) {
  const yaml = readFileSync(`${root}plans/dimmy.yaml`, "utf8");
  const changed = yaml.replace("consent: opt-out", "consent: opt-in").replace(/retention:[\s\S]*?events: (\d+)/, (all, days) => all.replace(days, String(Number(days) + 35)));
  await page.goto(`${kept}/a/dimmy/settings`);
  await page.setInputFiles("#plan-file", { name: "dimmy.yaml", mimeType: "application/yaml", buffer: Buffer.from(changed) });
  await page.getByRole("button", { name: "Compare" }).click();
}

async function discard(page) {
  await page.getByRole("button", { name: "Discard" }).click();
}

// Lets two people in, by the form.
async function invite(page) {
  for (const [name, role] of [["Ada", "owner"], ["Grace", "reader"]]) {
    await page.goto(`${kept}/a/dimmy/settings/members`);
    await page.fill("#member-name", name);
    await page.locator("section form.row").last().locator("select[name=role]").selectOption(role);
    await page.getByRole("button", { name: "Add and make" }).click();
  }
}

async function remember(page) {
  for (const [name, choices] of [["Windows, 90 days", "f=os:is:windows&period=90d"], ["A year of events", "metric=events&period=12mo"]]) {
    await page.goto(`${kept}/a/dimmy/settings/views?page=&choices=${encodeURIComponent(choices)}`);
    await page.fill("#view-name", name);
    await page.getByRole("button", { name: "Save", exact: true }).click();
  }
  await page.goto(`${kept}/a/dimmy/settings/views`);
  await page.fill("#remark-text", "Linked from a forum of translators");
  await page.getByRole("button", { name: "Add" }).click();
}

async function alarm(page) {
  await page.goto(`${kept}/a/dimmy/settings/alerts`);
  await page.fill("#alert-name", "Dictation fails often");
  await page.selectOption("#alert-event", "transcription.failed");
  await page.fill("#alert-amount", "40");
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

// Watches an app without a plan and lets thirty of its people send something.
async function observe(page) {
  await page.goto(`${kept}/watch`);
  await page.fill("input[name=app]", "notes");
  await page.getByRole("button", { name: "Watch" }).click();
  await page.goto(`${kept}/watch/notes`);
  const key = await page.locator("tr", { hasText: "Aptabase" }).locator("code").textContent();
  for (let i = 1; i <= 30; i++) {
    const told = (eventName, props) => ({ timestamp: new Date().toISOString(), sessionId: randomUUID(), eventName, systemProps: { isDebug: false, osName: "Linux", osVersion: "6.12", appVersion: "1.4.0", locale: "en-GB", sdkVersion: "aptabase-web@0.4.3" }, props });
    const answer = await fetch(`${kept}/api/v0/events`, {
      method: "POST",
      headers: { "App-Key": key, "Content-Type": "application/json", "X-Forwarded-For": `198.51.${i}.7` },
      body: JSON.stringify([told("note_saved", { format: i % 3 ? "markdown" : "plain", words: 40 * i }), told("sync_finished", { ok: i % 5 > 0, seconds: i / 7 })]),
    });
    if (!answer.ok) throw new Error(`the watched app is answered ${answer.status}`);
  }
}

async function take(context, look, [name, path, , how = {}], done) {
  const page = await context.newPage();
  if (how.once && !done.has(name)) await how.once(page);
  done.add(name);
  await how.before?.(page);
  const base = how.on ?? shown;
  await page.goto(base + path);
  if (how.first) await page.goto(new URL(await page.locator(how.first).first().getAttribute("href"), base).href);
  if (how.press) await page.keyboard.press(how.press);
  // The first message of a stream may still change a page.
  await page.evaluate(() => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled))));
  writeFileSync(`${folder}/${file(name)}-${look}.png`, small(await page.screenshot()));
  await how.after?.(page);
  await page.close();
}

const browser = await launch();
const done = new Set();
mkdirSync(folder, { recursive: true });
try {
  for (const [look, options] of Object.entries(looks)) {
    const inside = await browser.newContext({ ...options, reducedMotion: "reduce" });
    const outside = await browser.newContext({ ...options, reducedMotion: "reduce" });
    await signIn(inside);
    for (const page of pages) {
      if (!only || file(page[0]).match(only)) await take(page[3]?.out ? outside : inside, look, page, done);
    }
  }
} finally {
  await browser.close();
}

const row = ([name, , what]) => `| ${name} | ${what} | ${Object.keys(looks).map((look) => `[${look}](${file(name)}-${look}.png)`).join(" · ")} |`;
writeFileSync(`${folder}/README.md`, `# The dashboard in pictures

Made with the demonstration (\`./candor demo\`), whose people and figures are invented. Each page in
light, in dark and on a phone; every page works without scripts, by keyboard alone, and with a screen
reader.

| Page | What it shows | Pictures |
|---|---|---|
${pages.map(row).join("\n")}

![Overview](overview-light.png)

![Retention](retention-light.png)

![Funnels](funnels-light.png)

## How they are made

This page and its pictures are written by \`e2e/screens.mjs\` (Node 20 or newer, Chromium, \`npm ci\` in
\`e2e\`). It needs a demonstration, and a server on a copy of its data, where it does what an operator
does: hand a plan in, save views, watch an app.

\`\`\`
./candor demo --port 8787 --data shown            # until it tells where the dashboard is; then end it
cp -r shown kept
./candor demo --port 8787 --data shown &
export CANDOR_ADMIN_TOKEN=any-long-word
./candor serve --port 8788 --data kept --trusted-proxy 127.0.0.1/32 &
node e2e/screens.mjs http://127.0.0.1:8787 http://127.0.0.1:8788
\`\`\`

A third argument, a regular expression, renews only the pages whose file it matches.
`);
