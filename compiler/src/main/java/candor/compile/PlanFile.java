package candor.compile;

import candor.plan.text.PlanReader;
import candor.plan.text.PlanReader.Reading;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Reads a telemetry plan from its YAML file. Stateless, so safe for use by many threads. */
public final class PlanFile {

  /** A plan of a thousand events takes a third of this; more is an attack or a wrong file. */
  static final int MOST_BYTES = 1 << 20;

  private PlanFile() {}

  /**
   * Reads a plan; nothing is said of what has expired.
   *
   * @param utf8 the bytes of the file
   * @return the plan or its problems, each with line and column
   */
  public static Reading read(byte[] utf8) {
    try {
      return PlanReader.read(YamlTree.read(utf8));
    } catch (BadFile e) {
      return new Reading(null, List.of(e.problem()));
    }
  }

  /**
   * Reads a plan and warns of what has expired.
   *
   * @param utf8 the bytes of the file
   * @param today the day on which it must still hold
   * @return the plan or its problems, each with line and column
   */
  public static Reading read(byte[] utf8, LocalDate today) {
    try {
      return PlanReader.read(YamlTree.read(utf8), today);
    } catch (BadFile e) {
      return new Reading(null, List.of(e.problem()));
    }
  }

  /**
   * Reads a plan from a file; nothing is said of what has expired.
   *
   * @param file the file
   * @return the plan or its problems, each with line and column
   * @throws IOException when the file cannot be read
   */
  public static Reading read(Path file) throws IOException {
    return read(bytes(file));
  }

  /**
   * Reads a plan from a file and warns of what has expired.
   *
   * @param file the file
   * @param today the day on which it must still hold
   * @return the plan or its problems, each with line and column
   * @throws IOException when the file cannot be read
   */
  public static Reading read(Path file, LocalDate today) throws IOException {
    return read(bytes(file), today);
  }

  /** Reads at most one byte more than a plan may have, so that a huge file costs nothing. */
  static byte[] bytes(Path file) throws IOException {
    // A pipe would be waited for, and a device may have no end.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }
}
