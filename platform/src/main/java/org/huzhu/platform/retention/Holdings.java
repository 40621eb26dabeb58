package org.huzhu.platform.retention;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What personal data a service holds (个人信息目录): one bean per service; without it nothing of this package is there. */
public interface Holdings {

    /** Whom a copy or an erasure is about. The account is the nil UUID where there is none to go with the person. */
    record Subject(UUID personId, UUID accountId) {}

    /** Short name of the service as others know it, for example {@code claims}. */
    String service();

    /** In the order in which they are erased: what refers to something goes before it. */
    List<ErasableKind> kinds();

    /** Everything held about a person, in clear, by kind (个人信息保护法 45). */
    Mono<Map<String, Object>> copyOf(Subject subject);

    /**
     * Which rows of the trail tell of looks at a person: SQL that selects {@code object_type, object_id} for {@code
     * asked.person_id}.
     */
    String trailOf();
}
