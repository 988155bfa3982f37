package candor.example.shimmy;

import candor.example.shimmy.telemetry.SessionSummary.RegionIndicator;
import java.time.ZoneId;
import java.util.Set;

/** Tells the part of the world by the id of a time zone, and nothing finer. Stateless. */
final class Region {

  /** Zones of Asia that people count to the Middle East. */
  private static final Set<String> MIDDLE_EAST =
      Set.of(
          "Aden",
          "Amman",
          "Baghdad",
          "Bahrain",
          "Beirut",
          "Damascus",
          "Dubai",
          "Famagusta",
          "Gaza",
          "Hebron",
          "Istanbul",
          "Jerusalem",
          "Kuwait",
          "Muscat",
          "Nicosia",
          "Qatar",
          "Riyadh",
          "Tehran",
          "Tel_Aviv");

  /** Islands in the Indian Ocean that belong to Africa. */
  private static final Set<String> OFF_AFRICA =
      Set.of("Antananarivo", "Comoro", "Mahe", "Mauritius", "Mayotte", "Reunion");

  private static final Set<String> AMERICAN_ISLANDS =
      Set.of("Bermuda", "South_Georgia", "Stanley", "Easter", "Galapagos", "Honolulu", "Johnston");

  private Region() {}

  static RegionIndicator of(ZoneId zone) {
    String id = zone.getId();
    int slash = id.indexOf('/');
    if (slash < 0) {
      return withoutContinent(id);
    }
    String place = id.substring(slash + 1);
    return switch (id.substring(0, slash)) {
      case "America", "US", "Canada", "Brazil", "Chile", "Mexico" -> RegionIndicator.AMERICAS;
      case "Europe", "Africa", "Arctic" -> RegionIndicator.EMEA;
      case "Asia" -> MIDDLE_EAST.contains(place) ? RegionIndicator.EMEA : RegionIndicator.APAC;
      case "Indian" -> OFF_AFRICA.contains(place) ? RegionIndicator.EMEA : RegionIndicator.APAC;
      case "Atlantic" -> unless(place, RegionIndicator.EMEA);
      case "Pacific" -> unless(place, RegionIndicator.APAC);
      case "Australia" -> RegionIndicator.APAC;
      default -> RegionIndicator.UNKNOWN;
    };
  }

  private static RegionIndicator unless(String place, RegionIndicator otherwise) {
    return AMERICAN_ISLANDS.contains(place) ? RegionIndicator.AMERICAS : otherwise;
  }

  /** Knows the names of countries that were zones before there were continents. */
  private static RegionIndicator withoutContinent(String id) {
    return switch (id) {
      case "Cuba", "Jamaica", "Navajo" -> RegionIndicator.AMERICAS;
      case "Egypt",
          "Eire",
          "GB",
          "GB-Eire",
          "Iceland",
          "Iran",
          "Israel",
          "Libya",
          "Poland",
          "Portugal",
          "Turkey",
          "W-SU" ->
          RegionIndicator.EMEA;
      case "Hongkong", "Japan", "NZ", "NZ-CHAT", "PRC", "ROC", "ROK", "Singapore" ->
          RegionIndicator.APAC;
      default -> RegionIndicator.UNKNOWN;
    };
  }
}
