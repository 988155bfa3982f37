package candor.server.registry;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.server.registry.Registry.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes {@code keys.json}, which holds the keys of all apps. */
final class KeysFile {

  private final Path file;

  KeysFile(Path file) {
    this.file = file;
  }

  /** Returns the keys by app; empty when there is no file yet. */
  Map<String, Keys> read() throws IOException {
    var all = new TreeMap<String, Keys>();
    if (Files.exists(file)) {
      try {
        if (JsonReader.read(Files.readAllBytes(file)) instanceof Json.Dictionary apps) {
          for (var app : apps.members().entrySet()) {
            all.put(app.getKey(), keys(app.getValue()));
          }
        }
      } catch (JsonException e) {
        throw damaged();
      }
    }
    return all;
  }

  void write(Map<String, Keys> all) throws IOException {
    var json = new JsonWriter().open();
    all.forEach((app, keys) -> write(json.name(app), keys));
    DurableFile.replace(file, json.close().bytes());
  }

  private static void write(JsonWriter json, Keys keys) {
    json.open();
    json.name("native").text(keys.nativeKey());
    json.name("aptabase").text(keys.aptabase());
    json.name("posthog").text(keys.posthog());
    json.name("sentry").text(keys.sentry());
    json.name("sentry_project").number(keys.sentryProject());
    json.name("usage").text(keys.usage());
    json.close();
  }

  private Keys keys(Json value) throws IOException {
    if (value instanceof Json.Dictionary keys
        && keys.get("native") instanceof Json.Text own
        && keys.get("aptabase") instanceof Json.Text aptabase
        && keys.get("posthog") instanceof Json.Text posthog
        && keys.get("sentry") instanceof Json.Text sentry
        && keys.get("sentry_project") instanceof Json.Whole project
        && keys.get("usage") instanceof Json.Text usage) {
      return new Keys(
          own.value(),
          aptabase.value(),
          posthog.value(),
          sentry.value(),
          project.value(),
          usage.value());
    }
    throw damaged();
  }

  private IOException damaged() {
    return new IOException(
        file + " is damaged: restore it from a backup, or move it away to get new keys");
  }
}
