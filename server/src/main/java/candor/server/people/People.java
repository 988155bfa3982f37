package candor.server.people;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers about single installs. Safe for use by many threads. Every method throws {@link
 * IOException} when the store fails or takes too long.
 */
public interface People {

  /**
   * Says which installs are asked for: those with an event in a time.
   *
   * @param app the app's id
   * @param debug whether developers' builds are asked about
   * @param from the first instant that belongs to it
   * @param to the first instant that no longer does
   */
  record Range(String app, boolean debug, Instant from, Instant to) {}

  /**
   * Is what is remembered of one install.
   *
   * @param id the first half of the install's UUID, as 16 hexadecimal digits
   * @param first when its first event happened, of all that are kept
   * @param last when its last event happened
   * @param events how many events of it are kept
   * @param counters the planned counters that were raised, by name
   * @param properties the planned properties that were set, by name
   */
  record Person(
      String id,
      Instant first,
      Instant last,
      long events,
      Map<String, Long> counters,
      Map<String, String> properties) {
    /** Copies the maps in order of their names. */
    public Person {
      counters = Collections.unmodifiableMap(new TreeMap<>(counters));
      properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
  }

  /**
   * Is one event of an install.
   *
   * @param at when it happened
   * @param event its name
   * @param values its planned properties and those of the context, by name, as text
   */
  record Deed(Instant at, String event, Map<String, String> values) {
    /** Copies the values and keeps their order. */
    public Deed {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Lists installs, those seen last in the time first.
   *
   * @param range which installs
   * @param skip how many to leave out at the beginning
   * @param limit the most installs
   * @return the installs
   * @throws IOException if the store fails
   */
  List<Person> list(Range range, int skip, int limit) throws IOException;

  /**
   * Returns one install.
   *
   * @param app the app's id
   * @param debug whether developers' builds are asked about
   * @param id the id, or the whole UUID
   * @return the install, or null when none of its events is kept
   * @throws IOException if the store fails
   */
  @Nullable Person person(String app, boolean debug, String id) throws IOException;

  /**
   * Is how many installs there are and what is remembered of them.
   *
   * @param installs how many there are
   * @param raised how many of them raised each counter, by name; none is in it with nobody
   * @param values how many of them have each value of a property, the most frequent first
   */
  record Census(long installs, Map<String, Long> raised, Map<String, Map<String, Long>> values) {
    /** Keeps the maps and their order. */
    public Census {
      raised = Collections.unmodifiableMap(new TreeMap<>(raised));
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Counts installs by what is remembered of them; no event is looked at.
   *
   * @param app the app's id
   * @param debug whether developers' builds are asked about
   * @param properties the properties to count by
   * @param limit the most values of each
   * @return the counts
   * @throws IOException if the store fails
   */
  Census census(String app, boolean debug, List<String> properties, int limit) throws IOException;

  /**
   * Returns the latest events of one install.
   *
   * @param range which events
   * @param id the id, or the whole UUID
   * @param limit the most events
   * @return the events, newest first
   * @throws IOException if the store fails
   */
  List<Deed> deeds(Range range, String id, int limit) throws IOException;
}
