package candor.server.symbol;

import candor.server.symbol.CppType.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads types of C++. For one name. */
final class CppTypes {

  private static final Map<Character, String> BUILTIN =
      Map.ofEntries(
          Map.entry('v', "void"),
          Map.entry('w', "wchar_t"),
          Map.entry('b', "bool"),
          Map.entry('c', "char"),
          Map.entry('a', "signed char"),
          Map.entry('h', "unsigned char"),
          Map.entry('s', "short"),
          Map.entry('t', "unsigned short"),
          Map.entry('i', "int"),
          Map.entry('j', "unsigned int"),
          Map.entry('l', "long"),
          Map.entry('m', "unsigned long"),
          Map.entry('x', "long long"),
          Map.entry('y', "unsigned long long"),
          Map.entry('n', "__int128"),
          Map.entry('o', "unsigned __int128"),
          Map.entry('f', "float"),
          Map.entry('d', "double"),
          Map.entry('e', "long double"),
          Map.entry('g', "__float128"),
          Map.entry('z', "..."));

  private static final Map<Character, String> LATER =
      Map.of(
          'd', "decimal64",
          'e', "decimal128",
          'f', "decimal32",
          'h', "half",
          'i', "char32_t",
          's', "char16_t",
          'u', "char8_t",
          'a', "auto",
          'c', "decltype(auto)",
          'n', "std::nullptr_t");

  /** How literals of a type are told from those of int. */
  private static final Map<Character, String> ENDINGS =
      Map.of('i', "", 'j', "u", 'l', "l", 'm', "ul", 'x', "ll", 'y', "ull");

  private final Reader reader;
  private final CppKnown known;
  private final Itanium symbol;
  private int depth;

  CppTypes(Reader reader, CppKnown known, Itanium symbol) {
    this.reader = reader;
    this.known = known;
    this.symbol = symbol;
  }

  CppType type() throws Unreadable {
    reader.down();
    depth++;
    String builtin = BUILTIN.get(reader.peek());
    CppType type;
    if (builtin != null) {
      reader.next();
      type = CppType.of(builtin);
    } else {
      type = compound(reader.peek());
    }
    depth--;
    reader.up();
    return type;
  }

  private CppType compound(char tag) throws Unreadable {
    return switch (tag) {
      case 'r', 'V', 'K' -> {
        String words = qualifiers();
        yield known.add(type().with(words));
      }
      case 'P' -> known.add(after().with("*"));
      case 'R' -> known.add(after().referred("&"));
      case 'O' -> known.add(after().referred("&&"));
      case 'C' -> known.add(after().with(" _Complex"));
      case 'G' -> known.add(after().with(" _Imaginary"));
      case 'F' -> known.add(function());
      case 'A' -> known.add(array());
      case 'M' -> known.add(member());
      case 'D' -> later();
      case 'S' -> substituted();
      case 'T' -> parameter();
      case 'u' -> {
        reader.next();
        yield known.add(CppType.of(symbol.names().source()));
      }
      case 'U' -> {
        reader.next();
        String vendor = symbol.names().source();
        yield known.add(type().with(" " + vendor));
      }
      default -> known.add(CppType.of(symbol.names().name().text()));
    };
  }

  private CppType after() throws Unreadable {
    reader.next();
    return type();
  }

  /** Reads what a member or a type is qualified by, as written behind it. */
  String qualifiers() {
    String restrict = reader.eat('r') ? " restrict" : "";
    String fickle = reader.eat('V') ? " volatile" : "";
    return (reader.eat('K') ? " const" : "") + fickle + restrict;
  }

  private CppType function() throws Unreadable {
    reader.expect('F');
    reader.eat('Y');
    CppType returned = type();
    String parameters = parameters();
    String reference = reader.eat('R') ? " &" : reader.eat('O') ? " &&" : "";
    reader.expect('E');
    return CppType.around(
        returned.left() + " ", "(" + parameters + ")" + reference + returned.right());
  }

  /** Reads the types of parameters, up to the end of the name or of the function. */
  String parameters() throws Unreadable {
    if (reader.peek() == 'v' && isEnd(reader.peek(1))) {
      reader.next();
      return "";
    }
    var types = new ArrayList<CppType>();
    do {
      types.add(one(type()));
    } while (!reader.atEnd() && !isEnd(reader.peek()) && !isReference());
    return CppType.packed(types, Shape.EXPANDED).text();
  }

  private static boolean isEnd(char c) {
    return c == 0 || c == 'E' || c == '.' || c == '@';
  }

  /** An R or O in front of the end qualifies the function. */
  private boolean isReference() {
    return (reader.peek() == 'R' || reader.peek() == 'O') && reader.peek(1) == 'E';
  }

  /** Several types that nothing writes out one by one would be read wrong. */
  private static CppType one(CppType type) throws Unreadable {
    if (type.pack() != null && type.shape() != Shape.EXPANDED) {
      throw new Unreadable();
    }
    return type;
  }

  private CppType array() throws Unreadable {
    reader.expect('A');
    String size = reader.isDigit() ? Integer.toString(reader.number()) : "";
    reader.expect('_');
    CppType of = type();
    boolean isArray = of.shape() == Shape.OUTER && of.right().startsWith(" [");
    String inner = isArray ? of.right().substring(1) : of.right();
    return CppType.around(of.left(), " [" + size + "]" + inner);
  }

  private CppType member() throws Unreadable {
    reader.expect('M');
    String home = type().text();
    CppType member = type();
    return member.shape() == Shape.OUTER
        ? member.with(home + "::*")
        : member.with(" " + home + "::*");
  }

  private CppType later() throws Unreadable {
    reader.expect('D');
    char kind = reader.next();
    String word = LATER.get(kind);
    if (word != null) {
      return CppType.of(word);
    }
    return switch (kind) {
      case 'F' -> {
        int bits = reader.number();
        reader.expect('_');
        yield CppType.of("_Float" + bits);
      }
      case 'o' -> {
        CppType function = function();
        yield known.add(CppType.around(function.left(), function.right() + " noexcept"));
      }
      case 'p' -> {
        CppType pattern = type();
        if (pattern.pack() == null) {
          throw new Unreadable();
        }
        yield known.add(CppType.packed(pattern.pack(), Shape.EXPANDED));
      }
      case 'v' -> {
        int size = reader.number();
        reader.expect('_');
        yield known.add(type().with(" vector[" + size + "]"));
      }
      default -> throw new Unreadable();
    };
  }

  private CppType substituted() throws Unreadable {
    if (reader.peek(1) == 't') {
      return known.add(CppType.of(symbol.names().name().text()));
    }
    CppType seen = known.substitution();
    return reader.peek() == 'I' ? known.add(CppType.of(seen.text() + arguments())) : seen;
  }

  private CppType parameter() throws Unreadable {
    CppType parameter = known.add(known.parameter());
    return reader.peek() == 'I' ? known.add(CppType.of(parameter.text() + arguments())) : parameter;
  }

  /** Reads the arguments of a template, with their brackets. */
  String arguments() throws Unreadable {
    reader.down();
    reader.expect('I');
    List<CppType> list = list();
    if (depth == 0) {
      known.arguments(list);
    }
    reader.up();
    return "<" + CppType.packed(list, Shape.EXPANDED).text() + ">";
  }

  private List<CppType> list() throws Unreadable {
    var list = new ArrayList<CppType>();
    while (!reader.eat('E')) {
      reader.step();
      if (reader.peek() == 'L') {
        list.add(CppType.of(literal()));
      } else if (reader.eat('J')) {
        reader.down();
        list.add(CppType.packed(list(), Shape.PLAIN));
        reader.up();
      } else {
        // Between brackets no name of this function is tagged, so that parameters stay its own.
        list.add(one(type()));
      }
    }
    return list;
  }

  private String literal() throws Unreadable {
    reader.expect('L');
    if (reader.eat("_Z")) {
      String encoding = symbol.encoding();
      reader.expect('E');
      return encoding;
    }
    char kind = reader.peek();
    String type = type().text();
    String sign = reader.eat('n') ? "-" : "";
    var digits = new StringBuilder();
    while (!reader.eat('E')) {
      char c = reader.next();
      if (!Character.isLetterOrDigit(c)) {
        throw new Unreadable();
      }
      digits.append(c);
    }
    if (kind == 'b') {
      return digits.toString().equals("0") ? "false" : "true";
    }
    if (type.equals("std::nullptr_t")) {
      return "nullptr";
    }
    String ending = ENDINGS.get(kind);
    return ending == null ? "(" + type + ")" + sign + digits : sign + digits + ending;
  }
}
