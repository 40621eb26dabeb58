package org.huzhu.claims.injury.domain;

/** Who may be a dependant (供养亲属, rulebook 2.3). */
public enum Relation {
    SPOUSE("配偶"),
    CHILD("子女"),
    PARENT("父母"),
    GRANDPARENT("祖父母、外祖父母"),
    GRANDCHILD("孙子女、外孙子女"),
    SIBLING("兄弟姐妹");

    private final String nameZh;

    Relation(String nameZh) {
        this.nameZh = nameZh;
    }

    public String nameZh() {
        return nameZh;
    }
}
