package candor.sdk;

import candor.sdk.outbox.Answer;
import candor.sdk.outbox.Dialect;
import candor.sdk.outbox.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for the server: keeps bodies and answers what it is told. */
public final class FakeServer implements Transport {

  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Answer answer = new Answer(200, 0);
  private volatile boolean hangs;

  /** Answers from now on with a status. */
  public void answer(int status) {
    answer = new Answer(status, 0);
  }

  /** Never answers from now on. */
  public void hang() {
    hangs = true;
  }

  /** Lets go of whoever waits for an answer. */
  public void release() {
    never.countDown();
  }

  @Override
  public Answer send(Dialect.Request request, Duration atMost) {
    requests.incrementAndGet();
    if (hangs) {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Answer.NONE;
    }
    Answer now = answer;
    if (now.status() == 200) {
      bodies.add(new String(request.body(), StandardCharsets.UTF_8));
    }
    return now;
  }

  /** Returns the next body that arrived, waiting for it. */
  public String next() {
    try {
      String body = bodies.poll(20, TimeUnit.SECONDS);
      if (body == null) {
        throw new AssertionError("nothing arrived");
      }
      return body;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Tells whether everything that arrived was looked at. */
  public boolean isEmpty() {
    return bodies.isEmpty();
  }

  /** Returns how many requests came. */
  public int requests() {
    return requests.get();
  }
}
