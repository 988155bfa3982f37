package candor.server.notes;

import java.util.Map;

/**
 * Is what was noted under one key: a few short fields.
 *
 * @param fields the values by name
 */
public record Note(Map<String, String> fields) {

  /** A note is a status and what belongs to it, not a document. */
  private static final int MOST_FIELDS = 8;

  /** A name, a version, a time or a short remark. */
  private static final int LONGEST = 500;

  /**
   * Copies the fields.
   *
   * @throws IllegalArgumentException if there are too many, or one is too long
   */
  public Note {
    fields = Map.copyOf(fields);
    if (fields.size() > MOST_FIELDS) {
      throw new IllegalArgumentException(
          "a note has at most " + MOST_FIELDS + " fields, not " + fields.size());
    }
    fields.forEach((name, value) -> {
      if (name.length() > LONGEST || value.length() > LONGEST) {
        throw new IllegalArgumentException(
            "a field of a note has at most " + LONGEST + " characters");
      }
    });
  }

  /**
   * Returns one field.
   *
   * @param name its name
   * @param otherwise what an absent field means
   * @return its value
   */
  public String field(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }
}
