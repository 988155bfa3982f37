package candor.plan;

import candor.json.Json;
import candor.plan.PropertyType.Transform;
import candor.plan.Refusal.Reason;
import candor.redact.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges free text: transforms it, cuts it, then asks for its pattern. Immutable. */
final class TextRule implements TypeRule {

  private final List<Transform> transforms;
  private final int maxLength;
  private final @Nullable LinearPattern pattern;

  TextRule(PropertyType.Text type) {
    this.transforms = type.transforms();
    this.maxLength = type.maxLength();
    this.pattern = type.pattern() == null ? null : LinearPattern.of(type.pattern());
  }

  @Override
  public Ruling judge(Json value) {
    if (!(value instanceof Json.Text text)) {
      return Ruling.drop(Reason.WRONG_TYPE);
    }
    String kept = text.value();
    if (holdsControls(kept)) {
      return Ruling.drop(Reason.WRONG_FORM);
    }
    // One transform may uncover work for another, and so may the cut; judging twice must not.
    kept =
        transforms.isEmpty()
            ? cut(kept)
            : Redaction.settle(Redaction.within(kept, maxLength), this::transformed);
    if (pattern != null && !pattern.matches(kept)) {
      return Ruling.drop(Reason.WRONG_FORM);
    }
    return new Ruling.Keep(kept.equals(text.value()) ? text : new Json.Text(kept));
  }

  private String transformed(String text) {
    String kept = text;
    for (Transform transform : transforms) {
      kept = transform == Transform.SCRUB_PATHS ? Redaction.paths(kept) : Redaction.secrets(kept);
    }
    return cut(kept);
  }

  private String cut(String text) {
    // A character is one or two chars, so only a text beyond maxLength chars can be too long.
    return text.length() <= maxLength || text.codePointCount(0, text.length()) <= maxLength
        ? text
        : Redaction.cut(text, text.offsetByCodePoints(0, maxLength));
  }

  /**
   * Finds what has no place in one line: control characters, line separators, and the marks that
   * reorder text on a reader's screen (Unicode bidirectional controls), which can hide words.
   */
  private static boolean holdsControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (confuses(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a character is a control, ends a line, or reorders text. */
  static boolean confuses(char c) {
    boolean control = c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
    boolean bidi =
        c == 0x061c
            || c == 0x200e
            || c == 0x200f
            || (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069);
    return control || bidi;
  }
}
