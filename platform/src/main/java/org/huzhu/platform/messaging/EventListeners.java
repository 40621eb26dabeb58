package org.huzhu.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.huzhu.platform.messaging.Consumption.Letter;
import org.huzhu.platform.telemetry.TraceInLogs;
import org.huzhu.platform.web.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.FixedBackOff;

/**
 * One listener container per {@link EventHandler}. A listener blocks its own thread on purpose: records of one key must
 * take effect in the order they were sent, and a listener that returns a Mono does not keep that order.
 */
class EventListeners implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventListeners.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final List<EventHandler> handlers;
    private final Consumption consumption;
    private final ConcurrentKafkaListenerContainerFactory<String, String> factory;
    private final MessagingSettings settings;
    private final ConsumptionMeters meters;
    private final List<ConcurrentMessageListenerContainer<String, String>> containers = new ArrayList<>();

    EventListeners(
            List<EventHandler> handlers,
            Consumption consumption,
            ConcurrentKafkaListenerContainerFactory<String, String> factory,
            MessagingSettings settings,
            ConsumptionMeters meters) {
        this.handlers = handlers;
        var names = new HashSet<String>();
        for (var handler : handlers) {
            if (!names.add(handler.consumer())) {
                throw new IllegalStateException("two handlers are called " + handler.consumer());
            }
        }
        this.consumption = consumption;
        this.factory = factory;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        for (var handler : handlers) {
            meters.expect(handler);
            var container = factory.createContainer(handler.topics().toArray(String[]::new));
            container.getContainerProperties().setGroupId(handler.consumer());
            container.getContainerProperties().setMessageListener((MessageListener<String, String>)
                    record -> receive(handler, record));
            container.setCommonErrorHandler(errorHandler(handler));
            container.setBeanName(handler.consumer());
            container.start();
            containers.add(container);
        }
    }

    /** The trace is named for this thread too: its own lines belong to the event as well as those of the handler. */
    private void receive(EventHandler handler, ConsumerRecord<String, String> record) {
        try (var _ = TraceInLogs.during(Letter.traceOf(record.headers()))) {
            consumption.receive(handler, record).block(LONGEST_WAIT);
        }
    }

    @Override
    public void stop() {
        var stopped = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(stopped::countDown));
        try {
            if (!stopped.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("some listeners are still at work; what they have not finished is delivered again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        containers.clear();
    }

    @Override
    public boolean isRunning() {
        return !containers.isEmpty();
    }

    private DefaultErrorHandler errorHandler(EventHandler handler) {
        var pauses = new ExponentialBackOffWithMaxRetries(settings.retries());
        pauses.setInitialInterval(settings.firstRetry().toMillis());
        pauses.setMultiplier(2);
        pauses.setMaxInterval(TimeUnit.SECONDS.toMillis(10));
        var errorHandler = new DefaultErrorHandler((record, failure) -> bury(handler, record, failure), pauses);
        var endless =
                new FixedBackOff(settings.firstRetry().multipliedBy(10).toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);
        // While the database is away nothing is the event's fault: it waits its turn for as long as that takes.
        errorHandler.setBackOffFunction((_, failure) -> DatabaseFailures.isUnavailable(failure) ? endless : pauses);
        errorHandler.addNotRetryableExceptions(PoisonEventException.class);
        return errorHandler;
    }

    @SuppressWarnings("unchecked")
    private void bury(EventHandler handler, ConsumerRecord<?, ?> record, Exception failure) {
        try (var _ = TraceInLogs.during(Letter.traceOf(record.headers()))) {
            buryTraced(handler, (ConsumerRecord<String, String>) record, failure);
        }
    }

    private void buryTraced(EventHandler handler, ConsumerRecord<String, String> record, Exception failure) {
        log.error(
                "event put aside consumer={} topic={} partition={} offset={} cause={}",
                handler.consumer(),
                record.topic(),
                record.partition(),
                record.offset(),
                DeadLetters.causeOf(failure));
        consumption.bury(handler, record, failure).block(LONGEST_WAIT);
    }
}
