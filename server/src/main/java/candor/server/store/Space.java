package candor.server.store;

import candor.plan.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds what the store remembers of one app beside its rows. The layout and the sets may be read by
 * many threads; everything else belongs to the thread that writes.
 */
final class Space {

  private final String app;
  private final int number;
  private final Actors actors;
  private final Map<String, Short> plans = new HashMap<>();
  private final Presence released = new Presence();
  private final Presence developed = new Presence();
  private final Changes releasedChanges = new Changes();
  private final Changes developedChanges = new Changes();
  private final AtomicLong rows = new AtomicLong();
  private long arrivals;
  private volatile Layout layout;
  private Rules rules = Rules.NONE;
  private Instant swept = Instant.MIN;

  Space(String app, int number, Layout layout, long seed) {
    this.app = app;
    this.number = number;
    this.layout = layout;
    this.actors = new Actors(seed);
  }

  String app() {
    return app;
  }

  int number() {
    return number;
  }

  Layout layout() {
    return layout;
  }

  void layout(Layout wider) {
    layout = wider;
  }

  Rules rules() {
    return rules;
  }

  void adopt(Plan plan) {
    rules = rules.with(plan);
  }

  void keep(Rules known) {
    rules = known;
  }

  /** Says whether rows of a time went because of their age; what comes late goes with them. */
  boolean isSwept(Instant at) {
    return at.isBefore(swept);
  }

  void swept(Instant before) {
    swept = before;
  }

  Actors actors() {
    return actors;
  }

  Map<String, Short> plans() {
    return plans;
  }

  Presence presence(Store.Build build) {
    return build == Store.Build.DEBUG ? developed : released;
  }

  /** Returns which rows of events came and when some went. */
  Changes changes(Store.Build build) {
    return build == Store.Build.DEBUG ? developedChanges : releasedChanges;
  }

  /** Returns the number of the row of events that arrived last. */
  long arrivals() {
    return arrivals;
  }

  long nextArrival() {
    return ++arrivals;
  }

  /** Takes over, at the start, which row arrived last. */
  void arrived(long last) {
    arrivals = last;
    releasedChanges.arrived(last);
    developedChanges.arrived(last);
  }

  AtomicLong rows() {
    return rows;
  }

  String events() {
    return Schema.events(number);
  }

  String marks() {
    return Schema.marks(number);
  }
}
