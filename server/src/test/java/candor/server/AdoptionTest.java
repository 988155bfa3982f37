package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.Promises.Review;
import candor.plan.change.Change;
import candor.plan.change.Change.Kind;
import candor.plan.change.Changes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdoptionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Review REVIEW = new Review("Ann", "2026-11-01", "Needed.");

  @Test
  void aPlanThatNarrowsAsksNobody() {
    assertEquals(
        "the new plan of quill does not widen the old one; people are not asked again",
        sentence(List.of(Kind.NARROWS, Kind.NEUTRAL)));
  }

  @Test
  void aWideningWithoutAReviewIsTold() {
    assertEquals(
        "the new plan of quill widens the old one (2 changes) without a new review; see candor"
            + " plan diff",
        sentence(List.of(Kind.WIDENS, Kind.CONSENT_CHANGE, Kind.NARROWS)));
  }

  @Test
  void aReviewedWideningIsToldAsSuch() {
    assertEquals(
        "the new plan of quill widens the old one (1 change) and has a new review",
        sentence(List.of(Kind.WIDENS), REVIEW));
  }

  private static String sentence(List<Kind> kinds, Review... reviews) {
    var list = kinds.stream().map(kind -> new Change(kind, "events.e", "e changed")).toList();
    return Adoption.sentence("quill", new Changes(list, List.of(reviews)), NOW);
  }
}
