package candor.server.tck;

import candor.plan.Plan;
import candor.plan.canonical.CanonicalPlan;
import candor.sdk.Candor;
import candor.sdk.Options;
import candor.sdk.consent.Mode;
import candor.sdk.typed.Event;
import candor.sdk.typed.Values;
import candor.sdk.verbs.Prompt;
import candor.sdk.verbs.Verbs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Is a small program on the client library, with its verbs and its question at a terminal. */
final class Saint {

  private Saint() {}

  /** An event without properties, as generated code makes it. */
  private record Opened() implements Event {
    @Override
    public int place() {
      return 1;
    }

    @Override
    public void write(Values values) {
      // It has none.
    }
  }

  /**
   * Runs it: the file with the canonical form of its plan, then a verb, or nothing for a session.
   */
  public static void main(String[] arguments) throws IOException {
    byte[] json = Files.readAllBytes(Path.of(arguments[0]));
    var canonical = CanonicalPlan.read(json);
    Plan plan = canonical.plan();
    int code = 0;
    try (var candor = Candor.open(canonical, options())) {
      String verb = arguments.length > 1 ? arguments[1] : "";
      switch (verb) {
        case "" -> session(plan, candor);
        case "crash" -> {
          candor.record(new Opened());
          code = 1;
        }
        default -> code = new Verbs(plan, candor, List.of(), System.out, System.err).run(verb);
      }
    }
    System.exit(code);
  }

  private static Options options() {
    String key = System.getenv("CANDOR_KEY");
    return key == null || key.isEmpty()
        ? Options.withoutKey()
        : Options.to(URI.create(System.getenv("CANDOR_ENDPOINT")), key);
  }

  private static void session(Plan plan, Candor candor) throws IOException {
    var standing = candor.status().channels().get("usage");
    if (standing != null && standing.mode() == Mode.UNDECIDED && Prompt.isPerson()) {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      var channel = Objects.requireNonNull(plan.channels().get("usage"));
      Boolean answer = new Prompt(in, System.out).ask(plan.app(), channel);
      if (answer != null) {
        candor.answer("usage", answer);
      }
    }
    candor.record(new Opened());
  }
}
