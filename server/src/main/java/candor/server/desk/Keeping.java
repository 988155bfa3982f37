package candor.server.desk;

import candor.server.alert.Alarm;
import candor.server.mapping.MappingShelf;
import candor.server.notes.Notes;
import candor.server.observe.Observatory;
import candor.server.people.People;
import candor.server.settings.Cabinet;

/**
 * Holds what is kept beside the figures.
 *
 * @param observatory watches apps without a plan
 * @param feedback what became of the messages that people typed, by the id of the message
 * @param crashes what was decided about groups of crashes, by the id of the group
 * @param people what is remembered of single installs
 * @param cabinet what maintainers decided
 * @param alarm the alerts and what delivers them
 * @param symbols the mapping files of releases
 */
public record Keeping(
    Observatory observatory,
    Notes feedback,
    Notes crashes,
    People people,
    Cabinet cabinet,
    Alarm alarm,
    MappingShelf symbols) {}
