package candor.plan.text;

import java.util.List;

/** Is one value of a document, with the place where it stands. Immutable. */
public sealed interface Node {

  /**
   * Returns the line on which the value starts.
   *
   * @return the line, from 1
   */
  int line();

  /**
   * Returns the column at which the value starts.
   *
   * @return the column in characters, from 1
   */
  int column();

  /** Names what a scalar looks like when it stands without quotes. */
  enum Form {
    /** A string. */
    TEXT,
    /** A whole number. */
    WHOLE,
    /** A number with a fraction or an exponent. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    TRUTH,
    /** Nothing: {@code null}, {@code ~} or an empty place. */
    NOTHING
  }

  /**
   * Is a single value.
   *
   * @param text its characters, without quotes
   * @param form what it looks like; a quoted value is always text
   * @param line the line, from 1
   * @param column the column, from 1
   */
  record Scalar(String text, Form form, int line, int column) implements Node {}

  /**
   * Is a list.
   *
   * @param items the items in order
   * @param line the line, from 1
   * @param column the column, from 1
   */
  record Sequence(List<Node> items, int line, int column) implements Node {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * Is a set of named values, repeated names included.
   *
   * @param entries the entries in order
   * @param line the line, from 1
   * @param column the column, from 1
   */
  record Mapping(List<Entry> entries, int line, int column) implements Node {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Is one named value.
   *
   * @param key the name
   * @param value the value
   */
  record Entry(Scalar key, Node value) {}
}
