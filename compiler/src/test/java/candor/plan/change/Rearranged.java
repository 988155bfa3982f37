package candor.plan.change;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the order of every list and map of a plan around. */
final class Rearranged {

  private Rearranged() {}

  @SuppressWarnings("unchecked")
  static <T> T of(T value) {
    return (T) around(value);
  }

  /** In these lists the order says something: the default, the steps, the numerator, the rules. */
  static boolean matters(String path) {
    return path.equals("feedback.kinds")
        || path.startsWith("questions.")
        || path.endsWith(".transforms");
  }

  private static Object around(Object value) {
    if (value instanceof Record record) {
      return record(record);
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof Map<?, ?> map) {
      var entries = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
      Collections.reverse(entries);
      var turned = new LinkedHashMap<Object, Object>();
      entries.forEach(each -> turned.put(each.getKey(), around(each.getValue())));
      return turned;
    }
    return value;
  }

  private static Object record(Record record) {
    Object turned = record;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = Mutations.value(record, component);
      if (value != null && !component.getName().equals("bounds")) {
        turned = Mutations.with((Record) turned, component.getName(), around(value));
      }
    }
    return turned;
  }

  private static List<Object> list(List<?> list) {
    var turned = new ArrayList<Object>();
    list.forEach(each -> turned.add(around(each)));
    Collections.reverse(turned);
    return turned;
  }
}
