package candor.compile.java;

import candor.plan.PropertyType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is a closed list of a plan that becomes an enum.
 *
 * @param type the simple name of the enum
 * @param title what it lists, as the plan calls it
 * @param values the values in the order of the plan
 * @param tolerated other spellings by what they stand for
 * @param tier the tier whose labels they are, or null
 */
record ClosedList(
    String type,
    String title,
    List<String> values,
    Map<String, String> tolerated,
    PropertyType.@Nullable Tier tier) {

  static ClosedList of(String type, String title, PropertyType of) {
    if (of instanceof PropertyType.Tier tier) {
      var labels = tier.vocabulary();
      return new ClosedList(type, title, labels.values(), labels.tolerate(), tier);
    }
    var words =
        of instanceof PropertyType.EnumList list
            ? list.vocabulary()
            : ((PropertyType.Enumeration) of).vocabulary();
    return new ClosedList(type, title, words.values(), words.tolerate(), null);
  }

  static boolean isClosed(PropertyType type) {
    return type instanceof PropertyType.Enumeration
        || type instanceof PropertyType.EnumList
        || type instanceof PropertyType.Tier;
  }

  /**
   * Returns what makes two types the same enum: a list of many takes the values of a list of one.
   */
  static Object identity(PropertyType type) {
    return type instanceof PropertyType.EnumList list
        ? new PropertyType.Enumeration(list.vocabulary())
        : type;
  }
}
