package dev.alertroom.clock;

import dev.alertroom.incident.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal that knows no incident, or that fails. */
@Alternative
@Singleton
public class EmptyJournal {

    private final List<String> read = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** Which incidents were asked for. */
    List<String> read() {
        return read;
    }

    void breaks(boolean nowBroken) {
        broken = nowBroken;
    }

    @Produces
    @Singleton
    @Alternative
    Journal journal() {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, arguments) -> answer(method, arguments));
    }

    private Object answer(Method method, Object... arguments) {
        if (!(method.getGenericReturnType() instanceof ParameterizedType later)) {
            return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        }
        if (method.getName().equals("read")) {
            read.add((String) arguments[0]);
        }
        return broken
                ? Uni.createFrom().failure(new IllegalStateException("the journal is broken"))
                : Uni.createFrom().item(nothing(later.getActualTypeArguments()[0].getTypeName()));
    }

    private static Object nothing(String type) {
        return type.startsWith("java.util.Optional")
                ? Optional.empty()
                : type.startsWith("java.util.Set") ? Set.of() : List.of();
    }
}
