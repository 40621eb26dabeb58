/** The seven parts of the platform: PostgreSQL, Kafka and the five services, each with how it is prepared, started and stopped. */
@NullMarked
package org.huzhu.standalone.part;

import org.jspecify.annotations.NullMarked;
