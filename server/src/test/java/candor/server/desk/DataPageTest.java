package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataPageTest {

  @TempDir Path data;

  private static void holds(String page, String... parts) {
    for (String part : parts) {
      assertTrue(page.contains(part), part + " is missing in " + page);
    }
  }

  private Maintainer somebody() throws Exception {
    return Maintainer.in(data);
  }

  private Response erase(String app, String install) throws Exception {
    return somebody()
        .send("/a/" + app + "/settings", "/a/" + app + "/data/erase", "install", install);
  }

  @Test
  void whatIsKeptHasItsDaysItsOldestRowAndTheDayWhenThatGoes() throws Exception {
    var somebody = somebody();
    String page = somebody.page("/a/dimmy/data");

    var dimmy = Objects.requireNonNull(somebody.registry.app("dimmy"));
    int days = dimmy.plan().retention().events();
    holds(page, "98,765", "10 Jan 2026", View.days(days));
    holds(page, Words.longDay(LocalDate.of(2026, 1, 10).plusDays(days)));
    holds(page, "the next time is on 25 Nov 2026", "1,234", "/api/v1/apps/dimmy/deletions.csv");
  }

  @Test
  void rowsAreTakenAlongInEveryFormForThePeriodAndFiltersOfThePage() throws Exception {
    String page = somebody().page("/a/dimmy/data?period=7d&f=os:is:linux");

    String events = "from=2026-11-17&amp;to=2026-11-25&amp;filter=os:is:linux&amp;table=events";
    holds(page, events + "&amp;format=csv", events + "&amp;format=jsonl");
    holds(page, events + "&amp;format=parquet", "Events and summaries, as filtered");
    holds(page, "from=2026-11-17&amp;to=2026-11-25&amp;table=crashes&amp;format=csv");
  }

  @Test
  void anInstallIsErasedByItsIdAndTheReceiptTellsWhat() throws Exception {
    Response erased = erase("dimmy", SampleRows.INSTALL.toString());

    String page = SampleDesk.text(erased);
    assertEquals(200, erased.status());
    holds(page, "Receipt of an erasure", SampleRows.INSTALL.toString(), "42 events");
    holds(page, "2026-11-24T12:00:00Z", SampleRows.ORDER.toString(), "nothing is left");
  }

  @Test
  void anUnknownInstallIsSaidToBeUnknown() throws Exception {
    Response none = erase("dimmy", "00000000-0000-4000-8000-000000000000");

    assertEquals(404, none.status());
    holds(SampleDesk.text(none), "Nothing is kept of that install");
  }

  @Test
  void whatIsNoIdIsRefusedWithoutAnEcho() throws Exception {
    Response refused = erase("dimmy", "somebody@example.org");

    assertEquals(422, refused.status());
    assertFalse(SampleDesk.text(refused).contains("somebody@example.org"));
  }

  @Test
  void anAppWithoutIdsSaysWhyNothingCanBeErased() throws Exception {
    String page = SampleDesk.text(SampleDesk.open().get("/a/osaurus/data"));

    assertFalse(page.contains("name=\"install\""), page);
    holds(page, "No row can be found by an id");
  }

  @Test
  void whoeverIsNotSignedInErasesNothing() throws Exception {
    Response answer =
        new Bell(somebody().routes).post("/a/dimmy/data/erase", "install=" + SampleRows.INSTALL);

    assertEquals("/signin", answer.headers().get("Location"));
  }

  @Test
  void roomLimitsAndDecisionsStandTogether() throws Exception {
    var somebody = somebody();
    somebody.send("/a/dimmy/settings", "/a/dimmy/settings/tokens", "name", "nightly build");

    String page = somebody.page("/a/dimmy/data");

    holds(page, "12.3 MB", "1 MiB, as sent", "Token “nightly build” was made");
  }
}
