package candor.plan.text;

import candor.plan.PropertyType.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads closed lists, named ones and those that stand in a property. */
final class VocabularySection {

  /** A longer value is a text, and the dialects cut it. */
  private static final int LONGEST_VALUE = 180;

  private final Draft draft;

  VocabularySection(Draft draft) {
    this.draft = draft;
  }

  /** Reads the section of named lists into the draft. */
  void read(Table plan) {
    var types = JavaApart.types(draft);
    for (Table.Named named : plan.named("vocabularies", Names.ID)) {
      if (Names.ID.fits(named.name())) {
        types.add(named.key(), named.path());
      }
      draft.vocabularies.put(named.name(), named(named));
    }
  }

  private Vocabulary named(Table.Named named) {
    if (named.value() instanceof Node.Sequence) {
      var wrapped = new Node.Mapping(List.of(values(named.value())), named.value().line(), 1);
      return inline(new Table(wrapped, named.path(), draft.problems));
    }
    var other = named.value();
    if (other instanceof Node.Mapping mapping) {
      var table = new Table(mapping, named.path(), draft.problems);
      other = table.get("vocabulary");
      if (other == null) {
        var vocabulary = inline(table);
        table.close();
        return vocabulary;
      }
    }
    return notAList(named, other);
  }

  private Vocabulary notAList(Table.Named named, Node other) {
    if (other instanceof Node.Scalar s && s.form() == Node.Form.NOTHING) {
      var empty = new Node.Mapping(List.of(), named.key().line(), named.key().column());
      return inline(new Table(empty, named.path(), draft.problems));
    }
    draft.problems.add(
        Rule.NESTED_VOCABULARY,
        other,
        named.path(),
        "a vocabulary lists its values itself and cannot name another one",
        "Write the values as a list, such as [window, menu].");
    return new Vocabulary(List.of(), Map.of());
  }

  private static Node.Entry values(Node list) {
    var key = new Node.Scalar("values", Node.Form.TEXT, list.line(), list.column());
    return new Node.Entry(key, list);
  }

  /** Returns the list that a property names or holds. */
  Vocabulary of(Table property) {
    var name = property.scalar("vocabulary", "the name of a vocabulary");
    if (name == null) {
      return inline(property);
    }
    var known = draft.vocabularies.get(name.text());
    if (known == null) {
      var message = Nearest.quoted(name.text()) + " is not a vocabulary of this plan";
      draft.problems.unknown(
          Rule.UNKNOWN_VOCABULARY,
          name,
          property.path("vocabulary"),
          message,
          draft.vocabularies.keySet());
      return new Vocabulary(List.of(), Map.of());
    }
    return known;
  }

  private Vocabulary inline(Table table) {
    table.need("values");
    var values = draft.fields(table).scalars("values");
    var constants = JavaApart.constants(draft);
    for (Node.Scalar value : values) {
      constants.add(value, table.path("values"));
      if (value.text().isBlank() || value.text().length() > LONGEST_VALUE) {
        table.wrong(value, "values", "a list of values of 1 to " + LONGEST_VALUE + " characters");
      }
    }
    var words = values.stream().map(Node.Scalar::text).toList();
    return new Vocabulary(words, tolerate(table, words));
  }

  /** Returns the other spellings that are accepted; nothing as a target means leave out. */
  Map<String, String> tolerate(Table table, List<String> values) {
    var all = new LinkedHashMap<String, String>();
    var spellings = table.table("tolerate");
    if (spellings == null) {
      return all;
    }
    for (Node.Entry entry : spellings.node().entries()) {
      if (entry.value() instanceof Node.Scalar target) {
        all.put(entry.key().text(), target(spellings, entry.key(), target, values));
      } else {
        spellings.wrong(entry.value(), entry.key().text(), "one value of the list, or null");
      }
    }
    return all;
  }

  private String target(
      Table spellings, Node.Scalar spelling, Node.Scalar target, List<String> values) {
    boolean leaveOut = target.form() == Node.Form.NOTHING || target.text().isEmpty();
    if (!leaveOut && !values.contains(target.text())) {
      var message = Nearest.quoted(target.text()) + " is not a value of this list";
      draft.problems.unknown(
          Rule.TOLERATE, target, spellings.path(spelling.text()), message, values);
    } else if (values.contains(spelling.text()) && !spelling.text().equals(target.text())) {
      var message = Nearest.quoted(spelling.text()) + " is a value itself and cannot be mapped";
      draft.problems.add(
          Rule.TOLERATE, spelling, spellings.path(), message, "Take it out of one of the two.");
    }
    return leaveOut ? "" : target.text();
  }
}
