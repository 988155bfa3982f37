package candor.server.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names the forms of an export. */
public enum Form {
  /** A table by RFC 4180, for spreadsheets. */
  CSV("text/csv; charset=utf-8; header=present"),
  /** One JSON object a line. */
  JSONL("application/jsonl; charset=utf-8"),
  /** Columns, for programs that count. */
  PARQUET("application/vnd.apache.parquet");

  private final String mediaType;

  Form(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * Returns the media type of the file.
   *
   * @return the type with its parameters
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Returns the end of a file's name, which is also the word by which the form is asked for.
   *
   * @return the word in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a form by its word.
   *
   * @param word the word
   * @return the form, or null when there is none
   */
  public static @Nullable Form of(String word) {
    for (Form form : values()) {
      if (form.word().equals(word)) {
        return form;
      }
    }
    return null;
  }
}
