package candor.server.symbol;

import java.util.HashMap;
import java.util.Map;

/** Reads names of C++ and of their scopes. For one name. */
final class CppNames {

  private static final Map<String, String> OPERATORS = operators();

  private final Reader reader;
  private final CppKnown known;
  private final CppTypes types;
  private final Itanium symbol;

  CppNames(Reader reader, CppKnown known, CppTypes types, Itanium symbol) {
    this.reader = reader;
    this.known = known;
    this.types = types;
    this.symbol = symbol;
  }

  private static Map<String, String> operators() {
    var operators = new HashMap<String, String>();
    String table =
        """
        nw new,na new[],dl delete,da delete[],aw co_await,ps +,ng -,ad &,de *,co ~,pl +,mi -,ml *,\
        dv /,rm %,an &,or |,eo ^,aS =,pL +=,mI -=,mL *=,dV /=,rM %=,aN &=,oR |=,eO ^=,ls <<,rs >>,\
        lS <<=,rS >>=,eq ==,ne !=,lt <,gt >,le <=,ge >=,ss <=>,nt !,aa &&,oo ||,pp ++,mm --,pm ->*,\
        pt ->,cl (),ix [],qu ?\
        """;
    for (String entry : table.split(",", -1)) {
      String sign = entry.substring(3);
      operators.put(
          entry.substring(0, 2),
          "operator" + (Character.isLetter(sign.charAt(0)) ? " " : "") + sign);
    }
    // A comma separates the table.
    operators.put("cm", "operator,");
    return Map.copyOf(operators);
  }

  CppName name() throws Unreadable {
    reader.down();
    CppName name =
        switch (reader.peek()) {
          case 'N' -> nested();
          case 'Z' -> local();
          case 'S' -> reader.peek(1) == 't' ? unscoped() : substituted();
          default -> unscoped();
        };
    reader.up();
    return name;
  }

  private CppName substituted() throws Unreadable {
    return new CppName(known.substitution().text() + types.arguments(), true, false, "");
  }

  private CppName unscoped() throws Unreadable {
    String scope = reader.eat("St") ? "std" : "";
    Part part = unqualified(scope);
    String text = scope.isEmpty() ? part.text() : scope + "::" + part.text();
    if (reader.peek() != 'I') {
      return new CppName(text, false, part.isSpecial(), "");
    }
    known.add(CppType.of(text));
    return new CppName(text + types.arguments(), true, part.isSpecial(), "");
  }

  private CppName nested() throws Unreadable {
    reader.expect('N');
    String qualifiers = types.qualifiers();
    qualifiers += reader.eat('R') ? " &" : reader.eat('O') ? " &&" : "";
    String text = "";
    boolean isTemplate = false;
    boolean isSpecial = false;
    boolean isNew = false;
    while (!reader.eat('E')) {
      reader.step();
      char next = reader.peek();
      isNew = true;
      if (next == 'I' && !text.isEmpty()) {
        text += types.arguments();
        isTemplate = true;
      } else if (next == 'T' && text.isEmpty()) {
        text = known.parameter().text();
      } else if (next == 'S' && text.isEmpty()) {
        isNew = false;
        text = reader.eat("St") ? "std" : known.substitution().text();
      } else if (next == 'M' && !text.isEmpty()) {
        // What follows stands in the initializer of that member.
        reader.next();
        isNew = false;
      } else {
        Part part = unqualified(text);
        text = text.isEmpty() ? part.text() : text + "::" + part.text();
        isTemplate = false;
        isSpecial = part.isSpecial();
      }
      if (isNew) {
        known.add(CppType.of(text));
      }
    }
    if (!isNew) {
      throw new Unreadable();
    }
    known.forgetLast();
    return new CppName(text, isTemplate, isSpecial, qualifiers);
  }

  private CppName local() throws Unreadable {
    reader.expect('Z');
    String home = symbol.encoding();
    reader.expect('E');
    if (reader.eat('s')) {
      discriminator();
      return CppName.of(home + "::string literal");
    }
    if (reader.eat('d')) {
      // The number of the parameter whose default it stands in.
      if (reader.isDigit()) {
        reader.number();
      }
      reader.expect('_');
    }
    CppName name = name();
    discriminator();
    String text = CppType.of(home + "::" + name.text()).text();
    return new CppName(text, name.isTemplate(), name.isSpecial(), name.qualifiers());
  }

  private void discriminator() throws Unreadable {
    if (reader.eat("__")) {
      reader.number();
      reader.expect('_');
    } else if (reader.eat('_') && !Reader.isDigit(reader.next())) {
      throw new Unreadable();
    }
  }

  /**
   * Is one part of a name.
   *
   * @param text the part
   * @param isSpecial whether it is a constructor, destructor or conversion
   */
  private record Part(String text, boolean isSpecial) {}

  private Part unqualified(String scope) throws Unreadable {
    reader.eat('L');
    char next = reader.peek();
    Part part;
    if (Reader.isDigit(next)) {
      part = new Part(source(), false);
    } else if (next == 'U') {
      part = new Part(unnamed(), false);
    } else if (next == 'C' || (next == 'D' && Reader.isDigit(reader.peek(1)))) {
      part = new Part(maker(scope), true);
    } else {
      part = operator();
    }
    var text = new StringBuilder(part.text());
    while (reader.eat('B')) {
      text.append("[abi:").append(source()).append(']');
    }
    return new Part(CppType.of(text.toString()).text(), part.isSpecial());
  }

  /** Reads a name behind its length. */
  String source() throws Unreadable {
    String name = reader.take(reader.number());
    if (name.isEmpty()) {
      throw new Unreadable();
    }
    return name.startsWith("_GLOBAL__N") ? "(anonymous namespace)" : name;
  }

  private String unnamed() throws Unreadable {
    reader.expect('U');
    if (reader.eat('t')) {
      return "{unnamed type#" + count() + "}";
    }
    reader.expect('l');
    known.intoLambda();
    String parameters = types.parameters();
    known.outOfLambda();
    reader.expect('E');
    return "{lambda(" + parameters + ")#" + count() + "}";
  }

  /** Reads the number of an unnamed thing in its scope: the first has none. */
  private int count() throws Unreadable {
    int count = reader.isDigit() ? reader.number() + 2 : 1;
    reader.expect('_');
    return count;
  }

  private String maker(String scope) throws Unreadable {
    String base = CppName.base(scope);
    char kind = reader.next();
    boolean isInherited = kind == 'C' && reader.eat('I');
    if (base.isEmpty() || !Reader.isDigit(reader.next())) {
      throw new Unreadable();
    }
    if (isInherited) {
      types.type();
    }
    return kind == 'C' ? base : "~" + base;
  }

  private Part operator() throws Unreadable {
    String code = reader.take(2);
    String known = OPERATORS.get(code);
    if (known != null) {
      return new Part(known, false);
    }
    if (code.equals("cv")) {
      return new Part("operator " + types.type().text(), true);
    }
    if (code.equals("li")) {
      return new Part("operator\"\" " + source(), false);
    }
    throw new Unreadable();
  }
}
