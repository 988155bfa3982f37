package candor.plan.change;

import candor.plan.Promises.Review;
import candor.plan.change.Change.Kind;
import java.util.List;

/** Compares who agreed to what. No state. */
final class ReviewChanges {

  private ReviewChanges() {}

  /** Returns the reviews that came along; one dated before an older one is no answer to today. */
  static List<Review> fresh(List<Review> from, List<Review> to) {
    String newest = from.stream().map(Review::when).max(String::compareTo).orElse("");
    return to.stream()
        .filter(review -> !from.contains(review) && review.when().compareTo(newest) >= 0)
        .toList();
  }

  static void compare(Place at, List<Review> from, List<Review> to) {
    for (Review review : to) {
      if (!from.contains(review)) {
        at.say(
            Kind.NEUTRAL,
            "has a review by %s of %s: %s"
                .formatted(Words.plain(review.who()), review.when(), Words.plain(review.why())));
      }
    }
    for (Review review : from) {
      if (!to.contains(review)) {
        at.say(
            Kind.NEUTRAL,
            "no longer shows the review by %s of %s"
                .formatted(Words.plain(review.who()), review.when()));
      }
    }
  }
}
