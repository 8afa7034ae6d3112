package org.mailmax.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// For everybody, without a token: the description of the API.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Open {}
