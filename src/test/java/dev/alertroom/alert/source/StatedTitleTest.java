package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [FIRING:1] HighLatency           | [RESOLVED] HighLatency
            ALARM: "cpu" in Tokyo            | OK: "cpu" in Tokyo
            Problem: Disk is full            | Resolved in 1m 20s: Disk is full
            [Triggered] Backup failed        | [Recovered] Backup failed
            【障害】ログインできない            | Re: 【復旧】ログインできない
            検索が遅い                        | Fwd: [OK] 検索が遅い
            決済の障害                        | 決済の障害が復旧しました
            Queue is full                    | Queue is full has been resolved
            """)
    void theEndOfAnAlertHasTheKeyOfItsBeginning(String broken, String over) {
        assertFalse(StatedTitle.of(broken).isOver(), broken);
        assertTrue(StatedTitle.of(over).isOver(), over);
        assertEquals(StatedTitle.of(broken).key(), StatedTitle.of(over).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hostname db-1 could not be resolved",
                "データベースの復旧に失敗しました",
                "まだ復旧していません",
                "未解消のアラートがあります",
                "復旧作業中",
                "Recovered disk failed again",
                "Broker has unresolved messages",
                "OK google is down",
                "Lookup on web-1"
            })
    void whateverIsInDoubtStillRings(String subject) {
        assertFalse(StatedTitle.of(subject).isOver(), subject);
    }
}
