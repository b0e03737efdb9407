package dev.alertroom.doctor;

import dev.alertroom.voice.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whether our public address leads here, and what is signed for it is found right. */
@ApplicationScoped
class AddressCheck implements Check {

    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    private final PublicAddress address;

    AddressCheck(PublicAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "address";
    }

    @Override
    public Uni<List<Finding>> look() {
        var incoming = address.incoming();
        return address.ask().map(status -> List.of(finding(status, incoming)));
    }

    private Finding finding(int status, String incoming) {
        return switch (status) {
            case NO_CONTENT -> Finding.ok(name(), incoming + " and its like are reached, and signatures fit");
            case FORBIDDEN ->
                Finding.wrong(
                        name(),
                        "a request that is signed for " + incoming
                                + " and its like does not arrive as it was sent, or needs a" + " Google account",
                        "mend ALERTROOM_PUBLIC_URL, or what changes paths before this service; on Cloud Run allow it without"
                                + " an invoker check");
            default ->
                Finding.wrong(
                        name(),
                        "our public address answers " + status,
                        "mend ALERTROOM_PUBLIC_URL, or what stands before us");
        };
    }

    @Override
    public Finding failed(Throwable failure) {
        return Finding.wrong(
                name(),
                "our public address could not be reached: " + failure.getClass().getSimpleName(),
                "mend ALERTROOM_PUBLIC_URL, its name, or its certificate");
    }
}
