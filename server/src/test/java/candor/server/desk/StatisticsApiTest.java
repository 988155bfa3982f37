package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatisticsApiTest {

  private static final String BASE = "/api/v1/apps/osaurus/";

  private static Json.Dictionary json(String target, int status) throws Exception {
    var response = SampleDesk.open().get(target);
    assertEquals(status, response.status(), SampleDesk.text(response));
    return assertInstanceOf(Json.Dictionary.class, JsonReader.read(response.body()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trend?event=message_sent&measure=events&by=model_source",
        "trend?interval=hour&from=2026-11-23&to=2026-11-24&tz=Europe/Berlin",
        "trend?filter=os:is:macOS%2026,macOS%2015&filter=latency_ms:gt:100&filter=source:set",
        "active?from=2026-11-01&to=2026-11-24",
        "top?property=model_source&event=message_sent&limit=3",
        "top",
        "retention?period=day&from=2026-11-01",
        "retention?period=month&from=2026-01-01",
        "funnel?steps=onboarding_started,onboarding_completed&window=12h&filter=os:set",
        "sessions?mode=debug",
        "percentiles?property=latency_ms",
        "percentiles?property=latency_ms&by=os&interval=day",
        "funnel?steps=onboarding_started,message_sent:source=plugin&by=os",
        "adoption?event=message_sent",
        "counters",
        "refusals?mode=debug",
        "crashes/00c0ffee00c0ffee/releases",
        "crashes/00c0ffee00c0ffee/traits?from=2026-11-01",
        "live?mode=debug",
        "live",
        "keys",
        "plan",
        "trend?consistent=true",
        "trend?compare=prev&by=os",
        "trend?compare=year&interval=month&from=2026-01-01"
      })
  void everyQuestionIsAnsweredAsJsonAndAsTable(String question) throws Exception {
    json(BASE + question, 200);
    String table = question.contains("?") ? question.replace("?", ".csv?") : question + ".csv";
    var response = SampleDesk.open().get(BASE + table);
    assertEquals(200, response.status());
    assertTrue(SampleDesk.text(response).contains("\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "trend?from=yesterday, from",
    "trend?to=2026-13-01, to",
    "trend?to=1970-01-01, to",
    "trend?from=2026-11-02&to=2026-11-01, to",
    "trend?from=2026-11-02&to=2026-11-02, to",
    "trend?tz=Mars/Olympus, tz",
    "trend?compare=next, compare",
    "trend?mode=production, mode",
    "trend?measure=people, measure",
    "trend?interval=minute, interval",
    "trend?interval=hour&from=2025-01-01, interval",
    "trend?by=secret, by",
    "trend?event=secret, event",
    "trend?event=a&event=b, event",
    "trend?filter=secret:is:1, filter",
    "trend?filter=os:like:1, filter",
    "trend?filter=os, filter",
    "trend?filter=os:is:, filter",
    "trend?filter=os:gt:1, filter",
    "trend?filter=latency_ms:gt:fast, filter",
    "trend?consistent=maybe, consistent",
    "trend?fitler=os:is:a, fitler",
    "top?property=secret, property",
    "top?limit=0, limit",
    "top?limit=100000, limit",
    "active?from=2001-01-01, from",
    "active?by=source, by",
    "retention?period=hour, period",
    "funnel, steps",
    "funnel?steps=message_sent, steps",
    "'funnel?steps=message_sent,secret', steps",
    "'funnel?steps=message_sent,agent_run&window=0d', window",
    "'funnel?steps=message_sent,agent_run&window=soon', window",
    "'funnel?steps=message_sent,agent_run&by=secret', by",
    "percentiles?property=latency_ms&interval=year, interval",
    "percentiles?property=latency_ms&by=secret, by",
    "adoption?event=secret, event",
    "percentiles, property",
    "percentiles?property=os, property",
    "sessions?event=message_sent, event",
    "refusals?event=message_sent, event",
    "refusals?filter=os:is:linux, filter",
    "crashes?filter=os:is:linux, filter",
    "crashes/00c0ffee00c0ffee?filter=os:is:linux, filter",
    "crashes/00c0ffee00c0ffee/traits?filter=os:is:linux, filter",
    "releases?filter=os:is:linux, filter",
    "feedback?filter=os:is:linux, filter",
    "people?filter=os:is:linux, filter",
    "live?from=2026-11-01, from",
    "remembered?filter=os:is:linux, filter",
    "keys?mode=debug, mode",
    "plan?filter=os:is:linux, filter",
    "trend?limit=3, limit",
  })
  void aWrongParameterIsNamed(String question, String parameter) throws Exception {
    var response = SampleDesk.open().get(BASE + question);
    assertEquals(400, response.status());
    assertEquals("application/problem+json", response.headers().get("Content-Type"));
    var problem = assertInstanceOf(Json.Dictionary.class, JsonReader.read(response.body()));
    assertEquals(new Json.Text(parameter), problem.get("parameter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"from", "to", "tz", "mode", "filter", "by", "event", "measure", "interval"})
  void aWrongValueIsNotEchoed(String parameter) throws Exception {
    for (String evil : new String[] {"'; DROP TABLE events;--", "<script>", "../../etc/passwd"}) {
      String target =
          BASE + "trend?" + parameter + "=" + URLEncoder.encode(evil, StandardCharsets.UTF_8);
      var response = SampleDesk.open().get(target);
      assertEquals(400, response.status());
      assertFalse(SampleDesk.text(response).contains(evil), parameter);
    }
  }

  @Test
  void anUnknownAppIsNotFound() throws Exception {
    assertEquals(new Json.Whole(404), json("/api/v1/apps/nobody/trend", 404).get("status"));
  }

  @Test
  void anUnknownQuestionIsNotFound() throws Exception {
    assertEquals(new Json.Whole(404), json(BASE + "everything", 404).get("status"));
  }

  @Test
  void aPeriodIsThirtyDaysIncludingTodayWhenNothingIsSaid() throws Exception {
    var trend = json(BASE + "trend", 200);
    assertEquals(new Json.Text("2026-10-26T00:00:00Z"), trend.get("from"));
    assertEquals(new Json.Text("2026-11-25T00:00:00Z"), trend.get("to"));
    assertEquals(30, assertInstanceOf(Json.Array.class, trend.get("starts")).items().size());
  }

  @Test
  void datesBeginInTheZoneThatIsAsked() throws Exception {
    var trend = json(BASE + "trend?from=2026-11-01&to=2026-11-03&tz=Asia/Tokyo", 200);
    assertEquals(new Json.Text("2026-10-31T15:00:00Z"), trend.get("from"));
  }

  @Test
  void theKeyOfAptabaseAndTheDsnOfSentryAreTold() throws Exception {
    var keys = json(BASE + "keys", 200);
    assertEquals(new Json.Text("A-SH-0123456789"), keys.get("aptabase"));
    assertEquals(
        new Json.Text("http://0123456789abcdef0123456789abcdef@127.0.0.1:8787/7"),
        keys.get("sentry"));
  }

  @Test
  void liveIsAStreamWhenAskedFor() throws Exception {
    var bell = SampleDesk.open().with("accept", "text/event-stream");
    String data = bell.ring("GET", BASE + "live", "").first().get(20, TimeUnit.SECONDS);
    assertTrue(data.contains("\"active_now\":42"), data);
  }
}
