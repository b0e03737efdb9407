package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
            ** PROBLEM Service Alert: web-1/HTTP is CRITICAL ** | ** RECOVERY Service Alert: web-1/HTTP is OK **
            ** PROBLEM Host Alert: web-1 is DOWN ** | ** RECOVERY Host Alert: web-1 is UP **
            [PROBLEM] disk on web-1 is CRITICAL! | [RECOVERY] disk on web-1 is OK!
            Check_MK: web-1/CPU load OK -> CRIT | Check_MK: web-1/CPU load CRIT -> OK
            Checkmk: web-1 - UP -> DOWN      | Checkmk: web-1 - DOWN -> UP
            PROBLEM: Zabbix agent on db01 is unreachable for 5 minutes | OK: Zabbix agent on db01 is unreachable for 5 minutes
            monit alert -- Does not exist nginx | monit alert -- Exists nginx
            monit alert -- Connection failed sshd | monit alert -- Connection succeeded sshd
            monit alert -- Resource limit matched web-1 | monit alert -- Resource limit succeeded web-1
            [PRTG Network Monitor (PRTG01)] web-1 Ping (Ping) Down (Request timed out) | [PRTG Network Monitor (PRTG01)] web-1 Ping (Ping) Down ended (now: Up) (OK)
            ALERT - web-1/check-disk         | RESOLVE - web-1/check-disk
            web-1 is critical - system.cpu - 10min cpu usage | web-1 recovered - system.cpu - 10min cpu usage
            web-1 needs attention - system.cpu - 10min cpu usage | web-1 recovered - system.cpu - 10min cpu usage
            DOWN - backup                   | UP - backup
            [shop] [🔴 Down] connect ECONNREFUSED 10.0.0.1:443 | [shop] [✅ Up] 200 - OK
            Monitor is DOWN: shop            | Monitor is UP: shop
            DOWN alert: shop (shop.example.com) is DOWN | UP alert: shop (shop.example.com) is UP
            Your site shop went down         | Your site shop went back up
            [Monitor Alert] Triggered: CPU high on host:web-1 | [Monitor Alert] Recovered: CPU high on host:web-1
            [Triggered on {host:web-1}] CPU high | [Recovered on {host:web-1}] CPU high
            [Critical, New issue] Shop: error rate | [Critical, Closed issue] Shop: error rate
            [CRITICAL] web-1 - CPU %         | [OK] web-1 - CPU %
            cpu:host=web-1 is CRITICAL       | cpu:host=web-1 is OK
            [ALERT - Critical] CPU usage on shop | [RESOLVED - Critical] CPU usage on shop
            Fired:Sev3 Azure Monitor Alert CPU on vm1 at 3/4/2021 1:14:43 PM | Resolved:Sev3 Azure Monitor Alert CPU on vm1 at 3/4/2021 1:24:43 PM
            [FIRING:2] Lag shop (web-1)      | [RESOLVED] Lag shop (web-1)
            [Alerting] Lag                   | [OK] Lag
            障害検知：web-1                   | 障害復旧：web-1
            [異常] web-1 のディスク            | [正常] web-1 のディスク
            【発生】決済API                   | 【回復】決済API
            アラート発生: web-1               | アラート回復: web-1
            web-1で障害が発生しました          | web-1で障害が復旧しました
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
                "[FIRING:1, RESOLVED:1] Lag",
                "Check_MK: web-1/CPU load WARN -> CRIT",
                "Backup failed: up to date copy is missing",
                "Open connections above 100",
                "Lookup on web-1"
            })
    void whateverIsInDoubtStillRings(String subject) {
        assertFalse(StatedTitle.of(subject).isOver(), subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "** ACKNOWLEDGEMENT Service Alert: web-1/HTTP is CRITICAL **",
                "[Acknowledged] CPU high",
                "** DOWNTIMESTART Host Alert: web-1 is UP **"
            })
    void whatSomebodyDidAboutAnAlertIsNoNews(String subject) {
        assertTrue(StatedTitle.of(subject).isNeither(), subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Problem: Disk is full on web-1 | Problem: Disk is full on web-2
            [FIRING:1] Lag (shop-1)        | [FIRING:1] Lag (shop-2)
            DOWN alert: shop is DOWN       | DOWN alert: blog is DOWN
            """)
    void twoProblemsHaveTwoKeys(String one, String other) {
        assertNotEquals(StatedTitle.of(one).key(), StatedTitle.of(other).key());
    }
}
