package dev.alertroom.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a month was like for those who are called.
 *
 * @param month such as {@code 2026-11}, in the time zone
 * @param complete whether all incidents of the month were looked at
 * @param incidents that were opened in it
 * @param falseAlarms of these, those that were closed without anybody joining
 */
@RegisterForReflection
record MonthlyReport(
        String month, String timeZone, boolean complete, int incidents, int falseAlarms, List<Line> people) {

    /**
     * A person.
     *
     * @param name or the masked number of who has none
     * @param calls that were placed
     * @param night of these, those between 22 and 6 o'clock
     * @param answered of these, those in which a key was pressed: joined or declined
     * @param secondsToAnswer from the call to the key, the median; null if none was answered
     * @param falseAlarms calls for incidents that were closed without anybody joining
     */
    @RegisterForReflection
    record Line(String name, int calls, int night, int answered, Double secondsToAnswer, int falseAlarms) {}

    /** As RFC 4180 writes it. */
    String csv() {
        return Stream.concat(
                        Stream.of("person,calls,night_calls,answered,median_seconds_to_answer,false_alarm_calls"),
                        people.stream()
                                .map(line -> Stream.of(
                                                cell(line.name()),
                                                line.calls(),
                                                line.night(),
                                                line.answered(),
                                                line.secondsToAnswer() == null ? "" : line.secondsToAnswer(),
                                                line.falseAlarms())
                                        .map(Object::toString)
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /**
     * A spreadsheet takes a cell that begins like a formula for one.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
     */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
