package candor.redact;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Is one text with what must go from it.
 *
 * @param kind what it is about
 * @param mustGo what may not stay; nothing when the text must come out unchanged
 */
record Labelled(String kind, String text, List<String> mustGo) {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A remainder of this many characters is a leak. */
  private static final int LEAK = 8;

  static List<Labelled> read(String file) throws IOException, JsonException {
    try (var in =
        Objects.requireNonNull(Labelled.class.getResourceAsStream("/redaction/" + file))) {
      List<Labelled> texts = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        var json = (Json.Dictionary) JsonReader.read(line.getBytes(StandardCharsets.UTF_8));
        List<String> mustGo = new ArrayList<>();
        for (Json item :
            ((Json.Array) Objects.requireNonNull(json.members().get("must_redact"))).items()) {
          mustGo.add(((Json.Text) item).value());
        }
        texts.add(new Labelled(word(json, "kind"), word(json, "text"), mustGo));
      }
      return texts;
    }
  }

  private static String word(Json.Dictionary json, String name) {
    return ((Json.Text) Objects.requireNonNull(json.members().get(name))).value();
  }

  /** Tells whether enough of a secret stays to be of use. */
  boolean leaks(String redacted) {
    return mustGo.stream().anyMatch(secret -> leaks(redacted, secret));
  }

  private static boolean leaks(String redacted, String secret) {
    int size =
        secret.length() < LEAK ? secret.length() : Math.max(4, Math.min(LEAK, secret.length() / 2));
    for (int i = 0; i + size <= secret.length(); i++) {
      if (redacted.contains(secret.substring(i, i + size))) {
        return true;
      }
    }
    return false;
  }

  /** Counts the words that are no secret, and how many of them stay: two figures. */
  int[] words(String redacted) {
    // Of the lines of a key the label names the first and the last only.
    String rest = text.replaceAll("PRIVATE KEY-----[^-]*", "PRIVATE KEY-----");
    for (String secret : mustGo) {
      rest = rest.replace(secret, " ");
    }
    Map<String, Integer> there = new HashMap<>();
    for (String word : NO_WORD.splitAsStream(redacted).toList()) {
      there.merge(word, 1, Integer::sum);
    }
    int words = 0;
    int kept = 0;
    for (String word : NO_WORD.splitAsStream(rest).toList()) {
      if (!word.isEmpty()) {
        words++;
        kept += there.merge(word, -1, Integer::sum) >= 0 ? 1 : 0;
      }
    }
    return new int[] {words, kept};
  }
}
