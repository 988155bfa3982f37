package candor.sdk.probe;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Claims days, weeks and months for a machine, so that it can be counted without being named. Safe
 * for use by many threads and processes.
 *
 * <p>A claim is a file that only one process can create. A period that lies before the latest
 * claimed one is not claimed again, so a clock that is set back counts nothing twice.
 */
public final class Periods {

  private final Path directory;

  /**
   * Names where claims are kept; nothing is made.
   *
   * @param directory the directory
   */
  public Periods(Path directory) {
    this.directory = directory;
  }

  /**
   * Is what was claimed.
   *
   * @param day whether it is the first use of the day
   * @param week whether it is the first use of the ISO week
   * @param month whether it is the first use of the month
   * @param cohort the ISO week of the first use ever
   */
  public record Claim(boolean day, boolean week, boolean month, String cohort) {}

  /**
   * Claims what the date begins.
   *
   * @param today the local date
   * @return the claim, or null when the day was claimed before
   * @throws IOException when claims cannot be kept
   */
  public @Nullable Claim claim(LocalDate today) throws IOException {
    Files.createDirectories(directory);
    if (!first("day", today.toString())) {
      return null;
    }
    boolean week = first("week", week(today));
    boolean month = first("month", today.toString().substring(0, 7));
    return new Claim(true, week, month, cohort(week(today)));
  }

  private static String week(LocalDate date) {
    int year = date.get(IsoFields.WEEK_BASED_YEAR);
    int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return String.format(Locale.ROOT, "%04d-W%02d", year, week);
  }

  private boolean first(String kind, String period) throws IOException {
    String latest = latest(kind);
    if (latest.compareTo(period) >= 0) {
      return false;
    }
    try {
      Files.createFile(directory.resolve(kind + "-" + period));
    } catch (FileAlreadyExistsException anotherWasFaster) {
      return false;
    }
    if (!latest.isEmpty()) {
      Files.deleteIfExists(directory.resolve(kind + "-" + latest));
    }
    return true;
  }

  private String latest(String kind) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(kind + "-"))
          .map(name -> name.substring(kind.length() + 1))
          .max(String::compareTo)
          .orElse("");
    }
  }

  private String cohort(String week) throws IOException {
    String known = latest("cohort");
    if (!known.isEmpty()) {
      return known;
    }
    Files.createFile(directory.resolve("cohort-" + week));
    return week;
  }

  /**
   * Forgets everything.
   *
   * @throws IOException when a file cannot be deleted
   */
  public void erase() throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> all = Files.list(directory)) {
        for (Path file : all.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(directory);
    }
  }
}
