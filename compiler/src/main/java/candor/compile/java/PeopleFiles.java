package candor.compile.java;

import candor.compile.output.Artifact;
import candor.plan.Plan;
import candor.plan.text.JavaNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the enums of counters, of what is kept of an install, and of feedback. Stateless. */
final class PeopleFiles {

  private PeopleFiles() {}

  static List<Artifact> of(Api api) {
    var all = new ArrayList<Artifact>();
    if (!api.plan().counters().isEmpty()) {
      all.add(counterFile(api));
    }
    if (!api.plan().person().isEmpty()) {
      all.add(personFile(api));
    }
    var feedback = api.plan().feedback();
    if (feedback != null) {
      all.add(feedbackFile(api, feedback));
    }
    return all;
  }

  /** Returns the constants of counters by their names, sorted. */
  static Map<String, String> counters(Plan plan) {
    return constants(new TreeSet<>(plan.counters().keySet()));
  }

  /** Returns the constants of person properties by their names, sorted. */
  static Map<String, String> person(Plan plan) {
    return constants(new TreeSet<>(plan.person().keySet()));
  }

  static Map<String, String> constants(Collection<String> names) {
    var constants = JavaText.distinct(names.stream().map(JavaNames::constant).toList());
    var all = new LinkedHashMap<String, String>();
    names.forEach(name -> all.put(name, constants.get(all.size())));
    return all;
  }

  private static Artifact counterFile(Api api) {
    var names = new LinkedHashMap<String, Doc>();
    new TreeMap<>(api.plan().counters())
        .forEach((name, counter) -> {
          var doc = Doc.of(JavaText.sentence(counter.what()));
          names.put(name, doc.text("Raised by " + links(api, counter.raisedBy()) + "."));
        });
    var doc =
        Doc.of("Lists the numbers that are counted for an install.")
            .text("The events of the plan raise them by one each; nothing else does.");
    return EnumCode.names(api, Api.COUNTER, doc, names);
  }

  private static Artifact personFile(Api api) {
    var names = new LinkedHashMap<String, Doc>();
    new TreeMap<>(api.plan().person())
        .forEach((name, person) -> names.put(name, person(api, person)));
    var doc =
        Doc.of("Lists what is remembered of an install.")
            .text("The events of the plan set it; nothing else does.");
    return EnumCode.names(api, Api.PERSON, doc, names);
  }

  private static Doc person(Api api, Plan.PersonProperty person) {
    var when = person.once() ? "Set once" : "Set anew";
    var by = person.by().isEmpty() ? "every event" : links(api, person.by());
    return Doc.of(JavaText.sentence(person.what()))
        .text(when + " by " + by + ", from " + JavaText.code(person.from()) + ".");
  }

  /** Returns links to events; the summary has no type that sets anything. */
  private static String links(Api api, List<String> events) {
    return String.join(
        ", ",
        events.stream()
            .sorted()
            .map(name -> api.events().containsKey(name) ? link(api, name) : JavaText.code(name))
            .toList());
  }

  private static String link(Api api, String event) {
    return "{@link " + api.events().get(event) + "}";
  }

  private static Artifact feedbackFile(Api api, Plan.Feedback feedback) {
    var names = new LinkedHashMap<String, Doc>();
    feedback.kinds().forEach(kind -> names.put(kind, Doc.of(JavaText.code(kind) + ".")));
    var email = feedback.email() ? "an e-mail address may be added" : "no e-mail address is taken";
    var doc =
        Doc.of("Lists the kinds of feedback; the first one is the default.")
            .text(
                "The text has at most "
                    + feedback.maxLength()
                    + " characters; "
                    + email
                    + ". It belongs to the channel "
                    + JavaText.code(feedback.channel())
                    + ".");
    return EnumCode.names(api, Api.KIND, doc, names);
  }
}
