package candor.server.mapping;

import java.io.IOException;

/**
 * Says what is wrong with a mapping file or with what is said of it: line or field, and what to do.
 * It never repeats what the file holds.
 */
public final class BadMapping extends IOException {

  private static final long serialVersionUID = 1;

  BadMapping(String sentence) {
    super(sentence);
  }

  /**
   * Returns the sentence.
   *
   * @return what is wrong, for whoever handed the file in
   */
  public String sentence() {
    String sentence = getMessage();
    return sentence == null ? "" : sentence;
  }
}
