package candor.server.mapping;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the map of a generated file by its name. Stateless.
 *
 * <p>Of addresses and paths only the last part counts. Where a name holds a hash of its content on
 * one side only, the rest decides, as long as it fits one map.
 */
final class FileNames {

  private static final int LEAST_HASH = 6;

  private FileNames() {}

  /** Returns the last part of a path or an address, without what follows a question mark. */
  static String last(String place) {
    int end = place.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = place.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    int from = Math.max(place.lastIndexOf('/', end - 1), place.lastIndexOf('\\', end - 1));
    return place.substring(from + 1, end);
  }

  /** Finds the one that a name means, or null when none or several could be meant. */
  static <T> @Nullable T pick(List<T> all, Function<T, String> name, String sought) {
    String wanted = last(sought);
    for (T one : all) {
      if (name.apply(one).equals(wanted)) {
        return one;
      }
    }
    String bare = bare(wanted);
    var alike =
        all.stream()
            .filter(one -> {
              String other = name.apply(one);
              boolean isOneSided = bare.equals(wanted) != bare(other).equals(other);
              return isOneSided && bare(other).equals(bare);
            })
            .collect(Collectors.toList());
    return alike.size() == 1 ? alike.getFirst() : null;
  }

  /** Leaves the hash out that tools put into names of files. */
  static String bare(String name) {
    var out = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean isEnd = i == name.length() || ".-_~".indexOf(name.charAt(i)) >= 0;
      if (isEnd) {
        // The first part is what people called it, whatever it looks like.
        if (from == 0 || !isHash(name.substring(from, i))) {
          out.append(name, Math.max(0, from - 1), i);
        }
        from = i + 1;
      }
    }
    return out.toString();
  }

  private static boolean isHash(String part) {
    boolean digit = false;
    boolean upper = false;
    boolean lower = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      digit |= c >= '0' && c <= '9';
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
    }
    return part.length() >= LEAST_HASH && (digit || (upper && lower));
  }
}
