package candor.plan.change;

import candor.plan.Plan;
import candor.plan.Promises.Review;
import candor.plan.change.Change.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Is everything in which one plan differs from an older one. Immutable.
 *
 * <p>What may be collected is judged by what the firewall can let through, not by what an app does:
 * a record that the newer plan can keep and that says more than any record of the older plan is a
 * widening. The order of names and of lists makes no difference.
 *
 * @param list the changes in the order of the plan's sections
 * @param newReviews the reviews of the newer plan that the older one does not have and that are
 *     dated no earlier than any of the older ones
 */
public record Changes(List<Change> list, List<Review> newReviews) {

  /** Where a day begins first: a reviewer there must not wait for the rest of the world. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  /** Copies the lists. */
  public Changes {
    list = List.copyOf(list);
    newReviews = List.copyOf(newReviews);
  }

  /**
   * Compares two plans. Pure: the same plans give the same changes anywhere.
   *
   * @param from the plan that people know
   * @param to the plan that is to follow it
   * @return every difference; empty when both collect the same in the same words
   */
  public static Changes between(Plan from, Plan to) {
    List<Change> found = new ArrayList<>();
    PlanChanges.compare(Place.of(found), from, to);
    return new Changes(found, ReviewChanges.fresh(from.reviews(), to.reviews()));
  }

  /**
   * Returns the gravest kind of change.
   *
   * @return the kind; neutral when nothing changed
   */
  public Kind widest() {
    return list.stream().map(Change::kind).max(Kind::compareTo).orElse(Kind.NEUTRAL);
  }

  /**
   * Says whether people must be asked again: some change widens or changes what an answer means. A
   * build asks for a review exactly then, an app asks again at least then (see {@link
   * candor.plan.canonical.CanonicalPlan#widens}).
   *
   * @return whether any change does so
   */
  public boolean asksAgain() {
    return widest().asksAgain();
  }

  /**
   * Returns the new reviews that count: they name who, when and why, and are not of the future.
   *
   * @param now the present; the day of a review counts as begun once it began anywhere on Earth
   * @return the reviews
   */
  public List<Review> agreed(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, EARLIEST);
    return newReviews.stream().filter(review -> counts(review, today)).toList();
  }

  /**
   * Says whether people must be asked again although nobody agreed to that.
   *
   * @param now the present
   * @return whether a new review is missing
   */
  public boolean unreviewed(Instant now) {
    return asksAgain() && agreed(now).isEmpty();
  }

  private static boolean counts(Review review, LocalDate today) {
    try {
      return !review.who().isBlank()
          && !review.why().isBlank()
          && !LocalDate.parse(review.when()).isAfter(today);
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
