package candor.server.otlp;

import java.util.List;

/**
 * Reads the one message of OTLP that brings logs ({@code ExportLogsServiceRequest}). No state; safe
 * for use by many threads.
 */
public final class LogsRequest {

  /** Twice what the official clients put into one request. */
  static final int MOST_RECORDS = 1024;

  private LogsRequest() {}

  /**
   * Reads the form in protobuf.
   *
   * @param body the whole message
   * @return the records in order
   * @throws UnreadableException when it is not that message, or holds too much
   */
  public static List<LogRecord> protobuf(byte[] body) throws UnreadableException {
    return new ProtobufLogs().read(body);
  }

  /**
   * Reads the form in JSON.
   *
   * @param body the whole document in UTF-8
   * @return the records in order
   * @throws UnreadableException when it is not that document, or holds too much
   */
  public static List<LogRecord> json(byte[] body) throws UnreadableException {
    return new JsonLogs().read(body);
  }
}
