// Plays with the OTLP exporter for logs of OpenTelemetry under Node: events, a crash, a busy server,
// one of too many, none. It sends again what was not taken; older ones give up what could not be sent.
import { arrived, command, play } from "./plays.mjs";

const old = play.client.startsWith("otel-");
const { OTLPLogExporter } = await import(play.client);
const { LoggerProvider, BatchLogRecordProcessor } = await import(
  old ? play.client.replace("exporter", "sdk") : "@opentelemetry/sdk-logs"
);
const exporter = new (OTLPLogExporter ?? (await import(play.client)).default.OTLPLogExporter)({
  url: `${play.host}/v1/logs`,
  headers: { authorization: `Bearer ${play.key}` },
});
const processor = new BatchLogRecordProcessor(old ? exporter : { exporter });
const provider = new LoggerProvider(old ? {} : { processors: [processor] });
if (old) provider.addLogRecordProcessor(processor);
const logger = provider.getLogger("dimmy");

// Older ones of these have no place for the name of an event but an attribute.
function say(name, attributes) {
  const sender = { "app.installation.id": play.install, app_version: play.version, os: "linux" };
  const named = old ? { attributes: { "event.name": name } } : { eventName: name };
  logger.emit({ ...named, attributes: { ...sender, ...named.attributes, ...attributes } });
}

await command("busy");
say("app.started", { cold_start_ms: 412 });
say("transcription.cancelled", { audio_secs: 3.5 });
say("never.planned", { title: "Secret Project" });
logger.emit({ body: "alice opened /home/alice/payroll.xlsx" });
logger.emit({
  severityNumber: 17,
  attributes: {
    "app.installation.id": play.install,
    "exception.type": play.error,
    "exception.message": "cannot load sk-live-CANARY0123456789abcdef of /home/alice/model.bin",
    "exception.stacktrace": `${play.error}: no\n    at load (/home/alice/app/model.js:3:7)`,
  },
});
await provider.forceFlush();
await arrived({ "app.started": 1, "transcription.cancelled": 1 });
await command("limit");
say("transcription.cancelled", { audio_secs: 4.5 });
await provider.forceFlush();
await arrived({ "transcription.cancelled": 2 });
await command("close");
say("transcription.cancelled", { audio_secs: 5.5 });
const flushed = provider.forceFlush().catch(() => {});
await new Promise((tick) => setTimeout(tick, 300));
await command("open");
await flushed;
await arrived({ "transcription.cancelled": old ? 2 : 3 });
console.log(JSON.stringify({ errors: [] }));
process.exit(0);
