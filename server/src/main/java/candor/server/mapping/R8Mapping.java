package candor.server.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes and methods in a kept mapping of R8. Reads one class a question. For one thread.
 */
final class R8Mapping {

  /** Methods that may all be meant, when a line does not tell; more of them tell nothing. */
  private static final int MOST_CHOICES = 3;

  /** Calls that can be written into one another; more is no program. */
  private static final int MOST_INLINED = 100;

  private final PackedFile file;
  private final long index;
  private final int classes;

  R8Mapping(PackedFile file) throws IOException {
    this.file = file;
    this.index = file.place(0);
    this.classes = (int) file.place(1);
  }

  /** Says where the class of a name is kept, by a hash of the name. */
  record Spot(long hash, long at) {}

  /**
   * Is one call as the sources know it.
   *
   * @param home the class
   * @param method the method
   * @param file the file
   * @param line the line, or 0 when it is not known
   */
  record Call(String home, String method, String file, int line) {}

  /** Is FNV-1a of 64 bits: names are compared afterwards, it only has to spread. */
  static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Returns the original name of a class, or null when it is not in the mapping. */
  @Nullable String original(String name) throws IOException {
    Described found = described(name);
    return found == null ? null : found.original();
  }

  /** Is a class whose members follow. */
  private record Described(String original, String file, PackedInput members) {}

  private @Nullable Described described(String name) throws IOException {
    long hash = hash(name);
    int low = 0;
    int high = classes;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (file.wide(index + 16L * middle) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    byte[] sought = name.getBytes(StandardCharsets.UTF_8);
    for (int i = low; i < classes && file.wide(index + 16L * i) == hash; i++) {
      var in = new PackedInput(file, file.wide(index + 16L * i + 8), index);
      if (in.isText(sought)) {
        return new Described(in.text(), in.text(), in);
      }
    }
    return null;
  }

  /**
   * Finds what a call of the app is in the sources.
   *
   * @param name the class in the app
   * @param method the method in the app
   * @param line the line, or 0
   * @return the calls, innermost first; none when only the compiler knows it; null when the class
   *     is not in the mapping
   */
  @Nullable List<Call> find(String name, String method, int line) throws IOException {
    Described found = described(name);
    if (found == null) {
      return null;
    }
    var hits = new ArrayList<R8Member>();
    var others = new ArrayList<R8Member>();
    boolean goesOn = true;
    var in = found.members();
    for (var one = R8Member.read(in); one != null; one = R8Member.read(in)) {
      boolean isMeant = one.name().equals(method);
      boolean fits = isMeant && line > 0 && one.hasRange() && one.holds(line);
      if (fits && goesOn && (hits.isEmpty() || hits.getLast().isBesides(one))) {
        hits.add(one);
      } else if (isMeant && hits.isEmpty()) {
        others.add(one);
      }
      // What is called alike further down is another method.
      goesOn = hits.isEmpty() || fits;
    }
    return hits.isEmpty() ? guessed(found, others, method, line) : inlined(found, hits, line);
  }

  private static List<Call> inlined(Described found, List<R8Member> hits, int line) {
    return hits.stream()
        .limit(MOST_INLINED)
        .filter(hit -> !hit.isMade())
        .map(hit -> call(found, hit, hit.line(line)))
        .toList();
  }

  /** Without a line that fits, all that may be meant is told, as long as it is little. */
  private static List<Call> guessed(Described found, List<R8Member> all, String method, int line) {
    boolean anyWithoutRange = all.stream().anyMatch(one -> !one.hasRange());
    var choices = new LinkedHashSet<Call>();
    for (int i = 0; i < all.size(); i++) {
      R8Member one = all.get(i);
      // The outermost of what was written into one another is the method itself.
      boolean isOutermost =
          i + 1 == all.size() || !one.hasRange() || !all.get(i + 1).isBesides(one);
      if (anyWithoutRange ? !one.hasRange() : isOutermost && !one.isMade()) {
        choices.add(call(found, one, one.hasRange() ? 0 : one.line(line)));
      }
    }
    var names = new LinkedHashSet<String>();
    choices.forEach(choice -> names.add(choice.method()));
    if (choices.size() == 1) {
      return List.copyOf(choices);
    }
    boolean isTold = !names.isEmpty() && names.size() <= MOST_CHOICES;
    String told = isTold ? String.join(" or ", names.stream().sorted().toList()) : method;
    return List.of(new Call(found.original(), told, file(found, found.original()), 0));
  }

  private static Call call(Described found, R8Member member, int line) {
    String home = member.home().isEmpty() ? found.original() : member.home();
    return new Call(home, member.method(), file(found, home), line);
  }

  /** Returns the file of a class: the mapping tells that of the class described, others by name. */
  private static String file(Described found, String home) {
    String told = found.file();
    boolean isTold = !told.isEmpty() && !told.startsWith("R8$$");
    if (isTold && home.equals(found.original())) {
      return told;
    }
    String name = home.substring(home.lastIndexOf('.') + 1);
    int inner = name.indexOf('$', 1);
    name = inner < 0 ? name : name.substring(0, inner);
    boolean isKotlin = isTold && told.endsWith(".kt");
    return isKotlin && name.endsWith("Kt")
        ? name.substring(0, name.length() - 2) + ".kt"
        : name + (isKotlin ? ".kt" : ".java");
  }
}
