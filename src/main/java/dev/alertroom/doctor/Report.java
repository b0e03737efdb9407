package dev.alertroom.doctor;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that was found.
 *
 * @param ok nothing is wrong
 */
@RegisterForReflection
record Report(boolean ok, List<Finding> findings) {

    private static final String LINE = "%s %-9s %s%n";
    private static final String MEND = "            → %s%n";

    static Report of(List<Finding> findings) {
        return new Report(
                findings.stream().noneMatch(finding -> finding.verdict() == Verdict.WRONG), List.copyOf(findings));
    }

    /** As a table for people. */
    String table() {
        return findings.stream().map(Report::line).collect(Collectors.joining());
    }

    private static String line(Finding finding) {
        return LINE.formatted(finding.verdict().sign(), finding.check(), finding.finding())
                + finding.mend().map(MEND::formatted).orElse("");
    }
}
