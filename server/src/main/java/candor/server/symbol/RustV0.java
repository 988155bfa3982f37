package candor.server.symbol;

/**
 * Reads the mangling of Rust that RFC 2603 describes. Hashes of crates are left out. For one thread
 * and one name.
 */
final class RustV0 {

  private final Reader reader;
  private final RustWords words;

  private RustV0(String name, int start) {
    this.reader = new Reader(name, start);
    this.words = new RustWords(reader, start);
  }

  static String read(String name, int start) throws Unreadable {
    var symbol = new RustV0(name, start);
    if (symbol.reader.isDigit()) {
      // A later version of the grammar.
      throw new Unreadable();
    }
    symbol.path(Place.VALUE);
    if (symbol.reader.peek() >= 'A' && symbol.reader.peek() <= 'Z') {
      symbol.words.mute();
      symbol.path(Place.TYPE);
    }
    if (!symbol.reader.atEnd() && symbol.reader.peek() != '.' && symbol.reader.peek() != '$') {
      throw new Unreadable();
    }
    return symbol.words.said();
  }

  /** Tells where a path stands: arguments follow two colons only outside of types. */
  private enum Place {
    VALUE,
    TYPE,
    /** Its list of arguments stays open. */
    OPEN
  }

  /** Reads a path; says whether its list of arguments was left open. */
  private boolean path(Place place) throws Unreadable {
    reader.down();
    boolean open = false;
    switch (reader.next()) {
      case 'C' -> {
        words.disambiguator();
        words.say(words.identifier());
      }
      case 'M' -> {
        implementation();
        words.say("<");
        type();
        words.say(">");
      }
      case 'X' -> {
        implementation();
        implementing();
      }
      case 'Y' -> implementing();
      case 'N' -> nested(place);
      case 'I' -> {
        path(place == Place.OPEN ? Place.TYPE : place);
        words.say(place == Place.VALUE ? "::<" : "<");
        list(", ", this::argument);
        open = place == Place.OPEN;
        words.say(open ? "" : ">");
      }
      case 'B' -> {
        int back = words.back();
        open = path(place);
        reader.at(back);
      }
      default -> throw new Unreadable();
    }
    reader.up();
    return open;
  }

  /** Where an implementation stands says nothing beside what it is of. */
  private void implementation() throws Unreadable {
    words.mute();
    words.disambiguator();
    path(Place.TYPE);
    words.speak();
  }

  private void implementing() throws Unreadable {
    words.say("<");
    type();
    words.say(" as ");
    path(Place.TYPE);
    words.say(">");
  }

  private void nested(Place place) throws Unreadable {
    char space = reader.next();
    path(place == Place.OPEN ? Place.TYPE : place);
    long number = words.disambiguator();
    String name = words.identifier();
    if (space >= 'a' && space <= 'z') {
      words.say(name.isEmpty() ? "" : "::" + name);
      return;
    }
    String kind =
        switch (space) {
          case 'C' -> "closure";
          case 'S' -> "shim";
          default -> Character.toString(space);
        };
    if (space < 'A' || space > 'Z') {
      throw new Unreadable();
    }
    words.say(
        "::{"
            + kind
            + (name.isEmpty() ? "" : ":" + name)
            + "#"
            + Long.toUnsignedString(number)
            + "}");
  }

  /** Is one item of a list. */
  private interface Item {
    void read() throws Unreadable;
  }

  private int list(String separator, Item item) throws Unreadable {
    int count = 0;
    while (!reader.eat('E')) {
      words.say(count++ == 0 ? "" : separator);
      item.read();
    }
    return count;
  }

  private void argument() throws Unreadable {
    if (reader.eat('L')) {
      words.lifetime(words.base62());
    } else if (reader.eat('K')) {
      constant();
    } else {
      type();
    }
  }

  private void type() throws Unreadable {
    reader.down();
    String basic = RustWords.BASIC.get(reader.peek());
    if (basic != null) {
      reader.next();
      words.say(basic);
    } else {
      compound(reader.peek());
    }
    reader.up();
  }

  private void compound(char tag) throws Unreadable {
    if ("ASTRQPOFDB".indexOf(tag) < 0) {
      path(Place.TYPE);
      return;
    }
    reader.next();
    switch (tag) {
      case 'A' -> {
        words.say("[");
        type();
        words.say("; ");
        constant();
        words.say("]");
      }
      case 'S' -> {
        words.say("[");
        type();
        words.say("]");
      }
      case 'T' -> {
        words.say("(");
        words.say(list(", ", this::type) == 1 ? ",)" : ")");
      }
      case 'R' -> reference("");
      case 'Q' -> reference("mut ");
      case 'P' -> {
        words.say("*const ");
        type();
      }
      case 'O' -> {
        words.say("*mut ");
        type();
      }
      case 'F' -> function();
      case 'D' -> bounds();
      default -> {
        int after = words.back();
        type();
        reader.at(after);
      }
    }
  }

  private void reference(String mutability) throws Unreadable {
    words.say("&");
    if (reader.eat('L')) {
      long index = words.base62();
      if (index > 0) {
        words.lifetime(index);
        words.say(" ");
      }
    }
    words.say(mutability);
    type();
  }

  private void function() throws Unreadable {
    long outer = words.bound();
    words.binder();
    words.say(reader.eat('U') ? "unsafe " : "");
    if (reader.eat('K')) {
      String convention = reader.eat('C') ? "C" : words.identifier().replace('_', '-');
      words.say("extern \"" + convention + "\" ");
    }
    words.say("fn(");
    list(", ", this::type);
    words.say(")");
    if (!reader.eat('u')) {
      words.say(" -> ");
      type();
    }
    words.bound(outer);
  }

  private void bounds() throws Unreadable {
    words.say("dyn ");
    long outer = words.bound();
    words.binder();
    list(" + ", this::trait);
    words.bound(outer);
    reader.expect('L');
    long index = words.base62();
    if (index > 0) {
      words.say(" + ");
      words.lifetime(index);
    }
  }

  private void trait() throws Unreadable {
    boolean open = path(Place.OPEN);
    while (reader.eat('p')) {
      words.say(open ? ", " : "<");
      open = true;
      words.say(words.identifier() + " = ");
      type();
    }
    words.say(open ? ">" : "");
  }

  private void constant() throws Unreadable {
    reader.down();
    char type = reader.next();
    switch (type) {
      case 'p' -> words.say("_");
      case 'B' -> {
        int after = words.back();
        constant();
        reader.at(after);
      }
      case 'a', 's', 'l', 'x', 'n', 'i' ->
          words.say((reader.eat('n') ? "-" : "") + RustWords.decimal(words.digits()));
      case 'h', 't', 'm', 'y', 'o', 'j' -> words.say(RustWords.decimal(words.digits()));
      case 'b' -> words.say(RustWords.truth(words.digits()));
      case 'c' -> words.say(RustWords.letter(words.digits()));
      default -> throw new Unreadable();
    }
    reader.up();
  }
}
