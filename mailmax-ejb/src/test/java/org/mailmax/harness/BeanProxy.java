package org.mailmax.harness;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;

/// The no-interface view of an EJB: a subclass whose methods begin and end transactions around the bean's own.
final class BeanProxy {

    private BeanProxy() {}

    /// The object itself when it is no EJB or makes its transactions itself.
    static Object around(Object bean, Transactions transactions) throws ReflectiveOperationException {
        Class<?> type = bean.getClass();
        boolean ejb = type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class);
        return ejb && !managesItself(type) ? subclass(bean, transactions) : bean;
    }

    private static Object subclass(Object bean, Transactions transactions) throws ReflectiveOperationException {
        Class<?> type = bean.getClass();
        var constructor = new ByteBuddy()
                .subclass(type)
                .method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
                .intercept(InvocationHandlerAdapter.of((_, method, arguments) ->
                        transactions.call(attribute(type, method), () -> invoke(bean, method, arguments))))
                .make()
                .load(
                        type.getClassLoader(),
                        ClassLoadingStrategy.UsingLookup.of(
                                MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                .getLoaded()
                .getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Object invoke(Object bean, Method method, Object[] arguments) throws Exception {
        try {
            method.setAccessible(true);
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    private static TransactionAttributeType attribute(Class<?> type, Method method) {
        TransactionAttribute onMethod = method.getAnnotation(TransactionAttribute.class);
        TransactionAttribute onType = type.getAnnotation(TransactionAttribute.class);
        TransactionAttribute found = onMethod != null ? onMethod : onType;
        return found == null ? TransactionAttributeType.REQUIRED : found.value();
    }

    private static boolean managesItself(Class<?> type) {
        TransactionManagement management = type.getAnnotation(TransactionManagement.class);
        return management != null && management.value() == TransactionManagementType.BEAN;
    }
}
