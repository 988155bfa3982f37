package candor.json;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads one JSON document strictly (RFC 8259), within limits.
 *
 * <p>Besides what the grammar forbids it refuses what receivers are known to disagree on: names
 * that stand twice in one object, lone surrogates, bytes that are not shortest-form UTF-8, a byte
 * order mark, and numbers beyond a double. An integer beyond a long becomes the nearest {@link
 * Json.Decimal}. The static methods are safe for use by many threads.
 */
public final class JsonReader {

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final Limits limits;
  private final TextScanner texts;
  private final NumberScanner numbers;
  private final Shapes shapes = new Shapes();
  private String[] names = new String[32];
  private Json[] values = new Json[32];
  private int top;
  private int at;
  private int nodes;

  private JsonReader(byte[] bytes, int from, int to, Limits limits) {
    this.bytes = bytes;
    this.start = from;
    this.end = to;
    this.limits = limits;
    this.at = from;
    this.texts = new TextScanner(bytes, from, to, limits.textBytes());
    this.numbers = new NumberScanner(bytes, from, to);
  }

  /**
   * Bounds what one document may hold.
   *
   * @param depth how many arrays and objects may stand inside each other, 1 to 256
   * @param members how many members one object may have
   * @param nodes how many values the document may have in all, nested ones included
   * @param textBytes how many bytes one string may take between its quotes
   */
  public record Limits(int depth, int members, int nodes, int textBytes) {

    /** Reading recurses once a level; 256 frames fit any thread's stack. */
    private static final int DEEPEST = 256;

    /**
     * Fits every batch that the doors accept.
     *
     * <ul>
     *   <li>depth 16: an error report nests 9 deep, a batch 4
     *   <li>members 10,000: hundreds of times what any plan names for one event
     *   <li>nodes 200,000: 500 events of 100 properties with room to spare; about 20 MB of memory
     *   <li>text 1 MiB: as long as the largest body that a plain door reads
     * </ul>
     */
    public static final Limits DEFAULT = new Limits(16, 10_000, 200_000, 1 << 20);

    /** Refuses limits that let nothing or too much pass. */
    public Limits {
      if (depth < 1 || depth > DEEPEST) {
        throw new IllegalArgumentException("depth must be 1 to " + DEEPEST + ", was " + depth);
      }
      if (members < 0 || nodes < 1 || textBytes < 0) {
        throw new IllegalArgumentException("limits must not be negative");
      }
    }
  }

  /**
   * Reads one document within {@link Limits#DEFAULT}.
   *
   * @param bytes the document in UTF-8 and nothing else
   * @return its value
   * @throws JsonException when it is not JSON or exceeds a limit
   */
  public static Json read(byte[] bytes) throws JsonException {
    return read(bytes, 0, bytes.length, Limits.DEFAULT);
  }

  /**
   * Reads one document from part of an array.
   *
   * @param bytes holds the document in UTF-8
   * @param from its first byte
   * @param to the byte after its last
   * @param limits what it may hold
   * @return its value
   * @throws JsonException when it is not JSON or exceeds a limit; its offset counts from {@code
   *     from}
   */
  public static Json read(byte[] bytes, int from, int to, Limits limits) throws JsonException {
    Objects.checkFromToIndex(from, to, bytes.length);
    return new JsonReader(bytes, from, to, limits).document();
  }

  /**
   * Begins to read values of one document one by one, within {@link Limits#DEFAULT}. Whoever reads
   * what stands between them must bound that too.
   *
   * @param bytes holds the document in UTF-8; not to be changed meanwhile
   * @return a reader for one thread
   */
  public static JsonReader parts(byte[] bytes) {
    return new JsonReader(bytes, 0, bytes.length, Limits.DEFAULT);
  }

  /**
   * Reads one value.
   *
   * @param from where it begins
   * @param depth how many arrays and objects it stands in
   * @return the value
   * @throws JsonException when it is not JSON or exceeds a limit
   */
  public Json part(int from, int depth) throws JsonException {
    at = from;
    return value(depth);
  }

  /**
   * Returns where the value read last ends.
   *
   * @return the byte after its last
   */
  public int after() {
    return at;
  }

  private Json document() throws JsonException {
    Json value = value(0);
    if (next() >= 0) {
      throw wrong("something follows the document");
    }
    return value;
  }

  private Json value(int depth) throws JsonException {
    if (++nodes > limits.nodes()) {
      throw wrong("there are too many values");
    }
    int b = next();
    return switch (b) {
      case '"' -> text();
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case 't' -> literal(TRUE, Json.TRUE);
      case 'f' -> literal(FALSE, Json.FALSE);
      case 'n' -> literal(NULL, Json.NOTHING);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case -1 -> throw wrong("the document does not end");
      default -> throw wrong("a value is missing");
    };
  }

  private int deeper(int depth) throws JsonException {
    if (depth == limits.depth()) {
      throw wrong("the nesting is too deep");
    }
    return depth + 1;
  }

  private Json object(int depth) throws JsonException {
    int base = top;
    at++;
    if (next() == '}') {
      at++;
      return new Json.Dictionary(Members.EMPTY);
    }
    do {
      member(depth);
      if (top - base > limits.members()) {
        throw wrong("an object has too many members");
      }
    } while (goesOn('}'));
    Names distinct = shapes.of(names, base, top);
    if (distinct == null) {
      throw wrong("an object ends here that has one name twice");
    }
    Json[] held = Arrays.copyOfRange(values, base, top);
    top = base;
    return new Json.Dictionary(new Members(distinct, held));
  }

  private void member(int depth) throws JsonException {
    if (next() != '"') {
      throw wrong("a name is missing");
    }
    String name = text().value();
    if (next() != ':') {
      throw wrong("a colon is missing");
    }
    at++;
    push(name, value(depth));
  }

  private Json array(int depth) throws JsonException {
    int base = top;
    at++;
    if (next() == ']') {
      at++;
      return new Json.Array(List.of());
    }
    do {
      push("", value(depth));
    } while (goesOn(']'));
    Json array = new Json.Array(List.of(Arrays.copyOfRange(values, base, top)));
    top = base;
    return array;
  }

  /** Steps over a comma, or over the end of the array or object. */
  private boolean goesOn(char close) throws JsonException {
    int b = next();
    if (b != ',' && b != close) {
      throw wrong("a comma or the end of an array or object is missing");
    }
    at++;
    return b == ',';
  }

  private void push(String name, Json value) {
    if (top == values.length) {
      names = Arrays.copyOf(names, top * 2);
      values = Arrays.copyOf(values, top * 2);
    }
    names[top] = name;
    values[top++] = value;
  }

  private Json number() throws JsonException {
    Json number = numbers.read(at);
    at = numbers.after();
    return number;
  }

  private Json.Text text() throws JsonException {
    Json.Text text = texts.read(at + 1);
    at = texts.after();
    return text;
  }

  private Json literal(byte[] word, Json value) throws JsonException {
    int to = Math.min(end, at + word.length);
    if (!Arrays.equals(bytes, at, to, word, 0, word.length)) {
      throw wrong("a value is missing");
    }
    at = to;
    return value;
  }

  /** Steps over white space; returns the byte found there, from 0 to 255, or -1 at the end. */
  private int next() {
    while (at < end) {
      int b = bytes[at] & 0xff;
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        return b;
      }
      at++;
    }
    return -1;
  }

  private JsonException wrong(String reason) {
    return new JsonException(reason, at - start);
  }
}
