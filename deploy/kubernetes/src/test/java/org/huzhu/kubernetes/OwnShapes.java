package org.huzhu.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields we use of the kinds nobody publishes a Java model for, copied from their documentation: CloudNativePG,
 * KEDA, External Secrets. That these are the right ones only their operators can prove; that we write no others, this
 * does.
 */
final class OwnShapes {

    private static final String ANY = "*";

    private static final Map<String, Set<String>> SHAPES = Map.of(
            "postgresql.cnpg.io/v1/Cluster",
                    Set.of(
                            "instances",
                            "imageName",
                            "enableSuperuserAccess",
                            "primaryUpdateStrategy",
                            "postgresql.parameters.*",
                            "postgresql.synchronous.method",
                            "postgresql.synchronous.number",
                            "postgresql.synchronous.dataDurability",
                            "bootstrap.initdb.database",
                            "bootstrap.initdb.owner",
                            "bootstrap.initdb.encoding",
                            "bootstrap.initdb.localeProvider",
                            "bootstrap.initdb.builtinLocale",
                            "bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs.name",
                            "bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs.key",
                            "managed.roles.name",
                            "managed.roles.ensure",
                            "managed.roles.login",
                            "managed.roles.connectionLimit",
                            "managed.roles.passwordSecret.name",
                            "storage.size",
                            "storage.storageClass",
                            "walStorage.size",
                            "walStorage.storageClass",
                            "resources.requests.*",
                            "resources.limits.*",
                            "affinity.enablePodAntiAffinity",
                            "affinity.podAntiAffinityType",
                            "affinity.topologyKey",
                            "monitoring.enablePodMonitor",
                            "backup.retentionPolicy",
                            "backup.barmanObjectStore.destinationPath",
                            "backup.barmanObjectStore.endpointURL",
                            "backup.barmanObjectStore.s3Credentials.accessKeyId.name",
                            "backup.barmanObjectStore.s3Credentials.accessKeyId.key",
                            "backup.barmanObjectStore.s3Credentials.secretAccessKey.name",
                            "backup.barmanObjectStore.s3Credentials.secretAccessKey.key",
                            "backup.barmanObjectStore.wal.compression",
                            "backup.barmanObjectStore.data.compression"),
            "postgresql.cnpg.io/v1/ScheduledBackup",
                    Set.of("schedule", "backupOwnerReference", "immediate", "cluster.name"),
            "postgresql.cnpg.io/v1/Pooler",
                    Set.of("cluster.name", "instances", "type", "pgbouncer.poolMode", "pgbouncer.parameters.*"),
            "keda.sh/v1alpha1/ScaledObject",
                    Set.of(
                            "scaleTargetRef.apiVersion",
                            "scaleTargetRef.kind",
                            "scaleTargetRef.name",
                            "minReplicaCount",
                            "maxReplicaCount",
                            "pollingInterval",
                            "cooldownPeriod",
                            "triggers.type",
                            "triggers.metricType",
                            "triggers.metadata.*"),
            "external-secrets.io/v1/ExternalSecret",
                    Set.of(
                            "refreshInterval",
                            "secretStoreRef.name",
                            "secretStoreRef.kind",
                            "target.name",
                            "target.creationPolicy",
                            "target.template.type",
                            "dataFrom.extract.key"));

    private OwnShapes() {}

    static boolean know(Manifest manifest) {
        return SHAPES.containsKey(key(manifest));
    }

    static List<String> faults(Manifest manifest) {
        var faults = new ArrayList<String>();
        walk(manifest.all().get("spec"), "", SHAPES.get(key(manifest)), manifest.toString(), faults);
        return faults;
    }

    private static String key(Manifest manifest) {
        return manifest.apiVersion() + "/" + manifest.kind();
    }

    private static void walk(Object value, String path, Set<String> shape, String where, List<String> faults) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, inner) ->
                        walk(inner, path.isEmpty() ? name.toString() : path + "." + name, shape, where, faults));
            case List<?> list -> list.forEach(inner -> walk(inner, path, shape, where, faults));
            case null -> faults.add(where + "." + path + " says nothing");
            default -> {
                var parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) + "." + ANY : ANY;
                if (!shape.contains(path) && !shape.contains(parent) && !underAny(path, shape)) {
                    faults.add(where + "." + path + " is unknown");
                }
            }
        }
    }

    /** Names of settings may hold dots themselves. */
    private static boolean underAny(String path, Set<String> shape) {
        return shape.stream()
                .filter(known -> known.endsWith("." + ANY))
                .anyMatch(known -> path.startsWith(known.substring(0, known.length() - 1)));
    }
}
