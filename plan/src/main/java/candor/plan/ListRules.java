package candor.plan;

import candor.json.Json;
import candor.plan.Refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Judges values of closed lists by their accepted spellings. No state. */
final class ListRules {

  private ListRules() {}

  /** Judges one value; of a tier only its label counts, never an amount. */
  record One(Map<String, String> spellings) implements TypeRule {
    @Override
    public Ruling judge(Json value) {
      if (!(value instanceof Json.Text text)) {
        return Ruling.drop(Reason.WRONG_TYPE);
      }
      String canonical = spellings.get(text.value());
      if (canonical == null) {
        return Ruling.drop(Reason.NOT_IN_VOCABULARY);
      }
      if (canonical.isEmpty()) {
        return Ruling.LEAVE_OUT;
      }
      return new Ruling.Keep(canonical.equals(text.value()) ? text : new Json.Text(canonical));
    }
  }

  /**
   * Judges lists: canonical, distinct, sorted. Unknown items are taken out and counted as long as
   * one known item stays; a list of unknown items only is not in the vocabulary as a whole.
   */
  record Several(Map<String, String> spellings, int maxItems) implements TypeRule {
    @Override
    public Ruling judge(Json value) {
      if (!(value instanceof Json.Array array)) {
        return Ruling.drop(Reason.WRONG_TYPE);
      }
      TreeSet<String> known = new TreeSet<>();
      int unknown = 0;
      for (Json item : array.items()) {
        if (!(item instanceof Json.Text text)) {
          return Ruling.drop(Reason.WRONG_TYPE);
        }
        String canonical = spellings.get(text.value());
        if (canonical == null) {
          unknown++;
        } else if (!canonical.isEmpty()) {
          known.add(canonical);
        }
      }
      return judge(known, unknown);
    }

    private Ruling judge(TreeSet<String> known, int unknown) {
      if (known.isEmpty() && unknown > 0) {
        return Ruling.drop(Reason.NOT_IN_VOCABULARY);
      }
      if (known.size() > maxItems) {
        return Ruling.drop(Reason.TOO_LONG);
      }
      List<Json> items = known.stream().<Json>map(Json.Text::new).toList();
      return unknown == 0
          ? new Ruling.Keep(new Json.Array(items))
          : new Ruling.KeepPart(new Json.Array(items), unknown);
    }
  }
}
