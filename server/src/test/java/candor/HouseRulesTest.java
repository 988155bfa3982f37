package candor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the rules that a reader of the source relies on. */
final class HouseRulesTest {

  /** Long enough for a page with its Javadoc; a longer file has two subjects. */
  private static final int MOST_LINES = 300;

  /** A public type is a promise; more than this many and the room has two purposes. */
  private static final int MOST_PUBLIC_TYPES = 8;

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (?:\\w+ )*(?:class|record|interface|enum|@interface) ");

  private static final Pattern BAD_NAME =
      Pattern.compile(".*(?:Impl|Helper|Manager|Utils?|Service)\\.java|(?:Abstract|Base)[A-Z].*");

  private static final Pattern PROMISE =
      Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X{3})\\b|@Disa" + "bled\\b");

  private static final Pattern SLEEP =
      Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");

  private static final Pattern SWALLOW =
      Pattern.compile("catch \\((?:final )?[\\w| .]+ \\w+\\) \\{\\s*\\}");

  @Test
  void noFileIsLongerThanAPage() {
    assertEquals(List.of(), offenders(path -> lines(path) > MOST_LINES));
  }

  @Test
  void everyRoomHasItsDescription() {
    var missing = new TreeSet<String>();
    for (Path path : sources()) {
      Path room = path.resolveSibling("package-info.java");
      boolean isRoom = !path.endsWith("module-info.java");
      if (isRoom && isMain(path) && !Files.exists(room)) {
        missing.add(name(room));
      }
    }
    assertEquals(new TreeSet<String>(), missing);
  }

  @Test
  void aRoomPromisesAtMostEightTypes() {
    var perRoom = new TreeMap<String, Integer>();
    for (Path path : sources()) {
      if (isMain(path) && PUBLIC_TYPE.matcher(text(path)).find()) {
        perRoom.merge(name(path.resolveSibling("")), 1, Integer::sum);
      }
    }
    perRoom.values().removeIf(count -> count <= MOST_PUBLIC_TYPES);
    assertEquals(new TreeMap<String, Integer>(), perRoom);
  }

  @Test
  void classesAreNamedByWhatTheyAre() {
    assertEquals(
        List.of(), offenders(path -> BAD_NAME.matcher(path.getFileName().toString()).matches()));
  }

  @Test
  void nothingIsPutOffOrSwitchedOff() {
    assertEquals(List.of(), offenders(path -> PROMISE.matcher(text(path)).find()));
  }

  @Test
  void noTestSleeps() {
    assertEquals(List.of(), offenders(path -> !isMain(path) && SLEEP.matcher(text(path)).find()));
  }

  @Test
  void noFailureIsSwallowed() {
    assertEquals(List.of(), offenders(path -> SWALLOW.matcher(text(path)).find()));
  }

  @Test
  void importsAreSingle() {
    assertEquals(
        List.of(), offenders(path -> text(path).lines().anyMatch(l -> l.matches("import .*\\*;"))));
  }

  private static List<String> offenders(Predicate<Path> rule) {
    return sources().stream().filter(rule).map(HouseRulesTest::name).sorted().toList();
  }

  private static List<Path> sources() {
    Path root = root();
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> found =
          all.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !root.relativize(path).toString().contains("target/"))
              .filter(path -> !root.relativize(path).toString().contains("node_modules/"))
              // Scratch projects are written as users of the Maven plugin would, not as we do.
              .filter(path -> !root.relativize(path).toString().contains("src/it/"))
              .toList();
      assertTrue(found.size() > 30, "the walk must find the sources, found " + found.size());
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      Path up = here.getParent();
      if (up == null) {
        throw new AssertionError("the repository root holds mvnw");
      }
      here = up;
    }
    return here;
  }

  private static boolean isMain(Path path) {
    return path.toString().replace('\\', '/').contains("/src/main/java/");
  }

  private static String name(Path path) {
    return root().relativize(path).toString().replace('\\', '/');
  }

  private static long lines(Path path) {
    return text(path).lines().count();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
