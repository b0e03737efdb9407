package dev.alertroom.report;

import dev.alertroom.roster.RosterSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The time zone in which people are told of times: as configured, or that of the region. */
@ApplicationScoped
public class TeamZone {

    /**
     * Regions that have one time zone alone.
     *
     * @see <a href="https://data.iana.org/time-zones/tzdb/zone1970.tab">The zones of each country</a>
     */
    private static final Map<String, String> OF_REGION = Map.of(
            "JP", "Asia/Tokyo",
            "KR", "Asia/Seoul",
            "TW", "Asia/Taipei",
            "HK", "Asia/Hong_Kong",
            "SG", "Asia/Singapore",
            "IN", "Asia/Kolkata",
            "GB", "Europe/London",
            "FR", "Europe/Paris",
            "IT", "Europe/Rome",
            "CH", "Europe/Zurich");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int NIGHT_BEGINS = 22;
    private static final int NIGHT_ENDS = 6;

    private final ZoneId zone;

    @Inject
    TeamZone(ReportSettings settings, RosterSettings roster) {
        this(ZoneId.of(settings.timeZone()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> OF_REGION.getOrDefault(roster.region(), "UTC"))));
    }

    TeamZone(ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** A time to the second, without the zone. */
    public String written(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    ZonedDateTime at(Instant time) {
        return time.atZone(zone);
    }

    /** From 22 to 6 o'clock. */
    boolean isNight(Instant time) {
        int hour = at(time).getHour();
        return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
    }
}
