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
                    "candor.plan.text.PlanReader",
                    "candor.plan.text.PlanWriter",
                    "java.io.IOException",
                    "java.io.UncheckedIOException"));
    source.doc(
        Doc.of("Records what " + JavaText.sentence(api.plan().app().name()) + " may tell.")
            .text("Safe for use by many threads; recording never blocks and never throws."));
    source.open("public final class Telemetry {");
    source.blank().doc(Doc.of("Names the plan that this code was generated from."));
    source.constant("public static final String HASH", JavaText.literal(api.origin().hash()));
    if (api.records()) {
      recording(source);
    } else {
      source.blank().line("private Telemetry() {}");
    }
    plan(source);
    source.close();
    return source.file("Telemetry");
  }

  private static void recording(Source source) {
    source.uses(List.of("candor.sdk.typed.Recorder", "java.util.Objects"));
    source.blank().line("private final Recorder recorder;");
    source
        .blank()
        .doc(Doc.of("Starts recording.").param("recorder", "takes the events, by this very plan"));
    source.open("public Telemetry(Recorder recorder) {");
    source.line("this.recorder = Objects.requireNonNull(recorder, \"recorder\");").close();
    source
        .blank()
        .doc(
            Doc.of("Records an event, if the person's choice lets it pass.")
                .param("event", "what happened; null is nothing"));
    source.open("public void record(TelemetryEvent event) {").open("if (event != null) {");
    source.line("recorder.record(event);").close().close();
  }

  private static void plan(Source source) {
    source
        .blank()
        .doc(
            Doc.of("Reads the plan that this code was generated from.")
                .returns("the plan, whose hash is {@link #HASH}"));
    source.open("public static Plan plan() {");
    source.open("try (var in = Telemetry.class.getResourceAsStream(\"plan.json\")) {");
    source.open("if (in == null) {");
    source.line("throw new IllegalStateException(");
    source.line(
        "    \"plan.json is not packaged beside Telemetry.class; add it to the resources.\");");
    source.close();
    source.line("Plan plan = PlanReader.readJson(in.readAllBytes()).plan();");
    source.open("if (plan == null || !PlanWriter.hash(plan).equals(HASH)) {");
    source.line("throw new IllegalStateException(");
    source.line(
        "    \"plan.json beside Telemetry.class is of another plan; generate both again.\");");
    source.close().line("return plan;").closeAnd("catch (IOException e) {");
    source.line("throw new UncheckedIOException(\"plan.json cannot be read\", e);").close().close();
  }
}
