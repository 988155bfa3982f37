package candor.server.desk;

import candor.server.people.People;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows one made-up install, of which everything that an app sends says the same. */
record SamplePeople(String value) implements People {

  static final String ID = "3f2504e04f8941d3";

  private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

  private Person ada() {
    return new Person(
        ID,
        AT.minus(Duration.ofDays(9)),
        AT,
        42,
        Map.of("total_sessions", 7L),
        Map.of("first_os", value));
  }

  @Override
  public List<Person> list(Range range, int skip, int limit) {
    return skip == 0 ? List.of(ada()) : List.of();
  }

  @Override
  public @Nullable Person person(String app, boolean debug, String id) {
    return id.equals(ID) ? ada() : null;
  }

  @Override
  public Census census(String app, boolean debug, List<String> properties, int limit) {
    var values = new LinkedHashMap<String, Map<String, Long>>();
    properties.forEach(property -> values.put(property, Map.of(value, 31L)));
    return new Census(40, Map.of("total_sessions", 38L), values);
  }

  @Override
  public List<Deed> deeds(Range range, String id, int limit) {
    return List.of(new Deed(AT, "app.started", Map.of("os", value)));
  }
}
