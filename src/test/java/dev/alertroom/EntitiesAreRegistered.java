package dev.alertroom;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Turns an answer into an error if a native binary would send <code>{}</code> for it. Quarkus registers the records that a
 * resource method returns by itself, but can't see what a {@code Response} holds.
 */
final class EntitiesAreRegistered {

    @ServerResponseFilter
    void check(ContainerResponseContext response, ResourceInfo resource) {
        if (response.getEntity() instanceof Record entity && !declares(resource, entity.getClass())) {
            check(entity.getClass());
        }
    }

    private static boolean declares(ResourceInfo resource, Class<?> type) {
        return Optional.ofNullable(resource)
                .map(ResourceInfo::getResourceMethod)
                .filter(method -> method.getGenericReturnType().getTypeName().contains(type.getName()))
                .isPresent();
    }

    private static void check(Class<?> type) {
        if (!type.isAnnotationPresent(RegisterForReflection.class)) {
            throw new IllegalStateException(type.getName() + " needs @RegisterForReflection");
        }
        Stream.of(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .flatMap(EntitiesAreRegistered::classes)
                .filter(Class::isRecord)
                .forEach(EntitiesAreRegistered::check);
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Stream.of(parameterized.getActualTypeArguments()).flatMap(EntitiesAreRegistered::classes);
        }
        return type instanceof Class<?> one ? Stream.of(one) : Stream.empty();
    }
}
