package candor.plan.text;

import candor.plan.Promises;
import candor.plan.Promises.Consent;
import candor.plan.Promises.Identity;
import candor.plan.Questions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads consent, identity, retention, disclosure and reviews. */
final class PromiseSection {

  /** A first run emits about ten messages before the answer; ten thousand is no longer a wait. */
  private static final int MOST_HELD = 10_000;

  /** Nobody has more machines to tell apart than there are people, 2 to the power of 33. */
  private static final int MOST_FINGERPRINT_BITS = 33;

  /** Ten years: longer is for ever in this trade. */
  private static final int MOST_DAYS = 3650;

  private static final int DEFAULT_DAYS = 365;

  /** An e-mail address serves the answer to one letter. */
  private static final int DEFAULT_EMAIL_DAYS = 90;

  /** The fewest installs behind a public figure when the plan does not say. */
  private static final int DEFAULT_GROUP = 10;

  private static final Map<String, Consent> CONSENTS =
      Map.of("opt-in", Consent.OPT_IN, "opt-out", Consent.OPT_OUT, "gated", Consent.GATED);

  private static final Map<String, Identity.Model> MODELS =
      Map.of(
          "none", Identity.Model.NONE,
          "daily", Identity.Model.DAILY,
          "install", Identity.Model.INSTALL);

  private final Draft draft;

  PromiseSection(Draft draft) {
    this.draft = draft;
  }

  void channels(Table plan) {
    if (plan.need("channels") == null) {
      return;
    }
    for (Table.Named named : plan.named("channels", Names.ID)) {
      var table = plan.table(named.value(), named.path());
      draft.channels.put(named.name(), channel(table == null ? nothing(named) : table));
    }
  }

  private Table nothing(Table.Named named) {
    var place = named.value();
    return new Table(
        new Node.Mapping(List.of(), place.line(), place.column()), named.path(), new Problems());
  }

  private Promises.Channel channel(Table table) {
    var fields = draft.fields(table);
    var word = fields.choice("consent", null, List.of("opt-in", "opt-out", "gated"));
    var consent = CONSENTS.getOrDefault(word, Consent.OPT_IN);
    var channel =
        new Promises.Channel(
            consent,
            fields.sentence("label"),
            fields.text("ask", ""),
            fields.truth("default", consent != Consent.OPT_IN),
            hold(table),
            fields.truth("retroactive", false),
            fields.text("withdrawal", ""),
            fields.texts("collected"),
            fields.texts("not_collected"));
    if (consent == Consent.OPT_IN && channel.defaultAnswer()) {
      draft.problems.add(
          Rule.DEFAULT_YES,
          table.at("default"),
          table.path("default"),
          "an opt-in channel whose default answer is yes",
          "Pressing Enter would be a yes; write default: no.");
    }
    table.close();
    return channel;
  }

  /** Reads {@code before_answer: drop} or {@code before_answer: {hold: 64}}. */
  private int hold(Table channel) {
    var given = channel.get("before_answer");
    if (given == null || (given instanceof Node.Scalar s && s.text().equals("drop"))) {
      return 0;
    }
    if (given instanceof Node.Mapping) {
      var table = channel.table("before_answer");
      if (table != null) {
        table.need("hold");
        int hold = (int) draft.fields(table).whole("hold", 0, 0, MOST_HELD);
        table.close();
        return hold;
      }
    }
    channel.wrong(given, "before_answer", "drop, or {hold: 64}");
    return 0;
  }

  Identity identity(Table plan) {
    var table = plan.need("identity") == null ? null : plan.table("identity");
    if (table == null) {
      return new Identity(Identity.Model.NONE, false, "", Map.of(), null);
    }
    var fields = draft.fields(table);
    var word = fields.choice("model", null, List.of("none", "daily", "install"));
    var model = MODELS.getOrDefault(word, Identity.Model.NONE);
    var identity =
        new Identity(
            model,
            fields.truth("marks", model == Identity.Model.NONE),
            fields.text("explanation", ""),
            words(draft, table, "places"),
            wireName(table),
            table.get("fingerprint_bits") == null
                ? null
                : (int) fields.whole("fingerprint_bits", 1, 1, MOST_FINGERPRINT_BITS));
    if (model != Identity.Model.INSTALL && table.get("wire_name") != null) {
      draft.problems.add(
          Rule.NEEDS_INSTALL,
          table.at("wire_name"),
          table.path("wire_name"),
          "only identity install carries an identifier that could have a name",
          "Take \"wire_name\" out.");
    }
    table.close();
    return identity;
  }

  private static @Nullable String wireName(Table table) {
    var name = table.scalar("wire_name", "a name");
    if (name != null && !Names.PROPERTY.fits(name.text())) {
      table.badName(name, table.path("wire_name"), Names.PROPERTY);
    }
    return name == null ? null : name.text();
  }

  /** Reads a mapping of free names to texts. */
  static Map<String, String> words(Draft draft, Table owner, String key) {
    var all = new LinkedHashMap<String, String>();
    for (Table.Named named : owner.named(key, Names.ID)) {
      if (named.value() instanceof Node.Scalar s && s.form() == Node.Form.TEXT) {
        all.put(named.name(), s.text());
      } else {
        owner.wrong(named.value(), key, "a mapping of names to texts");
      }
    }
    return all;
  }

  Promises.Retention retention(Table plan) {
    var table = plan.need("retention") == null ? null : plan.table("retention");
    if (table == null) {
      return new Promises.Retention(DEFAULT_DAYS, DEFAULT_DAYS, DEFAULT_DAYS, DEFAULT_EMAIL_DAYS);
    }
    var fields = draft.fields(table);
    table.need("events");
    int events = (int) fields.whole("events", DEFAULT_DAYS, 1, MOST_DAYS);
    var retention =
        new Promises.Retention(
            events,
            (int) fields.whole("crashes", events, 1, MOST_DAYS),
            (int) fields.whole("feedback", events, 1, MOST_DAYS),
            (int) fields.whole("emails", Math.min(events, DEFAULT_EMAIL_DAYS), 1, MOST_DAYS));
    table.close();
    return retention;
  }

  Promises.Disclosure disclosure(Table plan, Questions questions) {
    var table = plan.table("public");
    if (table == null) {
      return new Promises.Disclosure(List.of(), DEFAULT_GROUP);
    }
    var fields = draft.fields(table);
    var known = new TreeSet<>(questions.segments());
    questions.kpis().forEach(kpi -> known.add(kpi.id()));
    for (Node.Scalar shown : fields.scalars("shows")) {
      if (!known.contains(shown.text())) {
        var message = Nearest.quoted(shown.text()) + " is no KPI and no segment of this plan";
        draft.problems.unknown(Rule.UNKNOWN_SHOWN, shown, table.path("shows"), message, known);
      }
    }
    int group = (int) fields.whole("minimum_group", DEFAULT_GROUP, 2, 1_000_000);
    var disclosure = new Promises.Disclosure(fields.texts("shows"), group);
    table.close();
    return disclosure;
  }

  List<Promises.Review> reviews(Table plan) {
    var all = new ArrayList<Promises.Review>();
    for (Table table : plan.tables("reviews")) {
      var fields = draft.fields(table);
      table.need("when");
      var when = fields.date("when");
      all.add(
          new Promises.Review(
              fields.sentence("who"), when == null ? "" : when, fields.sentence("why")));
      table.close();
    }
    return all;
  }
}
