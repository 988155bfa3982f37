package candor.compile.java;

import candor.compile.output.Artifact;
import candor.plan.text.PlanWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes where an app begins: the class that records, and what it records. Stateless. */
final class TelemetryFiles {

  private TelemetryFiles() {}

  static List<Artifact> of(Api api) {
    var all = new ArrayList<Artifact>();
    all.add(telemetry(api));
    if (api.records()) {
      all.add(event(api));
    }
    var canonical = new String(PlanWriter.canonical(api.plan()), StandardCharsets.UTF_8);
    all.add(new Artifact(api.origin().path("plan.json"), canonical));
    return all;
  }

  private static Artifact event(Api api) {
    var source = api.source().uses("candor.sdk.typed.Event");
    source.doc(
        Doc.of("Is whatever " + JavaText.sentence(api.plan().app().name()) + " may record.")
            .text(
                "There is no other implementation, so what the plan does not hold cannot be"
                    + " recorded. A value that must be there and is null is left out, and the"
                    + " firewall refuses the event: telemetry never throws into a running app."));
    var permitted = String.join(",\n        ", SummaryFile.permitted(api)) + " {}";
    var before = SummaryFile.permitted(api).size() == 1 ? " " : "\n    ";
    source.line(
        "public sealed interface TelemetryEvent extends Event" + before + "permits " + permitted);
    return source.file("TelemetryEvent");
  }

  private static Artifact telemetry(Api api) {
    var source =
        api.source()
            .uses(
                List.of(
                    "candor.plan.Plan",
                    "candor.plan.canonical.CanonicalPlan",
                    "java.io.IOException",
                    "java.io.UncheckedIOException"));
    source.doc(
        Doc.of("Records what " + JavaText.sentence(api.plan().app().name()) + " may tell.")
            .text("Safe for use by many threads; recording never blocks and never throws."));
    var behind = api.records() ? " implements AutoCloseable" : "";
    source.open("public final class Telemetry" + behind + " {");
    source.blank().doc(Doc.of("Names the plan that this code was generated from."));
    source.constant("public static final String HASH", JavaText.literal(api.origin().hash()));
    if (api.records()) {
      recording(source);
      opening(source, !api.plan().context().isEmpty());
      passing(source);
      reporting(api, source);
    } else {
      source.blank().line("private Telemetry() {}");
    }
    plan(source);
    source.close();
    return source.file("Telemetry");
  }

  private static void recording(Source source) {
    source.uses(List.of("candor.sdk.typed.Recorder", "java.util.Objects"));
    source.uses(List.of("candor.sdk.Candor", "candor.sdk.Options", "candor.sdk.Status"));
    source.blank().line("private final Recorder recorder;");
    source.line("private final Candor client;");
    source
        .blank()
        .doc(
            Doc.of("Starts recording somewhere else than to a client, such as in a test.")
                .param("recorder", "takes the events, by this very plan"));
    source.open("public Telemetry(Recorder recorder) {");
    source.line("this(recorder, Candor.silent());").close();
    source.blank().open("private Telemetry(Recorder recorder, Candor client) {");
    source.line("this.recorder = Objects.requireNonNull(recorder, \"recorder\");");
    source.line("this.client = client;").close();
    source
        .blank()
        .doc(
            Doc.of("Records an event, if the person's choice lets it pass.")
                .param("event", "what happened; null is nothing"));
    source.open("public void record(TelemetryEvent event) {").open("if (event != null) {");
    source.line("recorder.record(event);").close().close();
  }

  private static void opening(Source source, boolean hasContext) {
    var doc = Doc.of("Opens the client. Without a key it does nothing, and reads nothing.");
    if (hasContext) {
      doc.param("context", "what the app knows of its setting; null is nothing");
    }
    source
        .blank()
        .doc(
            doc.param("options", "the key, and what is not as the plan says")
                .returns("what records; to be closed when the app ends")
                .raises("IllegalArgumentException", "when there is a key and nowhere to send to"));
    var parameters = hasContext ? "TelemetryContext context, Options options" : "Options options";
    source.open("public static Telemetry open(" + parameters + ") {");
    if (hasContext) {
      source.line("Options all = context == null ? options : options.context(context::write);");
    }
    var all = hasContext ? "all" : "options";
    source.line("Candor client = Candor.open(Telemetry::canonical, " + all + ");");
    source.line("return new Telemetry(client, client);").close();
  }

  /** Writes what the client does by itself, under the same names. */
  private static void passing(Source source) {
    source.uses("java.time.Duration");
    source
        .blank()
        .doc(
            Doc.of("Answers for the person: what the switch of a channel says.")
                .param("channel", "the id of a channel of the plan")
                .param("yes", "what was answered")
                .raises(
                    "IOException",
                    "when it could not be written; a no holds for this process all the same"));
    source.open("public void answer(String channel, boolean yes) throws IOException {");
    source.line("client.answer(channel, yes);").close();
    source.blank().doc(Doc.of("Tells what is sent, and because of what.").returns("the status"));
    source.open("public Status status() {").line("return client.status();").close();
    source
        .blank()
        .doc(
            Doc.of("Sends what waits, as far as the time allows.")
                .param("atMost", "how long it may take")
                .returns("whether nothing waits any more"));
    source.open("public boolean flush(Duration atMost) {");
    source.line("return client.flush(atMost);").close();
    source
        .blank()
        .doc(
            Doc.of("Returns the client, for whatever else it can do.")
                .returns("the client; one that does nothing when only a recorder was given"));
    source.open("public Candor client() {").line("return client;").close();
    source.blank().doc(Doc.of("Ends the client, within the time-out of the plan."));
    source.line("@Override").open("public void close() {");
    source.line("client.close();").close();
  }

  /** Writes crash reports and feedback, where the plan has them. */
  private static void reporting(Api api, Source source) {
    if (api.plan().crash() != null) {
      source
          .blank()
          .doc(
              Doc.of("Reports an error that was handled, if the person agreed to reports.")
                  .param("thrown", "what was caught"));
      source.open("public void report(Throwable thrown) {");
      source.line("client.report(thrown);").close();
      source
          .blank()
          .doc(Doc.of("Reports from now on what no thread catches, at the next start of the app."));
      source.open("public void watchCrashes() {").line("client.watchCrashes();").close();
    }
    if (api.plan().feedback() != null) {
      source.uses("candor.sdk.Submission");
      boolean email = api.plan().feedback().email();
      var doc =
          Doc.of("Sends what a person typed and sent.")
              .param("kind", "what kind of message it is")
              .param("text", "what was typed; travels unchanged");
      if (email) {
        doc.param("email", "the address that was typed, or null");
      }
      source.blank().doc(doc.returns("whether it is on its way, or what does not fit"));
      String parameters = "FeedbackKind kind, String text" + (email ? ", String email" : "");
      source.open("public Submission feedback(" + parameters + ") {");
      source
          .line("return client.feedback(kind.value(), text, " + (email ? "email" : "null") + ");")
          .close();
    }
  }

  private static void plan(Source source) {
    source
        .blank()
        .doc(
            Doc.of("Reads the plan that this code was generated from.")
                .returns("the plan, whose hash is {@link #HASH}"));
    source.open("public static Plan plan() {").line("return canonical().plan();").close();
    source
        .blank()
        .doc(
            Doc.of("Reads the plan as this app carries it, beside this class.")
                .returns("the plan with its hash and its bytes"));
    source.open("public static CanonicalPlan canonical() {");
    source.open("try (var in = Telemetry.class.getResourceAsStream(\"plan.json\")) {");
    source.open("if (in == null) {");
    source.line("throw new IllegalStateException(");
    source.line(
        "    \"plan.json is not packaged beside Telemetry.class; add it to the resources.\");");
    source.close();
    source.line("CanonicalPlan plan = CanonicalPlan.read(in.readAllBytes(), HASH);");
    source.open("if (plan == null) {");
    source.line("throw new IllegalStateException(");
    source.line(
        "    \"plan.json beside Telemetry.class is of another plan; generate both again.\");");
    source.close().line("return plan;").closeAnd("catch (IOException e) {");
    source.line("throw new UncheckedIOException(\"plan.json cannot be read\", e);").close().close();
  }
}
