package candor.server.store;

import candor.server.custody.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes rows and remembers them. */
final class Taken implements Rows {

  private final List<String> lines = new ArrayList<>();
  private List<Field> fields = List.of();

  List<Field> fields() {
    return fields;
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void begin(List<Field> columns) {
    fields = List.copyOf(columns);
  }

  @Override
  public void row(@Nullable Object[] values) {
    lines.add(
        Arrays.stream(values)
            .map(value -> value == null ? "-" : value.toString())
            .collect(Collectors.joining(" ")));
  }
}
