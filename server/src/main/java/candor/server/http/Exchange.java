package candor.server.http;

/**
 * Takes the answer to one request. Safe for use by many threads; the first answer wins.
 *
 * <p>An exchange that is never answered is closed by the server's time limit.
 */
public interface Exchange {

  /**
   * Returns the request.
   *
   * @return the request, with its whole body
   */
  Request request();

  /**
   * Sends the whole answer. May be called from any thread; never blocks.
   *
   * @param response the answer
   */
  void answer(Response response);

  /** Lifts the limit of time for this answer, for work that has bounds of its own. */
  default void takesLong() {
    // Nothing to lift where there is no limit.
  }

  /**
   * Starts a server-sent event stream (WHATWG HTML, 9.2) as the answer.
   *
   * @return the stream; closed by either side
   */
  EventStream stream();

  /** Is an open server-sent event stream. Safe for use by many threads; never blocks. */
  interface EventStream extends AutoCloseable {

    /**
     * Sends one event; dropped when the client reads too slowly.
     *
     * @param event the event's name
     * @param data its data, which may hold line feeds
     * @return false when the stream is closed
     */
    boolean send(String event, String data);

    @Override
    void close();
  }
}
