package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.text.PlanWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages the reference plans at random: whatever the file, there is an answer, and soon. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MutatedPlansTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  /** Of processor time, because other programs may hold the processor meanwhile. */
  private static final long A_SECOND = 1_000_000_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What breaks readers elsewhere: signs of YAML, odd characters, words of other kinds. */
  private static final List<String> SPLINTERS =
      List.of(
          "\t",
          "&a ",
          "*a",
          "!!int ",
          "- ",
          "? ",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "|",
          ">",
          "#",
          "~",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "<<: *a",
          "\uD83C\uDF89",
          "e\u0301",
          "\uFEFF",
          "\r",
          "\u0000",
          "\u2028",
          ": ",
          "null",
          "yes",
          "1e999",
          "-0",
          "9".repeat(40),
          "\\ud83d",
          "candor: 2\n");

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void aDamagedPlanIsReadOrReportedWithinASecond(String app) throws IOException {
    damage(app, 20261125, 400);
  }

  @Test
  @Tag("fuzz")
  void aDamagedPlanIsReadOrReportedForLong() throws IOException {
    damage("osaurus", System.nanoTime(), 50_000);
  }

  private static void damage(String app, long seed, int rounds) throws IOException {
    var plan = Files.readAllBytes(Path.of("..", "plans", app + ".yaml"));
    var random = new SplittableRandom(seed);
    for (int round = 0; round < rounds; round++) {
      var damaged = damaged(plan, random);
      var said = "seed " + seed + ", round " + round;
      long before = THREADS.getCurrentThreadCpuTime();
      answer(damaged, said);
      assertTrue(THREADS.getCurrentThreadCpuTime() - before < A_SECOND, said);
    }
  }

  private static void answer(byte[] file, String said) {
    var reading = PlanFile.read(file, TODAY);
    var plan = reading.plan();
    assertTrue(plan != null || !reading.problems().isEmpty(), said);
    reading.problems().forEach(p -> assertTrue(p.line() >= 1 && p.column() >= 1, said));
    if (plan != null) {
      assertEquals(71, PlanWriter.hash(plan).length(), said);
    }
  }

  private static byte[] damaged(byte[] plan, SplittableRandom random) {
    var file = plan.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      file =
          random.nextBoolean()
              ? flipped(file, random)
              : changed(new String(file, StandardCharsets.UTF_8), random);
    }
    return file;
  }

  private static byte[] flipped(byte[] file, SplittableRandom random) {
    if (file.length > 0) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static byte[] changed(String file, SplittableRandom random) {
    var lines = new ArrayList<>(List.of(file.split("(?<=\n)", -1)));
    int at = random.nextInt(lines.size());
    var line = lines.get(at);
    int inside = random.nextInt(line.length() + 1);
    var splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size()));
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), line);
      case 2 -> lines.set(at, " ".repeat(random.nextInt(1, 9)) + line);
      case 3 -> lines.set(at, line.stripLeading());
      case 4 -> lines.set(at, line.substring(0, inside) + splinter + line.substring(inside));
      default -> lines.set(at, line.substring(0, inside));
    }
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }
}
