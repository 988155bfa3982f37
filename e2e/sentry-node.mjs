// Drives the unmodified @sentry/node.
// Usage: node sentry-node.mjs DSN INSTALL
// Reports one error with a cause and says one line. Prints the answers to both, and whether all was
// sent: {"statuses": […], "flushed": true}
import * as Sentry from "@sentry/node";

const [dsn, install] = process.argv.slice(2);
const statuses = [];

Sentry.init({
  dsn,
  release: "dimmy@0.6.27",
  environment: "production",
  serverName: "alices-laptop",
  sendDefaultPii: true,
});
Sentry.getClient().on("afterSendEvent", (_event, answer) => statuses.push(answer.statusCode));
Sentry.setUser({ id: install, username: "alice", email: "alice@example.org" });
Sentry.setTag("mood", "alice was here");
Sentry.addBreadcrumb({ message: "opened /home/alice/payroll.xlsx" });

function loadModel() {
  const key = "sk-live-CANARY0123456789abcdef";
  const cause = new RangeError("no file /home/alice/Secret Project/model.bin");
  throw new TypeError(`cannot load with ${key}`, { cause });
}

try {
  loadModel();
} catch (error) {
  Sentry.captureException(error);
}
Sentry.captureMessage("started by alice", "info");
// Only what is still being put together makes flush return early, so it is called until both are told.
const deadline = Date.now() + 30000;
let flushed = false;
while (statuses.length < 2 && Date.now() < deadline) {
  flushed = await Sentry.flush(30000);
  await new Promise((tick) => setTimeout(tick, 20));
}
console.log(JSON.stringify({ statuses, flushed }));
