package candor.server.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Guesses the type of a property from the forms of its values. */
final class Guess {

  /** Numbers with more digits fit no whole number of a plan. */
  private static final int MOST_DIGITS = 18;

  private final String name;
  private final Seen.Trait trait;
  private final Set<Shape> shapes;

  private Guess(String name, Seen.Trait trait) {
    this.name = name;
    this.trait = trait;
    this.shapes = trait.shapes().keySet();
  }

  /** Says in words what was seen, for people. */
  static String words(Seen.Trait trait) {
    return String.join(", ", trait.shapes().keySet().stream().map(shape -> shape.words).toList());
  }

  /** Writes the keys of a type; returns false when no type of a plan can hold what was seen. */
  static boolean write(Sheet sheet, String indent, String name, Seen.Trait trait) {
    return new Guess(name, trait).write(sheet, indent);
  }

  private boolean write(Sheet sheet, String in) {
    if (only(Shape.TRUTH)) {
      sheet.line(in + "type: bool");
    } else if (only(Shape.WHOLE) && Math.abs(trait.least()) <= MOST_DIGITS) {
      number(sheet.line(in + "type: int"), in);
    } else if (only(Shape.WHOLE, Shape.DECIMAL)) {
      number(sheet.line(in + "type: number"), in);
    } else if (only(Shape.VERSION, Shape.NETWORK, Shape.DIGITS) && has(Shape.VERSION)) {
      sheet.line(in + "type: version").line(in + "parts: " + (has(Shape.NETWORK) ? 4 : 3));
    } else if (isLanguage()) {
      sheet.line(in + "type: language");
    } else if (only(Shape.UUID)) {
      sheet.line(in + "type: uuid");
    } else if (only(Shape.MOMENT)) {
      sheet.line(in + "type: moment");
    } else if (only(Shape.HEX)) {
      sheet.line(in + "type: hash");
      sheet.blank(in + "salt", "a name that only this property has, such as app.models.v1", "a.b");
    } else if (only(Shape.WORDS)) {
      values(sheet.line(in + "type: list"), in);
    } else {
      return text(sheet, in);
    }
    return true;
  }

  private boolean text(Sheet sheet, String in) {
    boolean text =
        only(Shape.WORD, Shape.FREE, Shape.DIGITS, Shape.VERSION, Shape.LANGUAGE, Shape.HEX);
    if (text && (only(Shape.WORD) || !trait.values().isEmpty())) {
      values(sheet, in);
    } else if (text) {
      sheet.line(in + "type: text");
      sheet.line(in + "max_length: 200");
      sheet.line(in + "transforms: [scrub-paths, redact-secrets]");
      sheet.line(
          in + "reason:  # " + Sheet.MARK + ": why no closed list, values: [...], will do",
          in + "reason: a reason");
    }
    return text;
  }

  private void number(Sheet sheet, String in) {
    if (trait.least() < 0) {
      sheet.line(in + "min: -" + power(-trait.least()));
    }
    if (trait.most() <= MOST_DIGITS) {
      sheet.line(in + "max: " + power(Math.max(1, trait.most())) + "  # by its order of magnitude");
    }
  }

  private static String power(int digits) {
    return "1" + "0".repeat(digits);
  }

  private void values(Sheet sheet, String in) {
    Map<String, String> byConstant = new LinkedHashMap<>();
    var tolerated = new ArrayList<String>();
    for (String value : trait.values()) {
      // What differs by case and punctuation alone is one value, and one constant in Java.
      String constant = value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      String first = byConstant.putIfAbsent(constant, value);
      if (first != null) {
        tolerated.add(quoted(value) + ": " + quoted(first));
      }
    }
    List<String> values = byConstant.values().stream().map(Guess::quoted).toList();
    String more =
        trait.hidden() == 0
            ? ""
            : "  # words that too few shared came " + trait.hidden() + " times";
    if (values.isEmpty()) {
      sheet.line(
          in
              + "values: []  # "
              + Sheet.MARK
              + ": the values there are; none came from "
              + Candidates.SENDERS
              + " senders on one day",
          in + "values: [a, b]");
    } else {
      sheet.line(in + "values: [" + String.join(", ", values) + "]" + more);
    }
    if (!tolerated.isEmpty()) {
      sheet.line(in + "tolerate: {" + String.join(", ", tolerated) + "}");
    }
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }

  private boolean isLanguage() {
    String lower = name.toLowerCase(Locale.ROOT);
    return only(Shape.LANGUAGE)
        || (only(Shape.LANGUAGE, Shape.WORD)
            && (lower.contains("lang") || lower.contains("locale")));
  }

  private boolean has(Shape shape) {
    return shapes.contains(shape);
  }

  private boolean only(Shape... allowed) {
    return !shapes.isEmpty() && Set.of(allowed).containsAll(shapes);
  }
}
