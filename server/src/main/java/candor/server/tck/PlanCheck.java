package candor.server.tck;

import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.plan.Verdict;
import candor.server.door.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what arrived against the plan. Stateless. */
final class PlanCheck {

  private final @Nullable Plan plan;

  PlanCheck(@Nullable Plan plan) {
    this.plan = plan;
  }

  void judge(List<Letter> letters, Notes notes) {
    if (plan == null) {
      notes.gap(Check.INSIDE_PLAN, "no plan was given; name it with --plan");
      return;
    }
    var outside = new LinkedHashSet<String>();
    boolean read = false;
    for (Letter letter : letters) {
      Parcel parcel = letter.parcel();
      if (letter.problem() != null) {
        outside.add(letter.line() + ": " + letter.problem());
      } else if (parcel != null) {
        read = true;
        outside.addAll(findings(letter.line(), parcel));
      } else {
        notes.gap(Check.INSIDE_PLAN, "the kit cannot read " + letter.line());
      }
    }
    if (read || !outside.isEmpty()) {
      notes.tried(Check.INSIDE_PLAN, List.copyOf(outside));
    } else if (letters.isEmpty()) {
      notes.gap(Check.INSIDE_PLAN, "nothing arrived");
    }
  }

  private static List<String> findings(String line, Parcel parcel) {
    var all = new ArrayList<String>();
    parcel.refused().keySet().forEach(refusal -> all.add(line + ": " + words(refusal)));
    parcel.dropped().keySet().forEach(refusal -> all.add(line + ": " + words(refusal)));
    for (Verdict verdict : Firewall.judge(parcel.plan(), parcel.messages())) {
      findings(verdict).forEach(refusal -> all.add(line + ": " + words(refusal)));
    }
    if (parcel.uninvited() > 0) {
      all.add(line + ": fields that the client attached by itself and the plan does not hold");
    }
    return all;
  }

  private static List<Refusal> findings(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admit admit -> admit.dropped();
      case Verdict.Refuse refuse -> List.of(refuse.refusal());
    };
  }

  private static String words(Refusal refusal) {
    String field = refusal.field().isEmpty() ? "" : " field " + refusal.field();
    return "message " + refusal.event() + field + ": " + refusal.reason().code();
  }
}
