// Finds the system's Chromium and starts it without anything that talks to the network by itself.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const WELL_KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

export function chromiumPath() {
  const path = [process.env.CHROMIUM, ...WELL_KNOWN].find((p) => p && existsSync(p));
  if (!path) {
    throw new Error("no Chromium found: install it or name it in the variable CHROMIUM");
  }
  return path;
}

export function launch() {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
