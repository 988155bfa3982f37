package candor.server.desk;

import candor.json.Json;
import candor.plan.Promises.Review;
import candor.plan.change.Change;
import candor.plan.change.Change.Kind;
import candor.plan.text.PlanWriter;
import candor.server.desk.Members.Truth;
import candor.server.desk.pages.UpkeepPages;
import candor.server.settings.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what a newer plan means to people.
 *
 * @param proposal the plan and the one that it would follow
 * @param now the present, on which reviews depend
 */
record PlanDiff(Proposal proposal, Instant now) {

  UpkeepPages.Waiting page() {
    return new UpkeepPages.Waiting(
        proposal.hash(), proposal.digest(), groups(), conclusion(), proposal.changes().asksAgain());
  }

  private List<UpkeepPages.Kind> groups() {
    var groups = new ArrayList<UpkeepPages.Kind>();
    for (Kind kind : Stream.of(Kind.values()).sorted(Comparator.reverseOrder()).toList()) {
      var some =
          proposal.changes().list().stream()
              .filter(change -> change.kind() == kind)
              .map(change -> new UpkeepPages.Changed(change.sentence(), change.path()))
              .toList();
      if (!some.isEmpty()) {
        groups.add(new UpkeepPages.Kind(title(kind), kind.asksAgain(), some));
      }
    }
    return groups;
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case CONSENT_CHANGE -> "Changes what an answer means";
      case WIDENS -> "Widens what may be collected";
      case NEUTRAL -> "Collects the same";
      case NARROWS -> "Narrows what may be collected";
    };
  }

  private String conclusion() {
    var changes = proposal.changes();
    if (!changes.asksAgain()) {
      return "Nothing more may be collected. Nobody is asked again.";
    }
    return changes.agreed(now).isEmpty()
        ? "People will be asked again, and no new review in the plan agrees to that. An entry under"
            + " reviews says who, when and why."
        : "People will be asked again. "
            + changes.agreed(now).getLast().who()
            + " agreed to that on "
            + changes.agreed(now).getLast().when()
            + ".";
  }

  /** Says it to programs, with the members of {@code candor plan diff --json}. */
  Json json(Truth accepted) {
    var changes = proposal.changes();
    return new Members()
        .text("accept", proposal.digest())
        .truth("accepted", accepted)
        .json("from", plan(PlanWriter.hash(proposal.from())))
        .json("to", plan(proposal.hash()))
        .text("widest", changes.widest().code())
        .truth("asks_again", Truth.of(changes.asksAgain()))
        .truth("unreviewed", Truth.of(changes.unreviewed(now)))
        .list("changes", sorted(), PlanDiff::change)
        .list("reviews", changes.agreed(now), PlanDiff::review)
        .done();
  }

  private Json plan(String hash) {
    return new Members().text("app", proposal.to().app().id()).text("hash", hash).done();
  }

  private List<Change> sorted() {
    return proposal.changes().list().stream()
        .sorted(Comparator.comparing(Change::kind).reversed())
        .toList();
  }

  private static Json change(Change change) {
    return new Members()
        .text("kind", change.kind().code())
        .text("path", change.path())
        .text("sentence", change.sentence())
        .done();
  }

  private static Json review(Review review) {
    return new Members()
        .text("who", review.who())
        .text("when", review.when())
        .text("why", review.why())
        .done();
  }
}
