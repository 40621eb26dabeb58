package org.huzhu.member.membership;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huzhu.member.membership.domain.ConsentGiven;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The texts a member agrees to, in their present version (consents.yml). A new version is a new entry in place of the old one; what members
 * agreed to before is kept with them.
 */
@ConfigurationProperties("huzhu.consents")
public record ConsentSettings(List<Text> texts) {

    public ConsentSettings {
        texts = List.copyOf(texts);
    }

    /** One text, asked of everybody who registers. */
    public record Text(String code, String version, String title, String body) {}

    Set<ConsentGiven> asked() {
        return texts.stream()
                .map(text -> new ConsentGiven(text.code(), text.version()))
                .collect(Collectors.toSet());
    }
}
