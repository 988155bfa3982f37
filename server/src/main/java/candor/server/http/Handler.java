package candor.server.http;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {

  /**
   * Takes one request and sees to it that the exchange is answered, now or later.
   *
   * <p>What it throws is answered with 500 and counted, without detail to the client.
   *
   * @param exchange the request and the way to answer it
   * @throws Exception if the request cannot be handled; a fault of ours
   */
  void handle(Exchange exchange) throws Exception;
}
