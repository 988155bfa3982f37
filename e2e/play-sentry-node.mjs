// Plays with @sentry/node: an error, feedback, a busy server, one of too many, none, and one again.
import { command, patience, play, until } from "./plays.mjs";

const Sentry = await import(play.client);
const answers = [];
Sentry.init({
  dsn: play.key,
  release: `dimmy@${play.version}`,
  environment: "production",
  serverName: "alices-laptop",
  sendDefaultPii: true,
  tracesSampleRate: 1,
});
const client = Sentry.getClient();
client.on("afterSendEvent", (event, answer) => answers.push([event, answer?.statusCode ?? 0]));
Sentry.setUser({ id: play.install, username: "alice", email: "alice@wonderland.example" });
Sentry.addBreadcrumb({ message: "opened /home/alice/payroll.xlsx" });

async function fail(name) {
  const error = new Error(`sk-live-CANARY0123456789abcdef of /home/alice/${name}`);
  error.name = name;
  const before = answers.length;
  Sentry.captureException(error);
  await Sentry.flush(5000).catch(() => {});
  await until(() => answers.length > before, `an answer for ${name}`);
}

await fail(play.error);
// Older ones of these have no feedback.
Sentry.captureFeedback?.({ message: play.said, email: "", name: "Alice" });
await Sentry.flush(5000);
await command("jam");
await fail("BusyError");
await patience();
await command("halt");
await fail("LimitedError");
await patience();
await command("close");
await fail("GoneError");
await command("open");
await fail(play.error);
console.log(JSON.stringify({ statuses: answers.map(([, status]) => status) }));
process.exit(0);
