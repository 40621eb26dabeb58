package org.huzhu.platform;

import org.huzhu.platform.reseal.SealedColumns;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The smallest service there is: what the platform's own tests run on. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({SampleController.class, SampleHandler.class})
public class SampleApplication {

    @Bean
    SealedColumns sealedColumns() {
        return SealedColumns.of();
    }
}
