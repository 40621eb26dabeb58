package org.huzhu.member.membership.domain;

/** Agreement to one version of one text (同意). */
public record ConsentGiven(String code, String version) {}
