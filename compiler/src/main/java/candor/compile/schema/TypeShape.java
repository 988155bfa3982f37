package candor.compile.schema;

import candor.json.Json;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes the values that one planned type takes, as they may be sent. No state. */
final class TypeShape {

  /** What lies below the least long is read as the double there, which is the least long. */
  private static final Json LEAST = new Json.Decimal(Long.MIN_VALUE);

  private TypeShape() {}

  /** Describes values; {@code null} is one of them where the property may be left out. */
  static Shape of(PropertyType type, boolean mayBeNull) {
    if (type instanceof PropertyType.Bool t) {
      return Shape.oneOf(withNull(truths(t), mayBeNull));
    }
    if (type instanceof PropertyType.Enumeration || type instanceof PropertyType.Tier) {
      return Shape.oneOf(withNull(Shape.texts(spellings(type)), mayBeNull));
    }
    if (type instanceof PropertyType.EnumList t) {
      return list(t, mayBeNull);
    }
    if (type instanceof PropertyType.Whole t) {
      return whole(mayBeNull, t.min(), t.max());
    }
    if (type instanceof PropertyType.Duration t) {
      return whole(mayBeNull, 0, t.max());
    }
    if (type instanceof PropertyType.Decimal t) {
      return typed("number", mayBeNull)
          .put("minimum", new Json.Decimal(t.min()))
          .put("maximum", new Json.Decimal(t.max()));
    }
    var form = form(type);
    return mayBeNull
        ? new Shape().some("anyOf", List.of(Shape.ofType("null").json(), form.json()))
        : form;
  }

  /** Returns every accepted spelling, in an order that depends on nothing but the plan. */
  static List<String> spellings(PropertyType type) {
    return PropertyType.spellings(type).keySet().stream().sorted().toList();
  }

  /** Returns what may be sent for one of these canonical values. */
  static List<Json> spelled(PropertyType type, List<String> canonical) {
    if (type instanceof PropertyType.Bool) {
      var both = new ArrayList<Json>();
      for (String value : canonical) {
        both.add(new Json.Bool(value.equals("true")));
        both.add(new Json.Text(value));
      }
      return both;
    }
    var meaning = PropertyType.spellings(type);
    return Shape.texts(
        spellings(type).stream().filter(s -> canonical.contains(meaning.get(s))).toList());
  }

  /** Returns what may be sent to say that there is no value. */
  static List<Json> nothing(PropertyType type) {
    var all = new ArrayList<Json>();
    all.add(Json.NOTHING);
    if (type instanceof PropertyType.Enumeration || type instanceof PropertyType.Tier) {
      all.addAll(spelled(type, List.of("")));
    }
    return all;
  }

  private static List<Json> truths(PropertyType.Bool type) {
    var always = type.always();
    return spelled(
        type, always == null ? List.of("true", "false") : List.of(Boolean.toString(always)));
  }

  private static List<Json> withNull(List<Json> values, boolean mayBeNull) {
    var all = new ArrayList<>(values);
    if (mayBeNull) {
      all.add(Json.NOTHING);
    }
    return all;
  }

  private static Shape typed(String type, boolean mayBeNull) {
    return mayBeNull ? Shape.ofType(type, "null") : Shape.ofType(type);
  }

  private static Shape whole(boolean mayBeNull, long min, long max) {
    return typed("integer", mayBeNull)
        .put("minimum", min == Long.MIN_VALUE ? LEAST : new Json.Whole(min))
        .put("maximum", max);
  }

  private static Shape list(PropertyType.EnumList type, boolean mayBeNull) {
    var list = typed("array", mayBeNull).put("items", Shape.oneOf(Shape.texts(spellings(type))));
    // Repeated items count once, so the list can only be too long where there are values enough.
    return type.vocabulary().values().size() > type.maxItems()
        ? list.put("maxItems", type.maxItems())
        : list;
  }

  private static Shape form(PropertyType type) {
    if (type instanceof PropertyType.Version) {
      return Shape.ref(Forms.VERSION);
    }
    if (type instanceof PropertyType.Language) {
      return Shape.ref(Forms.LANGUAGE);
    }
    if (type instanceof PropertyType.Uuid) {
      return Shape.ref(Forms.UUID);
    }
    if (type instanceof PropertyType.Moment) {
      return Shape.ref(Forms.MOMENT);
    }
    if (type instanceof PropertyType.Hash t) {
      return Shape.ofType("string")
          .put("pattern", "^[0-9a-f]{" + t.length() + "}$")
          .put("maxLength", t.length());
    }
    if (type instanceof PropertyType.Text t) {
      return text(t);
    }
    throw new AssertionError("a type without a shape");
  }

  /** What is cut or rewritten first may fit its pattern only afterwards, or no longer. */
  private static Shape text(PropertyType.Text type) {
    var line = Shape.ref(Forms.LINE);
    var pattern = type.pattern();
    return pattern == null || !type.transforms().isEmpty()
        ? line
        : Shape.ofType("string")
            .put("$ref", "#/$defs/" + Forms.LINE)
            .put("maxLength", type.maxLength())
            .put("pattern", PropertyType.Text.portable(pattern));
  }

  /** Says in a few words what the keywords cannot: the unit, and what becomes of the value. */
  static String remark(PropertyType type) {
    var words = new ArrayList<String>();
    if (type instanceof PropertyType.Whole t) {
      unit(words, t.unit());
      step(words, t.roundTo() > 1, Long.toString(t.roundTo()));
    } else if (type instanceof PropertyType.Decimal t) {
      unit(words, t.unit());
      step(words, t.roundTo() > 0, Pretty.write(new Json.Decimal(t.roundTo())).strip());
    } else if (type instanceof PropertyType.Duration t) {
      unit(words, t.unit());
      step(words, t.roundTo() > 1, Long.toString(t.roundTo()));
    } else if (type instanceof PropertyType.Tier t) {
      unit(words, t.unit());
    } else if (type instanceof PropertyType.Version t) {
      words.add(
          t.parts() == 4 ? "four parts and the suffix are kept" : t.parts() + " parts are kept");
    } else if (type instanceof PropertyType.Language t) {
      words.add(t.regional() ? "language and region are kept" : "the language is kept");
    } else if (type instanceof PropertyType.Text t) {
      words.add("at most " + t.maxLength() + " characters are kept");
    } else if (type instanceof PropertyType.EnumList t) {
      words.add("at most " + t.maxItems() + " items");
    } else if (type instanceof PropertyType.Hash) {
      words.add("salted SHA-256");
    }
    words.addAll(rewritten(type));
    return String.join("; ", words);
  }

  private static void unit(List<String> words, String unit) {
    if (!unit.isEmpty()) {
      words.add("in " + unit);
    }
  }

  private static void step(List<String> words, boolean rounded, String step) {
    if (rounded) {
      words.add("rounded to " + step);
    }
  }

  private static List<String> rewritten(PropertyType type) {
    var words = new ArrayList<String>();
    Map<String, String> meaning = PropertyType.spellings(type);
    for (String spelling : spellings(type)) {
      var canonical = meaning.get(spelling);
      if (canonical != null && !canonical.equals(spelling)) {
        words.add(
            "\"" + spelling + "\" " + (canonical.isEmpty() ? "leaves it out" : "is " + canonical));
      }
    }
    return words;
  }
}
