package org.mailmax.harness;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/// What is injected for `Instance<T>`: the beans bound to T, looked up when used.
final class Instances<T> implements Instance<T> {

    private final Supplier<List<Object>> beans;

    Instances(Supplier<List<Object>> beans) {
        this.beans = beans;
    }

    @Override
    public Iterator<T> iterator() {
        return all().iterator();
    }

    @Override
    public T get() {
        return all().getFirst();
    }

    @Override
    public boolean isUnsatisfied() {
        return all().isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return all().size() > 1;
    }

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        return new Instances<>(
                () -> beans.get().stream().filter(subtype::isInstance).toList());
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        return new Instances<>(beans);
    }

    @Override
    public void destroy(T instance) {}

    @Override
    public Handle<T> getHandle() {
        throw new IllegalStateException("no handles here");
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        return List.of();
    }

    @SuppressWarnings("unchecked")
    private List<T> all() {
        return (List<T>) beans.get();
    }
}
