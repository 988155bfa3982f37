package candor.server.desk;

import java.util.ArrayList;
import java.util.List;

/** Lists the time zones that a page offers; an address takes every other as well. */
final class Zones {

  /** One for every hour in which many people live, by the names of the IANA list. */
  private static final List<String> COMMON =
      List.of(
          "UTC",
          "Pacific/Honolulu",
          "America/Anchorage",
          "America/Los_Angeles",
          "America/Denver",
          "America/Chicago",
          "America/New_York",
          "America/Halifax",
          "America/Bogota",
          "America/Sao_Paulo",
          "Atlantic/Azores",
          "Europe/London",
          "Europe/Berlin",
          "Europe/Paris",
          "Europe/Madrid",
          "Africa/Lagos",
          "Africa/Johannesburg",
          "Africa/Cairo",
          "Europe/Athens",
          "Europe/Istanbul",
          "Africa/Nairobi",
          "Asia/Dubai",
          "Asia/Karachi",
          "Asia/Kolkata",
          "Asia/Dhaka",
          "Asia/Bangkok",
          "Asia/Shanghai",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Asia/Seoul",
          "Australia/Perth",
          "Australia/Sydney",
          "Pacific/Auckland");

  private Zones() {}

  /** Returns them with the one that is chosen, if it is another. */
  static List<String> with(String chosen) {
    if (COMMON.contains(chosen)) {
      return COMMON;
    }
    var all = new ArrayList<>(List.of(chosen));
    all.addAll(COMMON);
    return all;
  }
}
