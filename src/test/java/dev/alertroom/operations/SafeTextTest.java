package dev.alertroom.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    private final SafeFormatter text = new SafeFormatter(new PatternFormatter("%s%e%n"));
    private final CloudLogFormatter json = new CloudLogFormatter(Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP Request to /alert?token=s3cr3t&message=m failed | HTTP Request to /alert?token=…&message=m failed
            /alert?auth_token=s3cr3t                             | /alert?auth_token=…
            Authorization: Bearer s3cr3t, and more               | Authorization: Bearer …, and more
            authorization: basic bTpzM2NyM3Q=                    | authorization: basic …
            calling +819012345678 and %2B819012345678            | calling +…5678 and %2B…5678
            a token is missing                                   | a token is missing
            5+100000 requests                                    | 5+100000 requests
            """)
    void tokensAndNumbersAreHidden(String line, String safe) {
        assertEquals(safe, SafeText.withoutSecrets(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u001B[2J", "\u2028", "\u202E", "\u0085", "\b", "\u009B31m"})
    void noTextForgesALineOrSteersATerminal(String trick) {
        var line = text.format(record("a team " + trick + "2026-01-01 INFO all is well"));

        assertEquals(1, line.lines().count(), line);
        assertTrue(line.stripTrailing().chars().noneMatch(Character::isISOControl), line);
        assertFalse(line.contains("\u202E") || line.contains("\u2028"), line);
    }

    @Test
    void theWordsOfAFailureAreSafeTooInBothFormats() throws Exception {
        var record = record("failed");
        record.setThrown(new IllegalStateException(
                "at ?token=s3cr3t\n2026-01-01 INFO forged", new RuntimeException("+819012345678")));

        for (String line : new String[] {
            text.format(record),
            new ObjectMapper().readTree(json.format(record)).get("message").textValue()
        }) {
            assertFalse(line.contains("s3cr3t"), line);
            assertFalse(line.contains("9012345678"), line);
            assertTrue(line.lines().noneMatch(one -> one.startsWith("2026")), line);
            assertTrue(line.contains("IllegalStateException"), line);
            assertTrue(line.contains("SafeTextTest"), line);
        }
    }

    private static ExtLogRecord record(String message) {
        return new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, "a.logger");
    }
}
