package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adds filters as the form of a page does, whose fields are in the address. */
final class FilterFormTest {

  private static String open(String query) throws Exception {
    var response = SampleDesk.open().get("/a/dimmy/sessions?" + query);
    assertEquals(200, response.status());
    return SampleDesk.text(response);
  }

  @ParameterizedTest
  @CsvSource({
    "fp=os&fo=is&fv=linux, OS is linux, os:is:linux",
    "fp=os&fo=not&fv=a%20b, OS is not a b, os:not:a%20b",
    "'fp=os&fo=is&fv=a,b%5C,c', 'OS is a or b,c', 'os:is:a,b%5C,c'",
    "fp=os&fo=contains&fv=mac, OS contains mac, os:contains:mac",
    "fp=latency_ms&fo=gt&fv=10.5, is over 10.5, latency_ms:gt:10.5",
    "fp=latency_ms&fo=lt&fv=10, is under 10, latency_ms:lt:10",
    "fp=source&fo=set&fv=, Source has a value, source:set",
    "fp=event&fo=is&fv=message_sent, Event is message_sent, event:is:message_sent"
  })
  void aConditionIsAddedToWhatTheAddressHolds(String fields, String chip, String written)
      throws Exception {
    String page = open("period=7d&compare=off&f=os:set&" + fields);

    assertTrue(page.contains(chip + "</bdi>"), page);
    assertTrue(page.contains("OS has a value</bdi>"), "the one before stays");
    String kept = "f=os:set&amp;f=" + written;
    assertTrue(page.contains("?period=90d&amp;compare=off&amp;" + kept), "links keep it");
    assertTrue(page.contains("&amp;filter=os:set&amp;filter=" + written), "so does the table");
    assertFalse(page.contains("fp=") || page.contains("class=\"notice\""), page);
  }

  @ParameterizedTest
  @CsvSource({
    "fp=secret&fo=is&fv=x, a property that the plan holds",
    "fp=os&fo=like&fv=x, has an operator other than",
    "fp=os&fo=is&fv=, must have a value",
    "fp=os&fo=set&fv=x, must have a value",
    "fp=os&fo=gt&fv=1, of a property that holds numbers",
    "fp=latency_ms&fo=gt&fv=fast, of a property that holds numbers"
  })
  void whatCannotBeAddedIsToldAndTheRestStays(String fields, String reason) throws Exception {
    String page = open("f=os:set&" + fields);

    assertTrue(page.contains("The filter was not added: it "), page);
    assertTrue(page.contains(reason), page);
    assertTrue(page.contains("OS has a value</bdi>"), "the one before stays");
  }

  @Test
  void theSameConditionIsHeldOnceAndNoMoreThanTen() throws Exception {
    String same = open("f=os:is:a&fp=os&fo=is&fv=a");
    assertEquals(2, same.split("OS is a</bdi>", -1).length);
    var ten = new StringBuilder();
    for (int i = 0; i < Filters.MOST_FILTERS; i++) {
      ten.append("f=os:not:").append(i).append('&');
    }
    assertFalse(open(ten.toString()).contains("class=\"notice\""));
    assertTrue(open(ten + "fp=os&fo=not&fv=x").contains("there can be at most 10"));
  }

  @Test
  void theFormCarriesEverythingElseAlong() throws Exception {
    String page = open("period=7d&f=os:is:a&tz=Asia/Tokyo&interval=day");
    String form = page.substring(page.indexOf("data-key=\"f\""));
    for (String field :
        new String[] {
          "\"period\" value=\"7d\"",
          "\"f\" value=\"os:is:a\"",
          "\"tz\" value=\"Asia/Tokyo\"",
          "\"interval\" value=\"day\""
        }) {
      assertTrue(form.contains("<input type=\"hidden\" name=" + field), field);
    }
  }
}
