package candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.json.Json;
import candor.json.JsonReader;
import candor.redact.Redaction;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Measures what redaction costs, on the labelled texts and on texts made to be hostile.
 *
 * <p>The peer is a set of regular expressions of the kind that scrubbers run one after another. Run
 * from the root. Time is the processor time of the thread.
 */
final class Redact {

  private static final int ROUNDS = 15;
  private static final int HOSTILE = 1 << 20;

  /** What makes a rule look furthest, each for another rule. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "a@a.",
          "sk-",
          "key=",
          "token=",
          "token:",
          "password:",
          "key=\"",
          "ip-",
          "a.",
          "1-",
          "4-",
          "/home/",
          "/home/a b ",
          " -a",
          " curl -u",
          "://a:b",
          "%40",
          "a/",
          "fe80::",
          "bearer ",
          "cookie: a=",
          "GB33",
          "(415) ",
          "-----BEGIN PRIVATE KEY-----");

  private static final List<Pattern> PEER =
      List.of(
          Pattern.compile("\\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}"),
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
          Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?-----END [A-Z ]*-----"),
          Pattern.compile(
              "(?i)\\b(?:password|passwd|secret|token|api[-_]?key)[\"']?\\s*[:=]\\s*\\S+"),
          Pattern.compile("(?i)\\b(?:bearer|basic)\\s+[A-Za-z0-9._~+/=-]+"),
          Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s/:@]+:[^\\s/@]+@"),
          Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
          Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
          Pattern.compile("\\b(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}\\b"),
          Pattern.compile("\\b(?:\\d[ -]*?){13,16}\\b"),
          Pattern.compile("(?i)(?:/home/|/Users/|\\\\Users\\\\)[^\\s/\\\\]+"));

  private Redact() {}

  /**
   * Prints the table.
   *
   * @param arguments nothing
   * @throws IOException if the labelled texts cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println("| Texts | kB | Candor µs/kB | expressions µs/kB | ratio |");
    System.out.println("|---|---|---|---|---|");
    for (String file : List.of("positives", "negatives")) {
      compare(file, texts(file));
    }
    for (String piece : PIECES) {
      String text = piece.repeat(HOSTILE / piece.length());
      double once = least(List.of(text), 3, Redaction::secrets);
      System.out.printf("1 MB of `%s`: %.0f ms%n", piece, once * 1024 / 1000);
    }
  }

  private static void compare(String name, List<String> texts) {
    double candor = least(texts, ROUNDS, Redaction::secrets);
    double peer = least(texts, ROUNDS, Redact::peer);
    System.out.printf(
        "| %s | %.0f | %.1f | %.1f | %.3f |%n",
        name, kilobytes(texts), candor, peer, candor / peer);
  }

  private static List<String> texts(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("plan/src/test/resources/redaction/" + name + ".jsonl"))) {
      var row = (Json.Dictionary) read(line);
      texts.add(((Json.Text) Objects.requireNonNull(row.members().get("text"))).value());
    }
    return texts;
  }

  private static Json read(String line) throws IOException {
    try {
      return JsonReader.read(line.getBytes(UTF_8));
    } catch (candor.json.JsonException broken) {
      throw new IOException("a labelled text is no JSON", broken);
    }
  }

  private static String peer(String text) {
    String clean = text;
    for (Pattern pattern : PEER) {
      clean = pattern.matcher(clean).replaceAll(Redaction.SECRET);
    }
    return clean;
  }

  /**
   * Returns the least of the rounds after as many to warm up, in microseconds per kilobyte: what
   * other work on the machine takes is in none or in some of them, never below.
   */
  private static double least(List<String> texts, int rounds, UnaryOperator<String> redactor) {
    var threads = ManagementFactory.getThreadMXBean();
    double least = Double.MAX_VALUE;
    int runs = texts.size() > 1 ? 10 : 1;
    long length = 0;
    for (int i = -rounds; i < rounds; i++) {
      long before = threads.getCurrentThreadCpuTime();
      for (int again = 0; again < runs; again++) {
        for (String text : texts) {
          length += redactor.apply(text).length();
        }
      }
      double cost = (threads.getCurrentThreadCpuTime() - before) / 1000.0 / runs / kilobytes(texts);
      least = i < 0 ? least : Math.min(least, cost);
    }
    if (length == 0) {
      throw new IllegalStateException("nothing was redacted");
    }
    return least;
  }

  private static double kilobytes(List<String> texts) {
    return texts.stream().mapToInt(String::length).sum() / 1024.0;
  }
}
