package org.huzhu.standalone.drill;

/** Something that breaks and can be mended again. */
interface Fault {

    /** The word after {@code ./up drill --only}. */
    String name();

    /** One line for the report: what is done to the installation. */
    String what();

    void inject();

    void heal();
}
