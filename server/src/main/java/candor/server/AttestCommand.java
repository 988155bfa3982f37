package candor.server;

import candor.json.JsonWriter;
import candor.server.custody.Attestation;
import candor.server.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/**
 * Says whether only what the plan holds is stored.
 *
 * @param data the data directory
 * @param app the app's id
 * @param json whether one JSON object is wanted
 */
record AttestCommand(Path data, String app, boolean json) {

  static AttestCommand of(ParseResult command) {
    return new AttestCommand(
        command.matchedOptionValue("--data", Settings.DEFAULT_DATA),
        command.matchedOptionValue("--app", ""),
        command.matchedOptionValue("--json", false));
  }

  /** Returns 0 when everything is explained, else 1. */
  int run(PrintStream out) throws Stop {
    String instead = "a running server answers GET /api/v1/apps/" + app + "/attest";
    try (var stopped = StoppedServer.open(data, instead)) {
      Registry.App known = stopped.app(app);
      var attestation =
          Attestation.of(
              known.hash(), stopped.registry().versions(app), stopped.store().custody().held(app));
      print(attestation, out);
      return attestation.foreign().isEmpty() ? 0 : 1;
    } catch (IOException e) {
      throw Stop.failed("the store cannot be asked: " + DataDirectory.reason(e));
    }
  }

  private void print(Attestation attestation, PrintStream out) {
    if (json) {
      var line = new JsonWriter().open();
      line.name("app").text(attestation.app()).name("plan").text(attestation.hash());
      line.name("explained").number(attestation.columns().size());
      line.name("foreign").openArray();
      attestation.foreign().forEach(line::text);
      out.println(new String(line.closeArray().close().bytes(), StandardCharsets.UTF_8));
      return;
    }
    out.printf("app %s, plan %s%n", attestation.app(), attestation.hash());
    attestation
        .columns()
        .forEach(c ->
            out.printf(
                "  %s.%s  %s%s%n",
                c.table(), c.column(), c.because(), c.older() ? " (an older version)" : ""));
    attestation.foreign().forEach(name -> out.println("NOT IN THE PLAN: " + name));
    out.println(
        attestation.foreign().isEmpty()
            ? "every column is explained"
            : "not everything is explained");
  }
}
