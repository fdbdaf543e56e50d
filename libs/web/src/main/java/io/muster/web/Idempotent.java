package io.muster.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST operation that returns a {@code Uni}: a request that carries {@code Idempotency-Key} is carried out once.
 * The same key from the same caller with the same content is answered with the first answer and
 * {@code Idempotency-Replayed: true}; with other content it is refused (422), and while the first is still being worked
 * on (409). Refusals and failures are not kept: they may be tried again. Keys are kept for
 * {@code muster.idempotency.keep}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
