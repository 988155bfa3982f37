package candor.plan;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is the tolerated spellings of a closed list, together with all that are accepted.
 *
 * <p>Looks like the map of tolerated spellings, so that a record can hold it as its component.
 * Immutable, so safe for use by many threads.
 */
final class Spellings extends AbstractMap<String, String> {

  private final List<String> values;
  private final Map<String, String> tolerated;
  private final Map<String, String> accepted;

  private Spellings(List<String> values, Map<String, String> tolerated) {
    this.values = values;
    this.tolerated = Collections.unmodifiableMap(new LinkedHashMap<>(tolerated));
    Map<String, String> all = new HashMap<>(tolerated);
    for (String value : values) {
      all.put(value, value);
    }
    this.accepted = Collections.unmodifiableMap(all);
  }

  static Spellings of(List<String> values, Map<String, String> tolerated) {
    return tolerated instanceof Spellings spellings && spellings.values.equals(values)
        ? spellings
        : new Spellings(values, tolerated);
  }

  /** Returns canonical values by every accepted spelling; the empty string means leave out. */
  Map<String, String> accepted() {
    return accepted;
  }

  @Override
  public @Nullable String get(@Nullable Object spelling) {
    return tolerated.get(spelling);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return tolerated.entrySet();
  }
}
