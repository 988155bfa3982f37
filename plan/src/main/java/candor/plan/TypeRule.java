package candor.plan;

import candor.json.Json;

/** Judges single values by one planned type. Immutable, so safe for use by many threads. */
interface TypeRule {

  /** Judges one value, which is not null: null says that there is no value. */
  Ruling judge(Json value);

  /** Compiles a type, so that judging looks things up and does not search. */
  static TypeRule of(PropertyType type) {
    if (type instanceof PropertyType.Bool bool) {
      return new NumberRules.Truth(bool);
    }
    if (type instanceof PropertyType.Whole whole) {
      return new NumberRules.Whole(whole.min(), whole.max(), whole.roundTo());
    }
    if (type instanceof PropertyType.Duration duration) {
      return new NumberRules.Whole(0, duration.max(), duration.roundTo());
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return new NumberRules.Decimal(decimal);
    }
    if (type instanceof PropertyType.Enumeration || type instanceof PropertyType.Tier) {
      return new ListRules.One(PropertyType.spellings(type));
    }
    if (type instanceof PropertyType.EnumList list) {
      return new ListRules.Several(list.vocabulary().spellings(), list.maxItems());
    }
    if (type instanceof PropertyType.Text text) {
      return new TextRule(text);
    }
    return FormRules.of(type);
  }
}
