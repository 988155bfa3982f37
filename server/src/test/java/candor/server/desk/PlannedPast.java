package candor.server.desk;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.CohortQuestioner;
import candor.server.query.Scope;
import candor.server.query.StoreQuestions;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets a few installs of a reference plan live, and shows what its pages say of them. */
final class PlannedPast implements AutoCloseable {

  /** The day before the desk is looked at. */
  static final LocalDate LAST = LocalDate.of(2026, 11, 23);

  private final Store store;
  private final Plan plan;
  private final List<Message> messages = new ArrayList<>();
  private final Bell bell;
  private final Map<String, String> pages = new HashMap<>();
  private Map<String, Json> context = Map.of();

  PlannedPast(Path dir, String app) throws Exception {
    var apps = SampleRegistry.planned(app);
    this.plan = apps.apps().getFirst().plan();
    this.store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    store.adopt(plan);
    var sources =
        SampleDesk.sources(
            apps, new StoreQuestions(store, id -> plan, SampleDesk.NOON), new SampleReports());
    var cohorts = CohortQuestioner.over(store, id -> plan, SampleDesk.NOON);
    this.bell = new Bell(SampleDesk.routes(of(sources, cohorts), Access.open(), SampleDesk.NOON));
  }

  private static Sources of(Sources all, CohortQuestioner cohorts) {
    return new Sources(
        all.questioner(),
        all.reports(),
        cohorts,
        all.registry(),
        all.consistency(),
        all.keeping(),
        all.rows());
  }

  /** Says in which context everything after it happens. */
  PlannedPast in(Map<String, Json> other) {
    context = other;
    return this;
  }

  /** Lets an event of an install happen some days before the last one. */
  PlannedPast happen(int daysBefore, int install, String event, Map<String, Json> props) {
    Instant at = LAST.minusDays(daysBefore).atTime(10, 0).toInstant(ZoneOffset.UTC);
    long day = plan.identity().model() == Model.DAILY ? daysBefore : 0;
    UUID who = new UUID(0x4000L | day << 16, 0x8000_0000_0000_0000L + install);
    String session = new UUID(0x4000L | (long) daysBefore << 16, ~0L << 62 | install).toString();
    var sender = new Sender(who.toString(), session, false, context);
    UUID id = Samples.id(messages.size());
    var summary = plan.summary();
    messages.add(
        summary != null && summary.name().equals(event)
            ? new Message.Summary(id, at, sender, props)
            : new Message.Track(id, event, at, sender, props));
    return this;
  }

  PlannedPast keep() throws Exception {
    store.apply(List.of(Samples.delivery(1, plan.app().id(), messages.toArray(Message[]::new))));
    return this;
  }

  /** Names an event of the plan. */
  String event() {
    return Dimensions.of(plan).events().iterator().next();
  }

  /** Counts what the plan asks. */
  int questions() {
    var asked = plan.questions();
    return asked.kpis().size() + asked.pillars().size() + asked.funnels().size();
  }

  String page(String query) throws Exception {
    String page = pages.get(query);
    if (page == null) {
      page = SampleDesk.text(bell.get("/a/" + plan.app().id() + query));
      pages.put(query, page);
    }
    return page;
  }

  /** Returns what a card says, without its markup. */
  String card(String kpi, String query) throws Exception {
    String question =
        plan.questions().kpis().stream()
            .filter(k -> k.id().equals(kpi))
            .findFirst()
            .orElseThrow()
            .question();
    String page = page(query);
    int at = page.indexOf("<h3>" + question + "</h3>");
    return plain(page.substring(at, page.indexOf("</section>", at)));
  }

  /** Returns the words of a part of a page. */
  static String plain(String html) {
    return html.replaceAll("(?s)<svg.*?</svg>|<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }

  /** Asks by program what a card says that it can be asked. */
  String ask(String href) throws Exception {
    return SampleDesk.text(bell.get(href.replace("&amp;", "&")));
  }

  Scope scope(int days) {
    return new Scope(
        plan.app().id(),
        false,
        LAST.minusDays(days - 1L).atStartOfDay(ZoneOffset.UTC).toInstant(),
        LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        ZoneOffset.UTC,
        List.of());
  }

  CohortQuestioner cohorts() {
    return CohortQuestioner.over(store, id -> plan, SampleDesk.NOON);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
