package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.query.Questioner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Says that what could not be asked is not called nothing. */
final class UnansweredPagesTest {

  private static final String SORRY = "The answer could not be had in time";

  private final SampleRegistry registry = SampleRegistry.usual();

  private String page(String path, String unanswered) throws Exception {
    return page(registry, path, unanswered);
  }

  /** Returns a page of a desk that gets no answer to one kind of question. */
  static String page(SampleRegistry registry, String path, String unanswered) throws Exception {
    var answering = new SamplePast(registry, SampleDesk.NOON);
    var questions =
        (Questioner)
            Proxy.newProxyInstance(
                Questioner.class.getClassLoader(),
                new Class<?>[] {Questioner.class},
                (proxy, method, args) -> {
                  if (method.getName().equals(unanswered)) {
                    throw new IllegalStateException("the engine failed");
                  }
                  try {
                    return method.invoke(answering, args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    var bell = new Bell(SampleDesk.routes(registry, questions, Access.open()));
    return SampleDesk.text(bell.get(path));
  }

  @Test
  void liveDoesNotSayThatNothingWasKeptOut() throws Exception {
    String page = page("/a/dimmy/live", "refusals");

    assertTrue(page.contains(SORRY), page);
    assertFalse(page.contains("all that came was in the plan"), page);
  }

  @Test
  void anEventOfThePlanIsNotSaidNeverToHaveCome() throws Exception {
    String page = page("/a/dimmy/plan/app_launched", "top");

    assertTrue(page.contains(SORRY), page);
    assertFalse(page.contains("Received in this period"), page);
    assertTrue(page("/a/dimmy/plan/app_launched", "refusals").contains(SORRY));
  }
}
