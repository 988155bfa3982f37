package candor.sdk;

import candor.sdk.outbox.Outbox;

/** Adds up what became of messages. Stateless. */
final class Accounts {

  private Accounts() {}

  static Status of(Station station, long refused, long lostBefore) {
    var letters = station.letters();
    long waiting = letters.waiting();
    long lost = lostBefore + letters.outbox().figures().messagesLost();
    long sent = letters.outbox().figures().messagesSent();
    long unbooked = letters.outbox().figures().requestsUnbooked();
    for (Lane lane : station.lanes().all()) {
      waiting += lane.waiting();
      lost += lane.fallen();
      for (Outbox outbox : lane.outboxes()) {
        lost += outbox.figures().messagesLost();
        sent += outbox.figures().messagesSent();
        unbooked += outbox.figures().requestsUnbooked();
      }
    }
    return new Status(station.standings(), refused, lost, sent, waiting, unbooked);
  }
}
