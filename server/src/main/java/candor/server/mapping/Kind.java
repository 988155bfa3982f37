package candor.server.mapping;

import org.jspecify.annotations.Nullable;

/** Names the kinds of mapping files. */
public enum Kind {
  /** The mapping of ProGuard and R8: classes and methods of the JVM. */
  R8("r8"),
  /** A source map, revision 3: positions in generated JavaScript. */
  SOURCE_MAP("sourcemap");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /**
   * Returns the word for it on command lines and in addresses.
   *
   * @return the word
   */
  public String word() {
    return word;
  }

  /**
   * Finds a kind by its word.
   *
   * @param word the word
   * @return the kind, or null when there is none of that word
   */
  public static @Nullable Kind of(String word) {
    for (Kind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
