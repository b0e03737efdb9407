package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFormTest {

    @ParameterizedTest
    @CsvSource({
        "ISO-2022-JP, ISO-2022-JP",
        "EUC-JP, EUC-JP",
        "windows-31j, Shift_JIS",
        "UTF-8, klingon",
        "UTF-8, '\"no such charset\"'",
        "ISO-2022-JP, x-unheard-of",
        "UTF-8, klingon; format=flowed"
    })
    void aPartIsReadThoughItsCharsetBeUnknown(Charset charset, String declared) {
        var part = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\nContent-Type: text/plain; charset="
                + declared + "\r\n\r\n障害です\r\n--b--\r\n";
        var payload = new Payload(
                part.getBytes(charset),
                new String(part.getBytes(charset), StandardCharsets.UTF_8),
                new ObjectMapper()::readerFor,
                name -> Optional.of("multipart/form-data; boundary=b"));

        assertEquals(Optional.of("障害です"), MailForm.of(payload).text("text", Optional.empty()));
    }
}
