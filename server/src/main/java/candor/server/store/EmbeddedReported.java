package candor.server.store;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers about reports from rows. Safe for use by many threads. */
final class EmbeddedReported implements Reported {

  private static final Sender NOBODY = new Sender(null, null, false, Map.of());

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;
  private final EmbeddedReleases releases;

  EmbeddedReported(Engine engine, Partials partials, Function<String, @Nullable Space> spaces) {
    this.engine = engine;
    this.spaces = spaces;
    this.releases = new EmbeddedReleases(engine, partials, spaces);
  }

  /** Returns the values of the conditions that every question has, or null for an unknown app. */
  private @Nullable List<Object> within(Range range, Object... more) {
    Space space = spaces.apply(range.app());
    if (space == null) {
      return null;
    }
    var values = new ArrayList<Object>();
    values.add((short) space.number());
    values.add(range.build() == Store.Build.DEBUG);
    values.add(range.from().toEpochMilli());
    values.add(range.to().toEpochMilli());
    values.addAll(List.of(more));
    return values;
  }

  @Override
  public List<Group> groups(Range range, int limit) throws IOException {
    var values = within(range);
    String sql =
        """
        SELECT fingerprint, arg_max(type, "at"), arg_max(message, "at"),
          count(*) FILTER (NOT handled), count(*) FILTER (handled),
          count(DISTINCT actor), min("at"), max("at")
        FROM crashes WHERE app = ? AND debug = ? AND "at" >= ? AND "at" < ?
        GROUP BY fingerprint ORDER BY count(*) DESC, max("at") DESC, fingerprint LIMIT\
        """;
    return values == null
        ? List.of()
        : engine.ask(
            sql + " " + limit,
            values,
            row ->
                new Group(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    Instant.ofEpochMilli(row.getLong(7)),
                    Instant.ofEpochMilli(row.getLong(8))));
  }

  @Override
  public List<Crash> reports(Range range, long group, int limit) throws IOException {
    var values = within(range, group);
    String sql =
        """
        SELECT "at", handled, context, chain FROM crashes
        WHERE app = ? AND debug = ? AND "at" >= ? AND "at" < ? AND fingerprint = ?
        ORDER BY "at" DESC, high, low LIMIT\
        """;
    return values == null
        ? List.of()
        : engine.ask(
            sql + " " + limit,
            values,
            row ->
                new Crash(
                    Instant.ofEpochMilli(row.getLong(1)),
                    row.getBoolean(2),
                    texts(members(row.getString(3))),
                    chain(row.getString(4))));
  }

  private static Map<String, Json> members(String written) {
    try {
      return JsonReader.read(written.getBytes(StandardCharsets.UTF_8)) instanceof Json.Dictionary d
          ? d.members()
          : Map.of();
    } catch (JsonException e) {
      throw new AssertionError("the store wrote what it cannot read", e);
    }
  }

  private static Map<String, String> texts(Map<String, Json> context) {
    var texts = new LinkedHashMap<String, String>();
    context.forEach((name, value) -> {
      String text = Facts.text(value);
      if (text != null) {
        texts.put(name, text);
      }
    });
    return texts;
  }

  static List<Thrown> chain(String written) {
    return chain(members(written));
  }

  private static List<Thrown> chain(Map<String, Json> members) {
    Message.Crash crash = Reports.crash(new UUID(0, 0), Instant.EPOCH, NOBODY, members);
    return crash.chain();
  }

  @Override
  public List<Sighting> sightings(String app, Store.Build build, List<Long> groups)
      throws IOException {
    return releases.sightings(app, build, groups);
  }

  @Override
  public List<Tally> tallies(String app, Store.Build build, List<Long> groups, Cuts cuts)
      throws IOException {
    return releases.tallies(app, build, groups, cuts);
  }

  @Override
  public List<Usage> usage(Range range, String property) throws IOException {
    return releases.usage(range, property);
  }

  @Override
  public List<Trouble> troubles(Range range) throws IOException {
    return releases.troubles(range);
  }

  @Override
  public List<Ended> outcomes(Range range) throws IOException {
    return releases.outcomes(range);
  }

  @Override
  public List<Note> feedback(Range range, int limit) throws IOException {
    var values = within(range);
    String sql =
        """
        SELECT high, low, "at", kind, "text", email FROM feedback
        WHERE app = ? AND debug = ? AND "at" >= ? AND "at" < ?
        ORDER BY "at" DESC, high, low LIMIT\
        """;
    return values == null
        ? List.of()
        : engine.ask(
            sql + " " + limit,
            values,
            row ->
                new Note(
                    new UUID(row.getLong(1), row.getLong(2)).toString(),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)));
  }
}
