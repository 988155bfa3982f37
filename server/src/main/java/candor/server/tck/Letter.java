package candor.server.tck;

import candor.server.door.Parcel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Is one request that arrived. The body is not copied.
 *
 * @param line method and path, without the query
 * @param body the body, unpacked
 * @param parcel what a door read in it, or null
 * @param problem why no door could read it, or null
 */
record Letter(String line, byte[] body, @Nullable Parcel parcel, @Nullable String problem) {

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
