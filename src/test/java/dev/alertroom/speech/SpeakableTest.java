package dev.alertroom.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakableTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            Disk full, see https://example.com/d/abc?x=1 for more. -> Disk full, for more.
            Look at www.example.com/x now -> Look at www.example.com now
            <https://example.com|Open the dashboard> in Slack -> Open the dashboard in Slack
            [Dashboard](https://example.com/d) of <b>web</b> -> Dashboard of web
            **Disk** `sda` is ~~nearly~~ full -> Disk sda is nearly full
            Order 123e4567-e89b-12d3-a456-426614174000 failed -> Order failed
            Commit 3f2a9c1d4e broke the build -> Commit broke the build
            Epoch 1473129912 is long ago -> Epoch is long ago
            Policy projects/p-1/alertPolicies/42 fired -> Policy fired
            Role arn:aws:iam::1:role/x is denied -> Role is denied
            Instance i-0abc12345def67890 stopped -> Instance stopped
            Pod web-7d4b9c6f5d-x2x9z restarts -> Pod web restarts
            compute.googleapis.com/instance/cpu/utilization is up -> instance cpu utilization is up
            🔥 :fire: Fire ✅ -> Fire
            HighCPUUsage -> High CPU Usage
            Probe of https://shop.example.com:8443/health?x=1 failed -> Probe of shop.example.com failed
            MySQL, PostgreSQL, GitHub, ElastiCache and 4 CPUs -> MySQL, PostgreSQL, GitHub, ElastiCache and 4 CPUs
            MySQLDown on 10.0.0.1:9104 -> MySQL Down on 10.0.0.1
            Failed at arn:aws:iam::1:role/x. Retry -> Failed. Retry
            [FIRING:1, RESOLVED:2] Lag ("") -> Lag
            disk_usage_percent -> disk usage percent
            CRITICAL on iOS, IPv6 and 5 MiB -> Critical on iOS, IPv6 and 5 MiB
            0.9412345 of 1 -> 0.94 of 1
            Value 1.9588528112516932 -> Value 1.96
            Value 0.00012345 -> Value 0.00012
            Host 10.13.13.13 is 12.345.678 -> Host 10.13.13.13 is 12.345.678
            -5 degrees -> -5 degrees
            {"a":"b"} -> a: b
            a < b and c > d -> a < b and c > d
            """)
    void whatNobodyCanListenToIsLeftOut(String written, String said) {
        assertEquals(said, Speakable.in("en-US").said(written));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            critical: High CPU usage -> 緊急: CPU使用率が高い
            db01 is down -> db01がダウン
            error_rate 12.5% -> エラー率 12.5パーセント
            latency 300ms, 20 req/s, 1.5 GB -> レイテンシー 300ミリ秒, 20リクエスト毎秒, 1.5ギガバイト
            SEV2: queue length 1200 -> 重大度2: キューの長さ 1200
            P1 -> 優先度1
            Instance web-1 down -> インスタンスweb-1がダウン
            CONNECTION REFUSED -> 接続拒否
            disk-01.example.com and /var/disk -> disk-01.example.com and /var/disk
            CPU usage of core temperature is high -> CPU usage of core temperature is high
            failed to load -> failed to load
            errorless cpus -> errorless cpus
            c5.2xlarge p99 web01s -> c5.2xlarge p99 web01s
            """)
    void commonWordsAreSaidInJapanese(String written, String said) {
        assertEquals(said, Speakable.in("ja-JP").said(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "本番のデータベースが落ちました。至急確認してください。",
                "決済サービス（東京）で応答時間が3秒を超えています",
                "気温が35℃、残り㎥、第３系統〜復旧",
                "「ログ」・バッチ_日次、停止"
            })
    void japaneseStaysAsItIs(String text) {
        assertEquals(text, Speakable.in("ja-JP").said(text));
        assertEquals(text, Speakable.in("en-US").said(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"**", "🔥", "123e4567-e89b-12d3-a456-426614174000", "?"})
    void whatWouldBecomeEmptyStaysAsItWas(String text) {
        assertEquals(text, Speakable.in("ja-JP").said(text));
    }

    @Test
    void onlyJapaneseListenersHearTranslations() {
        assertEquals("critical: disk", Speakable.in("de-DE").said("critical: disk"));
        assertEquals("緊急: ディスク", Speakable.in("ja").said("critical: disk"));
    }
}
