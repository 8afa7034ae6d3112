package org.mailmax.harness;

import jakarta.ejb.EJBException;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// Container-managed transactions as an EJB container makes them, with one resource.
final class Transactions {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final Map<EntityManager, List<Synchronization>> synchronizations = new ConcurrentHashMap<>();

    Transactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    Object call(TransactionAttributeType attribute, Callable<?> method) throws Exception {
        return switch (attribute) {
            case REQUIRED -> current.get() == null ? inNew(method) : method.call();
            case REQUIRES_NEW -> suspended(() -> inNew(method));
            case NOT_SUPPORTED -> suspended(method);
            case SUPPORTS -> method.call();
            case MANDATORY -> mandatory(method);
            case NEVER -> never(method);
        };
    }

    /// What is injected for `@PersistenceContext`: the entity manager of the running transaction, or one for a single
    /// call.
    EntityManager shared() {
        return (EntityManager) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (_, method, arguments) -> {
                    EntityManager running = current.get();
                    EntityManager em = running != null ? running : factory.createEntityManager();
                    try {
                        return method.invoke(em, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        // Like a container, but a query made outside a transaction keeps its entity manager alive.
                        if (running == null && !method.getName().startsWith("create")) {
                            em.close();
                        }
                    }
                });
    }

    /// What is injected for `@Resource TransactionSynchronizationRegistry`: it knows interposed synchronizations only.
    TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (_, method, arguments) -> {
                    if (!method.getName().equals("registerInterposedSynchronization") || current.get() == null) {
                        throw new IllegalStateException(method.getName() + " is not possible here");
                    }
                    synchronizations
                            .computeIfAbsent(current.get(), _ -> new ArrayList<>())
                            .add((Synchronization) arguments[0]);
                    return null;
                });
    }

    private void completed(EntityManager em, int status) {
        List<Synchronization> registered = synchronizations.remove(em);
        if (registered != null) {
            registered.forEach(each -> each.afterCompletion(status));
        }
    }

    private Object inNew(Callable<?> method) throws Exception {
        EntityManager em = factory.createEntityManager();
        current.set(em);
        try {
            return attempt(em, method);
        } finally {
            current.remove();
            em.close();
        }
    }

    private Object attempt(EntityManager em, Callable<?> method) throws Exception {
        em.getTransaction().begin();
        try {
            Object result = method.call();
            em.getTransaction().commit();
            completed(em, Status.STATUS_COMMITTED);
            return result;
        } catch (EJBException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EJBException(e);
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            completed(em, Status.STATUS_ROLLEDBACK);
        }
    }

    private Object suspended(Callable<?> method) throws Exception {
        EntityManager outer = current.get();
        current.remove();
        try {
            return method.call();
        } finally {
            restore(outer);
        }
    }

    private void restore(EntityManager outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }

    private Object mandatory(Callable<?> method) throws Exception {
        if (current.get() == null) {
            throw new EJBException("a transaction is required");
        }
        return method.call();
    }

    private Object never(Callable<?> method) throws Exception {
        if (current.get() != null) {
            throw new EJBException("no transaction is allowed");
        }
        return method.call();
    }
}
