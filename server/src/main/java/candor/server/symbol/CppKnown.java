package candor.server.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what a name may refer to again: types, scopes, arguments of templates. */
final class CppKnown {

  private static final Map<Character, String> STANDARD =
      Map.of(
          'a', "std::allocator",
          'b', "std::basic_string",
          's', "std::string",
          'i', "std::istream",
          'o', "std::ostream",
          'd', "std::iostream");

  private final Reader reader;
  private final List<CppType> seen = new ArrayList<>();
  private List<CppType> arguments = List.of();
  private int lambdas;

  CppKnown(Reader reader) {
    this.reader = reader;
  }

  CppType add(CppType type) {
    seen.add(type);
    return type;
  }

  /** Takes back the last one: a whole name is no scope. */
  void forgetLast() {
    if (!seen.isEmpty()) {
      seen.removeLast();
    }
  }

  void arguments(List<CppType> list) {
    arguments = List.copyOf(list);
  }

  void intoLambda() {
    lambdas++;
  }

  void outOfLambda() {
    lambdas--;
  }

  /** Reads a reference to something seen before, or the short form of something well known. */
  CppType substitution() throws Unreadable {
    reader.expect('S');
    String standard = STANDARD.get(reader.peek());
    if (standard != null) {
      reader.next();
      return CppType.of(standard);
    }
    return at(seen, sequence());
  }

  /** Reads a reference to an argument of the template. */
  CppType parameter() throws Unreadable {
    reader.expect('T');
    int index = reader.eat('_') ? 0 : reader.number() + 1;
    if (index > 0) {
      reader.expect('_');
    }
    return lambdas > 0 ? CppType.of("auto") : at(arguments, index);
  }

  private static CppType at(List<CppType> list, int index) throws Unreadable {
    if (index >= list.size()) {
      throw new Unreadable();
    }
    return list.get(index);
  }

  private int sequence() throws Unreadable {
    if (reader.eat('_')) {
      return 0;
    }
    int number = 0;
    while (!reader.eat('_')) {
      char c = reader.next();
      int digit = Reader.isDigit(c) ? c - '0' : c >= 'A' && c <= 'Z' ? 10 + c - 'A' : -1;
      number = number * 36 + digit;
      if (digit < 0 || number > Symbol.LONGEST) {
        throw new Unreadable();
      }
    }
    return number + 1;
  }
}
