package org.mailmax.harness;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.database.Migration;

/// Beans of this module, wired as the container would wire them, over a real database.
///
/// One instance of each bean, made when first asked for. EJBs are called through a proxy that makes their
/// transactions; `@Inject`, `@EJB`, `@PersistenceContext`, `@Resource DataSource`, `@ConfigProperty`, `Instance<T>`,
/// `@PostConstruct` and `@PreDestroy` work. An interface needs [#bind].
public final class EjbHarness implements AutoCloseable {

    private static final List<Class<? extends Annotation>> INJECTED =
            List.of(Inject.class, EJB.class, PersistenceContext.class, Resource.class);

    private final TestDatabase database;
    private final Map<String, String> settings = new HashMap<>();
    private final EntityManagerFactory factory;
    private final Transactions transactions;
    private final Map<Class<?>, List<Class<?>>> bindings = new HashMap<>();
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();
    private final Deque<Object> made = new ArrayDeque<>();

    private EjbHarness(TestDatabase database, Path home) {
        this.database = database;
        settings.put("mailmax.home", home.toString());
        Map<String, Object> properties = new HashMap<>(database.jpaProperties());
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("jakarta.persistence.jtaDataSource", "");
        properties.put("jakarta.persistence.nonJtaDataSource", "");
        properties.put("eclipselink.connection-pool.default.min", "2");
        properties.put("eclipselink.connection-pool.default.max", "16");
        properties.put("eclipselink.session-name", "mailmax-" + System.nanoTime());
        factory = Persistence.createEntityManagerFactory("mailmax", properties);
        transactions = new Transactions(factory);
    }

    /// Migrates the database and is ready.
    ///
    /// @param home stands for MAILMAX_HOME
    public static EjbHarness start(TestDatabase database, Path home) {
        EjbHarness harness = new EjbHarness(database, home);
        harness.get(Migration.class);
        return harness;
    }

    public EjbHarness set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /// Says which beans implement an interface.
    public EjbHarness bind(Class<?> type, Class<?>... implementations) {
        bindings.put(type, List.of(implementations));
        return this;
    }

    /// Puts an object in the place of a bean.
    public <T> EjbHarness use(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    /// The bean, made and started when it is asked for the first time.
    public synchronized <T> T get(Class<T> type) {
        Object known = beans.get(type);
        return type.cast(known != null ? known : implementation(type));
    }

    /// Does something in a transaction of its own: test fixtures.
    public <R> R inTransaction(Work<R> work) {
        try {
            @SuppressWarnings("unchecked")
            R result = (R) transactions.call(
                    jakarta.ejb.TransactionAttributeType.REQUIRES_NEW, () -> work.on(transactions.shared()));
            return result;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A piece of work on the database.
    @FunctionalInterface
    public interface Work<R> {
        R on(EntityManager em) throws Exception;
    }

    public TestDatabase database() {
        return database;
    }

    /// Ends the beans in reverse order. The database stays.
    @Override
    public void close() {
        while (!made.isEmpty()) {
            invokeAnnotated(made.pop(), PreDestroy.class);
        }
        factory.close();
    }

    private Object implementation(Class<?> type) {
        if (!type.isInterface()) {
            return make(type);
        }
        List<Class<?>> implementations = bindings.getOrDefault(type, List.of());
        if (implementations.size() != 1) {
            throw new IllegalStateException("bind " + type + " to one bean, not to " + implementations);
        }
        return get(implementations.getFirst());
    }

    private Object make(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object instance = constructor.newInstance();
            Object reference = BeanProxy.around(instance, transactions);
            // Known before its fields are filled, so that two beans may know each other.
            beans.put(type, reference);
            for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
                inject(instance, each);
            }
            invokeAnnotated(instance, PostConstruct.class);
            made.push(instance);
            return reference;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private void inject(Object instance, Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (isInjected(field)) {
                field.setAccessible(true);
                field.set(instance, value(field));
            }
        }
    }

    private Object value(Field field) {
        ConfigProperty setting = field.getAnnotation(ConfigProperty.class);
        if (setting != null) {
            return Settings.convert(settings.getOrDefault(setting.name(), setting.defaultValue()), setting, field);
        }
        if (field.getType() == EntityManager.class) {
            return transactions.shared();
        }
        if (field.getType() == TransactionSynchronizationRegistry.class) {
            return transactions.registry();
        }
        if (field.getType() == DataSource.class) {
            return database.direct();
        }
        if (field.getType() == jakarta.enterprise.inject.Instance.class) {
            Class<?> wanted = Settings.argument(field);
            return new Instances<>(() -> instances(wanted));
        }
        return get(field.getType());
    }

    private List<Object> instances(Class<?> type) {
        List<Object> all = new ArrayList<>();
        Stream<Class<?>> bound = type.isInterface() ? bindings.getOrDefault(type, List.of()).stream() : Stream.of(type);
        bound.forEach(implementation -> all.add(get(implementation)));
        return all;
    }

    private static void invokeAnnotated(Object instance, Class<? extends Annotation> annotation) {
        for (Method method : instance.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(annotation)) {
                invoke(instance, method);
            }
        }
    }

    private static void invoke(Object instance, Method method) {
        try {
            method.setAccessible(true);
            method.invoke(instance);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInjected(Field field) {
        return INJECTED.stream().anyMatch(field::isAnnotationPresent);
    }
}
