package candor.server.symbol;

import org.jspecify.annotations.Nullable;

/**
 * Reads names as the Itanium C++ ABI mangles them. For one thread and one name.
 *
 * <p>Expressions inside of types are not read: a name that needs them stays as it is.
 */
final class Itanium {

  private final Reader reader;
  private final CppTypes types;
  private final CppNames names;

  private Itanium(String name, int from) {
    this.reader = new Reader(name, from);
    var known = new CppKnown(reader);
    this.types = new CppTypes(reader, known, this);
    this.names = new CppNames(reader, known, types, this);
  }

  static String read(String name, int from) throws Unreadable {
    var symbol = new Itanium(name, from);
    String readable = symbol.encoding();
    if (!symbol.reader.atEnd() && symbol.reader.peek() != '.' && symbol.reader.peek() != '@') {
      throw new Unreadable();
    }
    return readable;
  }

  CppNames names() {
    return names;
  }

  /** Reads a function with its parameters, an object, or what a compiler adds by itself. */
  String encoding() throws Unreadable {
    reader.down();
    String special = special();
    String text = special == null ? named() : special;
    reader.up();
    return text;
  }

  private String named() throws Unreadable {
    CppName name = names.name();
    char next = reader.peek();
    if (reader.atEnd() || next == 'E' || next == '.' || next == '@') {
      return name.text();
    }
    CppType returned = name.returns() ? types.type() : null;
    String call = name.text() + "(" + types.parameters() + ")" + name.qualifiers();
    return returned == null ? CppType.of(call).text() : CppType.of(around(returned, call)).text();
  }

  /** What returns a pointer to a function stands in the middle of its type. */
  private static String around(CppType returned, String call) {
    String space = returned.right().isEmpty() ? " " : "";
    return returned.left() + space + call + returned.right();
  }

  private @Nullable String special() throws Unreadable {
    if (reader.peek() != 'T' && (reader.peek() != 'G' || "VR".indexOf(reader.peek(1)) < 0)) {
      return null;
    }
    String kind = reader.take(2);
    return switch (kind) {
      case "TV" -> "vtable for " + types.type().text();
      case "TT" -> "VTT for " + types.type().text();
      case "TI" -> "typeinfo for " + types.type().text();
      case "TS" -> "typeinfo name for " + types.type().text();
      case "TW" -> "thread-local wrapper routine for " + names.name().text();
      case "TH" -> "thread-local initialization routine for " + names.name().text();
      case "Th" -> {
        offset();
        yield "non-virtual thunk to " + encoding();
      }
      case "Tv" -> {
        offset();
        offset();
        yield "virtual thunk to " + encoding();
      }
      case "Tc" -> {
        callOffset();
        callOffset();
        yield "covariant return thunk to " + encoding();
      }
      case "GV" -> "guard variable for " + names.name().text();
      case "GR" -> {
        String name = names.name().text();
        reader.eat('_');
        yield "reference temporary for " + name;
      }
      default -> throw new Unreadable();
    };
  }

  private void callOffset() throws Unreadable {
    if (reader.eat('v')) {
      offset();
    } else {
      reader.expect('h');
    }
    offset();
  }

  private void offset() throws Unreadable {
    reader.eat('n');
    reader.number();
    reader.expect('_');
  }
}
