package dev.alertroom.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.alertroom.Guarded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(Guarded.class)
class TokensTest {

    static Stream<UnaryOperator<RequestSpecification>> good() {
        return Stream.of(
                request -> request.header("Authorization", "Bearer " + Guarded.TOKEN),
                request -> request.header("Authorization", "bearer  " + Guarded.NEXT_TOKEN),
                request -> request.auth().preemptive().basic("anybody", Guarded.TOKEN),
                request -> request.queryParam("token", Guarded.TOKEN),
                request -> request.queryParam("auth_token", Guarded.NEXT_TOKEN),
                request -> request.header("Authorization", "Bearer of-somebody-else")
                        .queryParam("token", Guarded.TOKEN));
    }

    static Stream<UnaryOperator<RequestSpecification>> bad() {
        return Stream.of(
                request -> request,
                request -> request.header("Authorization", "Bearer wrong"),
                request -> request.header("Authorization", "Bearer"),
                request -> request.header("Authorization", "Bearer " + Guarded.TOKEN + "," + Guarded.NEXT_TOKEN),
                request -> request.header("Authorization", "Basic !!!"),
                request -> request.header("Authorization", "Digest " + Guarded.TOKEN),
                request -> request.auth().preemptive().basic(Guarded.TOKEN, "wrong"),
                request -> request.queryParam("token", ""),
                request -> request.queryParam("token", Guarded.TOKEN.substring(1)));
    }

    @ParameterizedTest
    @MethodSource("good")
    void whoShowsATokenIsLetIn(UnaryOperator<RequestSpecification> shown) {
        shown.apply(given()).get("/alert").then().statusCode(400);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whoShowsNoneIsNot(UnaryOperator<RequestSpecification> shown) {
        for (String path : new String[] {"/incidents", "/incidents/x", "/alert"}) {
            shown.apply(given())
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("Bearer"))
                    .body("title", equalTo("Unauthorized"))
                    .body(not(containsString(Guarded.TOKEN)));
        }
        shown.apply(given()).post("/incidents/x/resolve").then().statusCode(401);
        shown.apply(given()).body("{}").post("/alert/cloud-monitoring").then().statusCode(401);
    }

    @Test
    void theTokenMayStandInTheBody() {
        given().contentType("application/json")
                .body(Map.of("token", Guarded.TOKEN))
                .post("/alert")
                .then()
                .statusCode(400);
        given().formParam("token", "wrong").post("/alert").then().statusCode(401);
    }
}
