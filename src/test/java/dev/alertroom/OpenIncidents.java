package dev.alertroom;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a test leaves burning would ring on in the next one. */
public final class OpenIncidents {

    private OpenIncidents() {}

    /** Closes all of them: nobody is called any more, whatever callbacks are still on their way. */
    public static void close() {
        List<String> open = asMonitor()
                .get("/incidents?size=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("incidents.findAll { it.status != 'closed' }.id");
        open.forEach(
                id -> asMonitor().post("/incidents/" + id + "/resolve").then().statusCode(200));
    }

    private static RequestSpecification asMonitor() {
        return ConfigProvider.getConfig()
                .getOptionalValue("alertroom.token", String.class)
                .map(tokens -> given().header("Authorization", "Bearer " + tokens.split(",")[0]))
                .orElseGet(() -> given());
    }
}
