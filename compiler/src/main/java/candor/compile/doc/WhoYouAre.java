package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises.Client;
import candor.plan.Promises.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Explains what tells one install from another, and what does not. */
final class WhoYouAre {

  static final String HEADING = "Who you are";

  private WhoYouAre() {}

  static boolean hasMarks(Plan plan) {
    return plan.identity().marks() || plan.identity().model() == Identity.Model.NONE;
  }

  static void write(Plan plan, Page page) {
    var identity = plan.identity();
    page.heading(2, HEADING);
    page.paragraph(model(plan));
    if (!identity.explanation().isEmpty()) {
      page.paragraph(Words.sentence(identity.explanation()));
    }
    if (!identity.places().isEmpty()) {
      page.paragraph("The number is kept in:");
      page.table(List.of("System", "File"), places(identity.places()));
    }
    page.bullets(more(plan));
    if (hasMarks(plan)) {
      marks(page);
    }
  }

  static List<List<String>> places(Map<String, String> places) {
    var rows = new ArrayList<List<String>>();
    places.forEach((system, file) -> rows.add(List.of(Markdown.text(system), Markdown.code(file))));
    return rows;
  }

  private static String model(Plan plan) {
    return switch (plan.identity().model()) {
      case NONE ->
          "**No identifier.** Nothing that is sent tells one person or one machine from another.";
      case DAILY ->
          "**No identifier on your machine.** No lasting identifier and no account is sent. For one"
              + " day the server tells machines apart: from the network address, the user agent of"
              + " the app and a random secret it computes a pseudonym. The secret is different for each app and"
              + " day and is destroyed when the day has passed. After that nobody can compute the"
              + " pseudonym again, so no message can be tied to a machine or a person.";
      case INSTALL -> install(plan);
    };
  }

  private static String install(Plan plan) {
    var name = plan.identity().wireName();
    return "**A random number of your install.** It is a UUID (version 4) that was drawn by chance. It"
        + " is sent as "
        + Markdown.code(name == null ? "install" : name)
        + ". The server sees by it that two messages come from the same install. It does not see whose"
        + " install that is.";
  }

  private static List<String> more(Plan plan) {
    var all = new ArrayList<String>();
    if (plan.identity().model() == Identity.Model.INSTALL) {
      all.add(
          "**Replacing it:** works at once and at any time. The old and the new number are never sent"
              + " together.");
    }
    if (plan.client().transport() != Client.Transport.USAGE) {
      all.add(
          "**Session number:** a random UUID (version 4), drawn anew at each start and never written to disk,"
              + " groups the messages of one run.");
    }
    all.add(
        "**Network address:** the server uses your IP address in memory while it answers. It neither"
            + " stores nor logs it.");
    all.add(
        "**Developers:** builds of developers are marked as such. Their messages are kept in a"
            + " separate debug bucket and counted in no figure.");
    return all;
  }

  private static void marks(Page page) {
    page.paragraph(
        "**Counting without knowing.** Your machine works out by itself whether this is its first use"
            + " of the day, the week and the month, and in which week it first ran the app. It sends"
            + " only that, so people can be counted without being told apart:");
    page.json(Pretty.write(Wire.marks()));
  }
}
