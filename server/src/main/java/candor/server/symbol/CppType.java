package candor.server.symbol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a type of C++ as it is written around what it declares. Immutable.
 *
 * @param left what stands before a name
 * @param right what stands behind it
 * @param shape what a pointer to it needs
 * @param pack the types it stands for, or null when it is one
 */
record CppType(String left, String right, Shape shape, @Nullable List<CppType> pack) {

  /** Types of one pack: each step through a name may go over all of them. */
  private static final int MOST_TYPES = 100;

  /** Tells types apart by how others are made of them. */
  enum Shape {
    PLAIN,
    /** A function or an array: a sign that belongs to the name stands in brackets. */
    OUTER,
    /** Several types, written one after the other. */
    EXPANDED
  }

  static CppType of(String text) throws Unreadable {
    return new CppType(text, "", Shape.PLAIN, null).checked();
  }

  static CppType around(String left, String right) throws Unreadable {
    return new CppType(left, right, Shape.OUTER, null).checked();
  }

  /** Makes one of several; a pack inside of it is written out, so that none holds another. */
  static CppType packed(List<CppType> types, Shape shape) throws Unreadable {
    var flat = new ArrayList<CppType>();
    for (CppType type : types) {
      flat.addAll(type.pack == null ? List.of(type) : type.pack);
      if (flat.size() > MOST_TYPES) {
        throw new Unreadable();
      }
    }
    return new CppType("", "", shape, List.copyOf(flat));
  }

  private CppType checked() throws Unreadable {
    if (left.length() + right.length() > Symbol.MOST_OUTPUT) {
      throw new Unreadable();
    }
    return this;
  }

  /** Returns the type with a sign or word that belongs to what it declares. */
  CppType with(String sign) throws Unreadable {
    if (pack != null) {
      var each = new ArrayList<CppType>();
      for (CppType type : pack) {
        each.add(type.with(sign));
      }
      return packed(each, shape);
    }
    if (shape == Shape.OUTER && !sign.startsWith(" ")) {
      String space = left.endsWith(" ") ? "" : " ";
      return new CppType(left + space + "(" + sign, ")" + right, Shape.PLAIN, null).checked();
    }
    if (shape == Shape.OUTER) {
      return new CppType(left, right + sign, shape, null).checked();
    }
    return new CppType(left + sign, right, shape, null).checked();
  }

  /** Returns the reference to this type; a reference to a reference is one. */
  CppType referred(String sign) throws Unreadable {
    if (shape == Shape.PLAIN && left.endsWith("&") && right.isEmpty()) {
      boolean shorter = sign.equals("&") && left.endsWith("&&");
      return shorter ? of(left.substring(0, left.length() - 1)) : this;
    }
    return with(sign);
  }

  String text() throws Unreadable {
    return pack == null ? left + right : joined(pack);
  }

  private static String joined(List<CppType> types) throws Unreadable {
    var text = new StringBuilder();
    for (CppType type : types) {
      text.append(text.isEmpty() ? "" : ", ").append(type.left).append(type.right);
    }
    return of(text.toString()).left;
  }
}
