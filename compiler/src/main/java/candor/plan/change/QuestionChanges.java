package candor.plan.change;

import candor.plan.Plan;
import candor.plan.Questions.Funnel;
import candor.plan.Questions.Kpi;
import candor.plan.Questions.Pillar;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares what the collection answers. No state.
 *
 * <p>A question collects nothing: it reads what is there. Only a figure that everybody can see may
 * show more when its question changes.
 */
final class QuestionChanges {

  private QuestionChanges() {}

  static void compare(Place at, Plan from, Plan to) {
    Set<String> shown = Set.copyOf(to.disclosure().shows());
    at.in("kpis")
        .each(
            byId(from.questions().kpis(), Kpi::id),
            byId(to.questions().kpis(), Kpi::id),
            new Figures(shown));
    at.in("pillars")
        .each(
            byId(from.questions().pillars(), Pillar::id),
            byId(to.questions().pillars(), Pillar::id),
            new Asked<Pillar>());
    at.in("funnels")
        .each(
            byId(from.questions().funnels(), Funnel::id),
            byId(to.questions().funnels(), Funnel::id),
            new Asked<Funnel>());
    at.lists(
        "segments",
        from.questions().segments(),
        to.questions().segments(),
        new Told(Kind.NEUTRAL, "now also cuts its figures by"),
        new Told(Kind.NEUTRAL, "no longer cuts its figures by"));
  }

  private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    list.forEach(each -> map.put(id.apply(each), each));
    return map;
  }

  /** Compares questions that only the maintainers see. */
  private static class Asked<T> implements Place.Members<T> {
    @Override
    public void gained(Place at, String name, T to) {
      at.say(Kind.NEUTRAL, "is a new question to the same data");
    }

    @Override
    public void lost(Place at, String name, T from) {
      at.say(Kind.NEUTRAL, "is no longer asked");
    }

    @Override
    public void both(Place at, String name, T from, T to) {
      if (!from.equals(to)) {
        at.say(Kind.NEUTRAL, "is asked in another way");
      }
    }
  }

  /** Compares figures, some of which everybody sees. */
  private static final class Figures extends Asked<Kpi> {
    private final Set<String> shown;

    Figures(Set<String> shown) {
      this.shown = shown;
    }

    @Override
    public void both(Place at, String name, Kpi from, Kpi to) {
      if (!figure(from).equals(figure(to)) && shown.contains(name)) {
        at.say(Kind.WIDENS, "is another figure, and everybody sees it");
      } else {
        super.both(at, name, from, to);
      }
    }

    /** Returns what decides the figure: neither its words nor the order of its cuts. */
    private static Kpi figure(Kpi kpi) {
      List<String> cuts = kpi.by().stream().sorted().toList();
      return new Kpi(kpi.id(), "", kpi.measure(), kpi.events(), kpi.property(), cuts);
    }
  }
}
