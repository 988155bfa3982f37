package candor.plan.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks the patterns of free text. */
final class Patterns {

  private Patterns() {}

  /** Returns what is wrong with a pattern, or null. */
  static @Nullable String fault(String pattern) {
    try {
      Pattern.compile(pattern);
      return null;
    } catch (PatternSyntaxException e) {
      return e.getDescription();
    }
  }
}
