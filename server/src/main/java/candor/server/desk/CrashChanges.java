package candor.server.desk;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.server.crash.Status;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.query.BadQuestion;
import candor.server.query.Scope;
import candor.server.team.Need;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes decisions about groups of crashes, from the page and from scripts. */
final class CrashChanges {

  /** A decision has two short members. */
  private static final int MOST_BYTES = 4_096;

  private final Sources sources;
  private final Clock clock;
  private final CrashBook book;

  CrashChanges(Sources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
    this.book = new CrashBook(sources.keeping().crashes());
  }

  void addTo(Guard guard) {
    guard.form(Need.DECIDE, "/a/{app}/crashes/{group}", this::page);
    guard.script(Need.DECIDE, "POST", "/api/v1/apps/{app}/crashes/{group}", this::script);
  }

  private Deed page(Request request, Map<String, String> fields) throws IOException {
    String app = named(request, "app");
    String group = named(request, "group");
    String release = fields.getOrDefault("release", "").strip();
    String status = fields.getOrDefault("status", "");
    if (status.equals("next")) {
      // The next release is to be without it: the newest that there is may still show it.
      status = "resolved";
      release = fields.getOrDefault("newest", "").strip();
    }
    Status wanted;
    try {
      // One field serves all buttons; only what is resolved has a release.
      wanted = CrashBook.read(status, status.equals("resolved") ? release : "", clock);
      decide(app, group, wanted);
    } catch (BadQuestion e) {
      return Deed.none(
          Problem.of(400, "Nothing was changed", e.parameter() + " " + e.getMessage() + ".")
              .response());
    }
    return done(
        group, wanted, Html.redirect(Html.sameQuery(request, "a", app, "crashes", group).href()));
  }

  private static Deed done(String group, Status status, Response response) {
    return Deed.done(
        "set crash group " + group + " to " + CrashBook.word(status.decision()), response);
  }

  private static String named(Request request, String name) {
    return Objects.requireNonNullElse(request.parameter(":" + name), "");
  }

  /** Keeps decisions to what exists, so that no list grows by what somebody made up. */
  private void decide(String app, String group, Status status) throws BadQuestion, IOException {
    Instant now = clock.instant();
    boolean known = false;
    for (boolean debug : new boolean[] {false, true}) {
      var scope = new Scope(app, debug, Instant.EPOCH, now, ZoneOffset.UTC, List.of());
      known |= !sources.reports().seen(scope, group).isEmpty();
    }
    if (!known) {
      throw new BadQuestion("group", "is the id of no group of this app");
    }
    book.decide(app, group, status);
  }

  private Deed script(Request request) throws IOException {
    String app = named(request, "app");
    // A page of another site cannot send this kind without asking first, and is told no.
    String kind = Objects.requireNonNullElse(request.header("content-type"), "");
    if (!kind.toLowerCase(Locale.ROOT).startsWith("application/json")
        || PostedForm.isForeign(request)) {
      return Deed.none(
          Problem.of(415, "Another kind", "Send the decision as application/json.").response());
    }
    try {
      String group = named(request, "group");
      Status status = read(request.body());
      decide(app, group, status);
      return done(group, status, told(app, group, status));
    } catch (BadQuestion e) {
      return Deed.none(
          Problem.badParameter(e.parameter(), Objects.requireNonNullElse(e.getMessage(), ""))
              .response());
    }
  }

  private Status read(byte[] body) throws BadQuestion {
    try {
      if (body.length <= MOST_BYTES
          && JsonReader.read(body) instanceof Json.Dictionary wanted
          && List.of("status", "release").containsAll(wanted.members().keySet())) {
        return CrashBook.read(text(wanted.get("status")), text(wanted.get("release")), clock);
      }
    } catch (JsonException e) {
      throw new BadQuestion("body", "must be JSON: " + e.getMessage());
    }
    throw new BadQuestion("body", "must be an object with status and, where resolved, release");
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Text text ? text.value() : "";
  }

  private static Response told(String app, String group, Status status) {
    Json told =
        new Members()
            .text("app", app)
            .text("id", group)
            .text("status", CrashBook.word(status.decision()))
            .text("release", status.release())
            .at("at", status.at())
            .done();
    return Response.text(200, "application/json", JsonWriter.write(told))
        .with("Cache-Control", "no-store");
  }
}
