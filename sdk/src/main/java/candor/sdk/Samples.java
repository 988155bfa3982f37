package candor.sdk;

import candor.plan.Verdict;
import candor.sdk.ring.Recording;
import candor.sdk.typed.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Shows events as they would be sent now, whatever was decided. Stateless. */
final class Samples {

  private Samples() {}

  static List<String> show(Station station, List<? extends Event> events) {
    var aside = new Recording(station.plan());
    var all = new ArrayList<String>();
    for (Event event : events) {
      aside.offer(event, event.place(), station.millis());
      var taken = aside.next(station.sender(), station::id);
      if (taken != null && station.judge(taken.message()) instanceof Verdict.Admit admit) {
        for (byte[] body :
            station.lanes().of(taken.channel()).preview(station.shown(admit.message()))) {
          all.add(new String(body, StandardCharsets.UTF_8));
        }
      }
    }
    return all;
  }
}
