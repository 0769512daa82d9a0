package dev.onair.common;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the field by which the elements of a list are told apart: the list is a map ({@code x-kubernetes-list-type}), so
 * that no two elements have the same key and two appliers can share it.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MapKey {}
