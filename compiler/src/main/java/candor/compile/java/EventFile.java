package candor.compile.java;

import candor.compile.output.Artifact;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Writes one event: a record, or a sealed interface with a record for each variant. */
final class EventFile {

  private final Api api;
  private final String name;
  private final Plan.Event event;
  private final String type;
  private final int place;
  private final Source source;

  private EventFile(Api api, String name, int place) {
    this.api = api;
    this.name = name;
    this.event = api.event(name);
    this.type = Objects.requireNonNull(api.events().get(name));
    this.place = place;
    this.source = api.source();
  }

  /** Returns the file of the event at a place among the sorted names. */
  static Artifact of(Api api, String name, int place) {
    return new EventFile(api, name, place).file();
  }

  private Artifact file() {
    var variants = api.variants(type);
    if (variants.size() == 1) {
      var variant = variants.get(0);
      record(variant, checks(doc(), variant), "implements TelemetryEvent", true);
    } else {
      sealed(variants);
    }
    EnumCode.inside(source, api.lists(), type);
    source.close();
    return source.file(type);
  }

  private void sealed(List<Variant> variants) {
    source.doc(doc()).open("public sealed interface " + type + " extends TelemetryEvent {");
    source.blank().line("@Override").open("default int place() {");
    source.line("return " + place + ";").close();
    for (Variant variant : variants) {
      source.blank();
      record(variant, checks(variantDoc(variant), variant), "implements " + type, false);
      source.close();
    }
  }

  private void record(Variant variant, Doc doc, String behind, boolean withPlace) {
    var form = Forms.of(api, type, variant, event.properties());
    var code = new RecordCode(source, form, event.properties(), api.inside(type));
    code.open(doc, behind);
    if (withPlace) {
      Members.place(source, Integer.toString(place));
    }
    Members.write(source, form, true);
    code.steps();
  }

  private Doc doc() {
    var doc = Doc.of(JavaText.sentence(event.when()));
    doc.text(
        "The event "
            + JavaText.code(name)
            + " of the channel "
            + JavaText.code(event.channel())
            + ". It answers: "
            + JavaText.sentence(event.question()));
    doc.text(Words.joined(life())).text(Words.joined(constant()));
    doc.text(Words.joined(consequences()));
    if (!event.never().isEmpty()) {
      var never = event.never().stream().map(JavaText::sentence).toList();
      doc.text("Never carries: " + String.join(", ", never) + ".");
    }
    return doc;
  }

  /** Names what an event need not say, because it could say but one thing. */
  private List<String> constant() {
    var all = new ArrayList<String>();
    new TreeMap<>(event.properties())
        .forEach((property, planned) -> {
          if (planned.type() instanceof PropertyType.Bool bool && bool.always() != null) {
            all.add(
                JavaText.code(property) + " is always " + bool.always() + " and not asked for.");
          }
        });
    return all;
  }

  private List<String> life() {
    var all = new ArrayList<String>();
    if (!event.once().isEmpty()) {
      all.add("Happens at most once per " + event.once() + ".");
    }
    if (event.reserved()) {
      all.add("Reserved: planned, and not recorded anywhere yet.");
    }
    if (event.since() != null) {
      all.add("Since " + JavaText.code(event.since()) + ".");
    }
    if (event.expires() != null) {
      all.add("Expires on " + event.expires() + ".");
    }
    return all;
  }

  private List<String> consequences() {
    var plan = api.plan();
    var raised = new ArrayList<String>();
    PeopleFiles.counters(plan)
        .forEach((counter, constant) -> {
          if (Objects.requireNonNull(plan.counters().get(counter)).raisedBy().contains(name)) {
            raised.add("{@link " + Api.COUNTER + "#" + constant + "}");
          }
        });
    var set = new ArrayList<String>();
    PeopleFiles.person(plan)
        .forEach((person, constant) -> {
          if (Objects.requireNonNull(plan.person().get(person)).by().contains(name)) {
            set.add("{@link " + Api.PERSON + "#" + constant + "}");
          }
        });
    return List.of(
        raised.isEmpty() ? "" : "Raises " + String.join(", ", raised) + ".",
        set.isEmpty() ? "" : "Sets " + String.join(", ", set) + ".");
  }

  /** Says what makes a variant: the values that are settled in it. */
  private Doc variantDoc(Variant variant) {
    var settled = new ArrayList<String>();
    var absent = new ArrayList<String>();
    event
        .properties()
        .forEach((property, planned) -> {
          var left = variant.view().open().get(property);
          if (variant.view().absent().contains(property)) {
            absent.add(JavaText.code(property));
          } else if (left != null && left.size() < View.values(planned.type()).size()) {
            settled.add(Words.condition(new Property.Condition(property, left)));
          }
        });
    settled.sort(null);
    absent.sort(null);
    var doc = Doc.of("The event when " + String.join(" and ", settled) + ".");
    return absent.isEmpty() ? doc : doc.text("Has no " + String.join(", ", absent) + ".");
  }

  /** Adds the checks that the shape does not settle. */
  private Doc checks(Doc doc, Variant variant) {
    var view = variant.view();
    for (Plan.Check check : event.checks()) {
      boolean settled =
          view.isNever(check.given()) || view.isAlways(check.then(), event.properties());
      if (!settled) {
        doc.text(Words.check(check));
      }
    }
    return doc;
  }
}
