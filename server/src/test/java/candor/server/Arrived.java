package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonWriter;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks the statistics API what is there after clients have played: all of it, so that nothing else
 * is.
 */
record Arrived(ClientStand stand) {

  private static final String PERSON = "%d events, %d starts, %d cancelled, from %s to %s on %s";

  /** Counts events by version and name. */
  Map<String, Map<String, Long>> events() throws Exception {
    var counts = new TreeMap<String, Map<String, Long>>();
    for (String name : stand.counts("release").keySet()) {
      String asked = "property=app_version&limit=100&event=" + name;
      for (Json item : ClientStand.list(ClientStand.read(stand.ask("top", asked)), "items")) {
        var line = (Json.Dictionary) item;
        counts
            .computeIfAbsent(text(line, "value"), _ -> new TreeMap<>())
            .put(name, number(line, "events"));
      }
    }
    return counts;
  }

  /** Adds up the groups of one kind: the plays fail in several places. */
  Map<String, String> errors() throws Exception {
    var handled = new TreeMap<String, Long>();
    var told = ClientStand.read(stand.ask("crashes", "limit=100"));
    for (Json each : ClientStand.list(told, "groups")) {
      var group = (Json.Dictionary) each;
      assertEquals(1, number(group, "installs"), group.toString());
      handled.merge(text(group, "type"), number(group, "handled"), Long::sum);
    }
    var errors = new TreeMap<String, String>();
    handled.forEach((type, count) -> errors.put(type, count + " handled of 1"));
    return errors;
  }

  Set<String> feedback() throws Exception {
    var said = new HashSet<String>();
    var told = ClientStand.read(stand.ask("feedback", "limit=100"));
    for (Json each : ClientStand.list(told, "messages")) {
      assertTrue(said.add(text((Json.Dictionary) each, "text")), "told once");
    }
    return said;
  }

  /** Tells the sum of starts, and of how many installs. */
  String starts() throws Exception {
    for (Json each : ClientStand.list(ClientStand.read(stand.ask("counters", "")), "counters")) {
      var counter = (Json.Dictionary) each;
      if (text(counter, "name").equals("total_sessions")) {
        return number(counter, "sum") + " of " + number(counter, "installs");
      }
    }
    return "none";
  }

  /** Tells every install by the first half of its id: events, counters and what is remembered. */
  Map<String, String> people() throws Exception {
    var people = new TreeMap<String, String>();
    for (Json each :
        ClientStand.list(ClientStand.read(stand.ask("people", "limit=100")), "people")) {
      var person = (Json.Dictionary) each;
      var counters = (Json.Dictionary) Objects.requireNonNull(person.get("counters"));
      var known = (Json.Dictionary) Objects.requireNonNull(person.get("properties"));
      people.put(
          text(person, "id"),
          PERSON.formatted(
              number(person, "events"),
              number(counters, "total_sessions"),
              number(counters, "total_transcriptions_cancelled"),
              text(known, "first_app_version"),
              text(known, "latest_app_version"),
              text(known, "latest_os")));
    }
    return people;
  }

  /** Says what {@link #people()} must tell of one. */
  static String person(Play play, long events, long cancelled) {
    return PERSON.formatted(events, 1, cancelled, play.version(), play.version(), "linux");
  }

  /** Tells how the sessions of each release went that clients told of. */
  Map<String, String> sessions() throws Exception {
    var sessions = new TreeMap<String, String>();
    for (Json each :
        ClientStand.list(ClientStand.read(stand.ask("releases", "limit=100")), "releases")) {
      var release = (Json.Dictionary) each;
      if (release.get("crash_free_sessions") instanceof Json.Dictionary told) {
        sessions.put(text(release, "release"), JsonWriter.write(told));
      }
    }
    return sessions;
  }

  private static String text(Json.Dictionary from, String name) {
    return ((Json.Text) Objects.requireNonNull(from.get(name))).value();
  }

  private static long number(Json.Dictionary from, String name) {
    return ((Json.Whole) Objects.requireNonNull(from.get(name))).value();
  }
}
