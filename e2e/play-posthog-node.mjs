// Plays with posthog-node: events, a person, a group, an alias, an exception; a busy server; none.
import { arrived, command, play, until } from "./plays.mjs";

const { PostHog } = await import(play.client);
const errors = [];
const captured = [];
const gone = [];
const watched = async (url, options) => {
  try {
    return await fetch(url, options);
  } catch (error) {
    gone.push(url);
    await command("open");
    throw error;
  }
};
const client = new PostHog(play.key, {
  host: play.host,
  fetch: watched,
  flushAt: 100,
  flushInterval: 600000,
  fetchRetryDelay: 100,
});
client.on("error", (error) => errors.push(String(error)));
client.on("capture", (message) => captured.push(message.event));

const distinctId = play.install;
const context = { app_version: play.version, os: "linux", arch: "x86_64" };
const say = (event, properties) =>
  client.capture({ distinctId, event, properties: { ...context, ...properties } });

say("app.started", { cold_start_ms: 412, $add: { total_sessions: 1 }, $increment: { x: 2 } });
say("transcription.cancelled", { audio_secs: 3.2, $set: { email: "alice@wonderland.example" } });
say("never.planned", { title: "Secret Project" });
client.identify({ distinctId, properties: { email: "alice@wonderland.example" } });
client.groupIdentify({ groupType: "company", groupKey: "Alice and Sons", properties: { a: 1 } });
client.alias({ distinctId, alias: "alice@wonderland.example" });
const error = new TypeError("cannot load sk-live-CANARY0123456789abcdef of /home/alice/model.bin");
error.name = play.error;
client.captureException(error, distinctId, { app_version: play.version });
await until(() => captured.includes("$exception"), "the exception is waiting");
await command("busy");
await client.flush();
await arrived({ "app.started": 1, "transcription.cancelled": 1 });

await command("close");
say("transcription.cancelled", { audio_secs: 4.5 });
say("transcription.cancelled", { audio_secs: 5.5 });
await client.flush();
await client.shutdown();
await arrived({ "transcription.cancelled": 3 });
console.log(JSON.stringify({ errors, gone: gone.length > 0 }));
