package candor.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Promises.Review;
import candor.plan.change.Change.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangesTest {

  private static final Instant TODAY = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ANN = "{'who':'Ann','when':'2026-11-01','why':'Needed.'}";

  @Test
  void theSamePlanHasNoChange() {
    var plan = Rows.plan("retention/events", "30");

    var changes = Changes.between(plan, Rows.plan("retention/events", "30"));

    assertEquals(List.of(), changes.list());
    assertEquals(Kind.NEUTRAL, changes.widest());
    assertFalse(changes.asksAgain());
    assertFalse(changes.unreviewed(TODAY));
  }

  @Test
  void peopleAreAskedAgainAfterAWideningOrAChangeOfConsentOnly() {
    assertFalse(between("retention/events", "30", "20").asksAgain());
    assertFalse(between("app/name", "'A'", "'B'").asksAgain());
    assertTrue(between("retention/events", "30", "40").asksAgain());
    assertTrue(between("channels/usage/default", "false", "true").asksAgain());
  }

  @Test
  void theGravestChangeDecides() {
    assertEquals(Kind.NARROWS, between("retention/events", "30", "20").widest());
    assertEquals(Kind.WIDENS, between("purposes", "['A.']", "['B.']").widest());
    assertEquals(
        Kind.CONSENT_CHANGE, between("channels/usage/consent", "'opt-in'", "'gated'").widest());
  }

  @Test
  void sentencesAreForPeople() {
    assertSays(
        "saved now also carries model, one of 2 values, only when way is key",
        between(
            "events/saved/properties/model",
            "",
            "{'values':['a','b'],'what':'M.','required':false,'only_when':{'way':['key']}}"));
    assertSays(
        "export is a new event: On export.",
        between("events/export", "", "{'channel':'usage','question':'Q?','when':'On export.'}"));
    assertSays(
        "way of saved may now also be c, d, e, f, g and 2 more",
        between(
            "events/saved/properties/way/values",
            "['menu','key']",
            "['menu','key','c','d','e','f','g','h','i']"));
    assertSays(
        "the plan keeps feedback for 40 days, was 30", between("retention/feedback", "30", "40"));
    assertSays(
        "saved now makes sure that fast is true when way is menu or key",
        between(
            "events/saved/checks", "", "[{'if':{'way':['menu','key']},'then':{'fast':['true']}}]"));
    assertSays(
        "every message now also carries os, a whole number from 0 to 9 GiB",
        between("context/os", "", "{'type':'int','max':9,'unit':'GiB','what':'O.'}"));
    assertSays(
        "the plan now promises never to collect: A\u2026".replace("A", "A".repeat(160)),
        between("never", "", "['" + "A".repeat(161) + "']"));
    assertSays(
        "the plan now promises never to collect: " + "A".repeat(160),
        between("never", "", "['" + "A".repeat(160) + "']"));
  }

  @Test
  void everyTypeHasItsWords() {
    assertSays("saved now also carries p, yes or no", gained("'type':'bool'"));
    assertSays(
        "saved now also carries p, a number from 0.5 to any number",
        gained("'type':'number','min':0.5"));
    assertSays(
        "saved now also carries p, a whole number from 0 to any number", gained("'type':'int'"));
    assertSays(
        "saved now also carries p, a length of time from 0 to 5 s",
        gained("'type':'duration','unit':'s','max':5"));
    assertSays(
        "saved now also carries p, a list of 1 possible value",
        gained("'type':'list','values':['a']"));
    assertSays(
        "saved now also carries p, one of 2 tiers",
        gained("'type':'tier','bounds':[1],'above':'b'"));
    assertSays("saved now also carries p, a version", gained("'type':'version'"));
    assertSays("saved now also carries p, a language", gained("'type':'language'"));
    assertSays("saved now also carries p, a random identifier", gained("'type':'uuid'"));
    assertSays("saved now also carries p, a moment in time", gained("'type':'moment'"));
    assertSays(
        "saved now also carries p, a salted hash of 12 digits", gained("'type':'hash','salt':'s'"));
    assertSays(
        "saved now also carries p, free text of up to 1 character",
        gained("'type':'text','max_length':1,'reason':'r'"));
  }

  @Test
  void whatTheAuthorWroteStaysInOneLine() {
    assertSays(
        "the plan now promises never to collect: a b c", between("never", "", "['a\\nb\\u202ec']"));
  }

  @Test
  void aNewReviewAnswersForAWidening() {
    var unasked = widened("", "");
    var agreed = widened("", ANN);

    assertTrue(unasked.unreviewed(TODAY));
    assertFalse(agreed.unreviewed(TODAY));
    assertEquals(List.of(new Review("Ann", "2026-11-01", "Needed.")), agreed.newReviews());
  }

  @Test
  void aReviewFromBeforeDoesNotAnswerForANewWidening() {
    assertTrue(widened(ANN, ANN).unreviewed(TODAY));
    assertFalse(widened(ANN, ANN + "," + ANN.replace("Ann", "Bo")).unreviewed(TODAY));
    assertTrue(widened(ANN, ANN + "," + ANN.replace("11-01", "10-31")).unreviewed(TODAY));
  }

  @Test
  void aReviewCountsOnceItsDayHasBegunSomewhereOnEarth() {
    var changes = widened("", ANN);

    assertTrue(changes.unreviewed(Instant.parse("2026-10-31T09:59:59Z")));
    assertFalse(changes.unreviewed(Instant.parse("2026-10-31T10:00:00Z")));
  }

  @Test
  void aReviewMustNameWhoWhenAndWhy() {
    var widening = between("retention/events", "30", "40").list();

    for (Review review :
        List.of(
            new Review(" ", "2026-11-01", "w"),
            new Review("Ann", "soon", "w"),
            new Review("Ann", "2026-11-01", ""))) {
      assertTrue(new Changes(widening, List.of(review)).unreviewed(TODAY), review.toString());
    }
  }

  private static Changes widened(String before, String after) {
    Plan from = Rows.plan("reviews", "[" + before + "]");
    Plan to = Rows.plan("", "{'retention':{'events':99},'reviews':[" + after + "]}");
    return Changes.between(from, to);
  }

  private static Changes between(String key, String from, String to) {
    return Changes.between(Rows.plan(key, from), Rows.plan(key, to));
  }

  private static Changes gained(String type) {
    return between("events/saved/properties/p", "", "{" + type + ",'what':'P.','required':false}");
  }

  private static void assertSays(String sentence, Changes changes) {
    assertEquals(List.of(sentence), changes.list().stream().map(Change::sentence).toList());
  }
}
