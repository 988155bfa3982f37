package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Chooses where days begin. */
final class ZonesTest {

  private static String open(String query) throws Exception {
    return SampleDesk.text(SampleDesk.open().get("/a/dimmy/sessions?" + query));
  }

  @Test
  void theLineOfThePeriodNamesTheZone() throws Exception {
    assertTrue(open("period=7d").contains("and today so far, UTC</span>"));
    assertTrue(open("period=7d&tz=Asia/Tokyo").contains("and today so far, Asia/Tokyo</span>"));
  }

  @Test
  void theFormOfDatesOffersZonesAndKeepsTheOneChosen() throws Exception {
    String page = open("tz=Asia/Tokyo");
    assertTrue(page.contains("<option selected>Asia/Tokyo</option>"), page);
    assertTrue(page.contains("<option>Europe/Berlin</option>"), page);
    assertTrue(page.contains("period=7d&amp;tz=Asia%2FTokyo"), "links keep it");
    String form = page.substring(page.indexOf("data-key=\"c\""), page.indexOf("name=\"last\""));
    assertFalse(form.contains("type=\"hidden\" name=\"tz\""), "the form sends one zone, not two");
  }

  @Test
  void whoeverChoosesAZoneKeepsThePeriod() throws Exception {
    String form = open("period=7d");
    String from = form.replaceAll("(?s).*name=\"from\" value=\"([^\"]+)\".*", "$1");
    String last = form.replaceAll("(?s).*name=\"last\" value=\"([^\"]+)\".*", "$1");
    String ends = "&from=" + from + "&last=" + last;

    assertTrue(open("period=7d&tz=Asia/Tokyo" + ends).contains("period=7d&amp;tz=Asia%2FTokyo"));
    String other = open("period=7d&from=2026-11-01&last=" + last);
    assertTrue(other.contains("period=2026-11-01.." + last + "&amp;"), other);
  }

  @Test
  void aZoneThatIsRarelyChosenIsOfferedWhereItIsChosen() throws Exception {
    assertTrue(open("tz=Asia/Kathmandu").contains("<option selected>Asia/Kathmandu</option>"));
    assertFalse(open("").contains("Kathmandu"));
  }

  @Test
  void everyZoneThatIsOfferedIsTaken() throws Exception {
    for (String zone : Zones.with("UTC")) {
      assertEquals(zone, Parameters.zone(zone, "tz").getId());
    }
  }
}
