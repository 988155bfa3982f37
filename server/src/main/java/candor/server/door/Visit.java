package candor.server.door;

import candor.server.http.Response;
import candor.server.registry.Registry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is one request seen through the eyes of its dialect: read in steps, then answered. For one thread
 * at a time.
 */
public interface Visit {

  /**
   * Finds the app that the request's key opens.
   *
   * @return the app, or null when there is no key or it opens none
   */
  Registry.@Nullable App app();

  /**
   * Returns the answer to a request without a key that opens an app.
   *
   * @return the answer
   */
  Response stranger();

  /**
   * Reads what the request brings. Called only after {@link #app()} found one.
   *
   * @param received when the server took it
   * @return what it brings
   * @throws TurnedAway if it cannot be read; counted as unreadable
   */
  Parcel read(Instant received) throws TurnedAway;

  /**
   * Returns the answer to a request whose messages are judged and durable.
   *
   * @param receipt what became of them
   * @return the answer
   */
  Response accepted(Receipt receipt);

  /**
   * Returns the answer to a request whose admitted messages are too much for one record.
   *
   * @return the answer
   */
  Response tooLarge();

  /**
   * Returns the answer to a request that cannot be taken now and may come again.
   *
   * @return the answer
   */
  Response overloaded();
}
