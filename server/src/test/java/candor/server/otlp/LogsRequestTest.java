package candor.server.otlp;

import static candor.server.otlp.Protobuf.attribute;
import static candor.server.otlp.Protobuf.bytes;
import static candor.server.otlp.Protobuf.fixed64;
import static candor.server.otlp.Protobuf.join;
import static candor.server.otlp.Protobuf.number;
import static candor.server.otlp.Protobuf.record;
import static candor.server.otlp.Protobuf.request;
import static candor.server.otlp.Protobuf.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.server.otlp.LogsAnswer.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps both forms of the request saying the same, and the answers in both forms. */
final class LogsRequestTest {

  private static final String JSON =
      """
      {"resourceLogs":[{"resource":{"attributes":[
         {"key":"service.version","value":{"stringValue":"1.2.3"}}]},
       "scopeLogs":[{"scope":{"name":"app"},"logRecords":[
        {"timeUnixNano":"1763805600000000000","observedTimeUnixNano":1763805600000000001,
         "severityNumber":9,"severityText":"INFO","eventName":"message_sent",
         "body":{"stringValue":"hello"},"traceId":"5b8efff798038103d269b633813fc60c",
         "attributes":[
          {"key":"source","value":{"stringValue":"chat_ui"}},
          {"key":"stream","value":{"boolValue":true}},
          {"key":"tokens","value":{"intValue":"412"}},
          {"key":"ratio","value":{"doubleValue":0.5}},
          {"key":"list","value":{"arrayValue":{"values":[{"intValue":1},{"stringValue":"a"}]}}},
          {"key":"map","value":{"kvlistValue":{"values":[{"key":"k","value":{"boolValue":false}}]}}},
          {"key":"raw","value":{"bytesValue":"AQI="}},
          {"key":"nan","value":{"doubleValue":"NaN"}},
          {"key":"none","value":{}}]}]}]}]}\
      """;

  private static byte[] protobuf() {
    byte[] value = bytes(5, bytes(1, number(3, 1)), bytes(1, text(1, "a")));
    return request(
        attribute(1, "service.version", "1.2.3"),
        join(
            fixed64(1, 1_763_805_600_000_000_000L),
            fixed64(11, 1_763_805_600_000_000_001L),
            number(2, 9),
            text(3, "INFO"),
            text(12, "message_sent"),
            bytes(5, text(1, "hello")),
            bytes(9, new byte[16]),
            attribute(6, "source", "chat_ui"),
            bytes(6, text(1, "stream"), bytes(2, number(2, 1))),
            bytes(6, text(1, "tokens"), bytes(2, number(3, 412))),
            bytes(6, text(1, "ratio"), bytes(2, fixed64(4, Double.doubleToLongBits(0.5)))),
            bytes(6, text(1, "list"), bytes(2, value)),
            bytes(
                6,
                text(1, "map"),
                bytes(2, bytes(6, bytes(1, text(1, "k"), bytes(2, number(2, 0)))))),
            bytes(6, text(1, "raw"), bytes(2, bytes(7, new byte[] {1, 2}))),
            bytes(6, text(1, "nan"), bytes(2, fixed64(4, Double.doubleToLongBits(Double.NaN)))),
            bytes(6, text(1, "none"), bytes(2))));
  }

  @Test
  void bothFormsSayTheSame() throws UnreadableException {
    List<LogRecord> fromJson = LogsRequest.json(utf8(JSON));
    assertEquals(fromJson, LogsRequest.protobuf(protobuf()));
    var record = fromJson.getFirst();
    assertEquals("message_sent", record.event());
    assertEquals(new Json.Whole(412), record.attributes().get("tokens"));
    assertEquals(Json.NOTHING, record.attributes().get("nan"));
    assertEquals(Map.of("service.version", new Json.Text("1.2.3")), record.resource());
    assertEquals(2, record.unread(), "body and trace");
  }

  @Test
  void whatIsUnknownIsPassedOver() throws UnreadableException {
    byte[] strange = join(number(99, 7), fixed64(98, 7), bytes(97, new byte[3]));
    byte[] record = record("e", 1, strange, join(new byte[] {(byte) 0xa5, 6}, new byte[4]));
    var read = LogsRequest.protobuf(join(strange, request(new byte[0], record), strange));
    assertEquals(4, read.getFirst().unread());
    String json = "{\"x\":1,\"resourceLogs\":[{\"y\":[],\"scopeLogs\":[{\"logRecords\":[{}]}]}]}";
    assertEquals(1, LogsRequest.json(utf8(json)).size());
  }

  @Test
  void anEmptyRequestHoldsNothing() throws UnreadableException {
    assertEquals(List.of(), LogsRequest.protobuf(new byte[0]));
    assertEquals(List.of(), LogsRequest.json(utf8("{}")));
  }

  @Test
  void oneNameTwiceIsSeen() throws UnreadableException {
    byte[] twice = join(attribute(6, "a", "1"), attribute(6, "a", "2"));
    assertTrue(LogsRequest.protobuf(request(new byte[0], twice)).getFirst().isAmbiguous());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "resourceLogs|{'resourceLogs':7}",
        "resourceLogs|{'resourceLogs':[7]}",
        "scopeLogs|{'resourceLogs':[{'scopeLogs':7}]}",
        "logRecords|{'resourceLogs':[{'scopeLogs':[{'logRecords':{}}]}]}",
        "eventName|{'resourceLogs':[{'scopeLogs':[{'logRecords':[{'eventName':7}]}]}]}",
        "timeUnixNano|{'resourceLogs':[{'scopeLogs':[{'logRecords':[{'timeUnixNano':'x'}]}]}]}",
        "key|{'resourceLogs':[{'resource':{'attributes':[{'key':7}]}}]}",
        "intValue|{'resourceLogs':[{'resource':{'attributes':[{'value':{'intValue':'1e3'}}]}}]}"
      })
  void aPartOfAnotherTypeIsNamed(String part, String json) {
    var told =
        assertThrows(
            UnreadableException.class, () -> LogsRequest.json(utf8(json.replace('\'', '"'))));
    assertTrue(String.valueOf(told.getMessage()).contains(part), told.getMessage());
  }

  @Test
  void answersAreWrittenInTheFormOfTheClient() {
    assertEquals("{}", new String(LogsAnswer.taken(Form.JSON), StandardCharsets.UTF_8));
    assertEquals(0, LogsAnswer.taken(Form.PROTOBUF).length);
    assertEquals(
        "{\"partialSuccess\":{\"rejectedLogRecords\":\"300\",\"errorMessage\":\"why\"}}",
        new String(LogsAnswer.partial(Form.JSON, 300, "why"), StandardCharsets.UTF_8));
    assertArrayEquals(
        bytes(1, number(1, 300), text(2, "why")), LogsAnswer.partial(Form.PROTOBUF, 300, "why"));
    assertArrayEquals(join(number(1, 3), text(2, "no")), LogsAnswer.failed(Form.PROTOBUF, 3, "no"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
