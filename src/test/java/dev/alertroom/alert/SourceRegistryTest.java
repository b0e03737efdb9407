package dev.alertroom.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.alert.source.Alert;
import dev.alertroom.alert.source.Payload;
import dev.alertroom.alert.source.Source;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRegistryTest {

    @Test
    void twoSourcesOfOneNameStopTheStartWithALineThatNamesThem() {
        var failure = assertThrows(
                ConfigurationException.class, () -> new SourceRegistry(List.of(new Icinga(), new OtherIcinga()), null));

        assertEquals(
                "Two sources are named icinga: " + Icinga.class.getName() + " and " + OtherIcinga.class.getName()
                        + ". Every source needs a name of its own.",
                failure.getMessage());
        assertTrue(SourceRegistry.class.isAnnotationPresent(Startup.class));
    }

    @Test
    void aSourceIsFoundByItsName() {
        var icinga = new Icinga();

        assertEquals(icinga, new SourceRegistry(List.of(icinga), null).named("icinga"));
    }

    private static class Icinga implements Source {
        @Override
        public String name() {
            return "icinga";
        }

        @Override
        public List<Alert> alerts(Payload payload) {
            return List.of();
        }
    }

    private static final class OtherIcinga extends Icinga {}
}
