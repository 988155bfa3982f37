package candor.server.demo;

import java.util.List;

/** Tells what one app sends on a day of an install's life. */
interface Life {

  /**
   * Tells one day; the same install and window tell the same again.
   *
   * @param install an install that is used on that day
   * @param window the part of the day that is told
   * @return the requests in the order of their events
   */
  List<Post> day(Install install, Window window);

  /** Returns the app's id. */
  String app();

  /** Returns when the people of this app use computers. */
  Rhythm rhythm();

  /** Returns which part of all installs are of this app. */
  double share();
}
