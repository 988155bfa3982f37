package candor.server.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the header fields of one request as a map by lower-case name, without copying them.
 *
 * <p>Repeated fields are joined by a comma (RFC 9110, 5.3). Read-only; the fields do not change
 * after the request was read, so many threads may read.
 */
final class HeaderView extends AbstractMap<String, String> {

  private final HttpHeaders fields;

  HeaderView(HttpHeaders fields) {
    this.fields = fields;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    if (!(name instanceof String text)) {
      return null;
    }
    var values = fields.valueStringIterator(text);
    if (!values.hasNext()) {
      return null;
    }
    var first = values.next();
    return values.hasNext() ? String.join(", ", fields.getAll(text)) : first;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && fields.contains(text);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    Map<String, String> all = new LinkedHashMap<>();
    for (var field : fields) {
      all.merge(field.getKey().toLowerCase(Locale.ROOT), field.getValue(), (a, b) -> a + ", " + b);
    }
    return Collections.unmodifiableMap(all).entrySet();
  }
}
