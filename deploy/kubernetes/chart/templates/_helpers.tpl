{{- define "huzhu.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/part-of: huzhu
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "huzhu.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "huzhu.image" -}}
{{ required "image.repository: where jib pushed the images" .root.Values.image.repository }}/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "huzhu.resources" -}}
requests: {cpu: {{ .cpu | quote }}, memory: {{ .memory | quote }}}
limits: {memory: {{ .memoryLimit | quote }}}
{{- end }}

{{- define "huzhu.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "huzhu.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
privileged: false
capabilities: {drop: [ALL]}
{{- end }}

{{- define "huzhu.databaseHost" -}}
{{- if .Values.database.cloudNativePg }}huzhu-db-rw{{ else }}{{ required "database.host: where the outside PostgreSQL is" .Values.database.host }}{{ end -}}
{{- end }}

{{- define "huzhu.databaseCa" -}}
{{- if .Values.database.cloudNativePg }}huzhu-db-ca{{ else }}{{ .Values.database.caSecret }}{{ end -}}
{{- end }}

{{- define "huzhu.kafkaCa" -}}
{{- if .Values.kafka.strimzi }}huzhu-cluster-ca-cert{{ else }}{{ .Values.kafka.caSecret }}{{ end -}}
{{- end }}

{{- define "huzhu.databaseEnv" -}}
- {name: HUZHU_DB_HOST, value: {{ include "huzhu.databaseHost" .root | quote }}}
- {name: HUZHU_DB_PORT, value: {{ .root.Values.database.port | quote }}}
- {name: HUZHU_DB_NAME, value: {{ .root.Values.database.name | quote }}}
- {name: HUZHU_DB_SSLMODE, value: {{ .root.Values.database.sslMode | quote }}}
{{- if include "huzhu.databaseCa" .root }}
- {name: HUZHU_DB_CA, value: /run/database/ca.crt}
{{- end }}
{{- end }}

{{- define "huzhu.bootstrap" -}}
{{- if .Values.kafka.strimzi }}huzhu-kafka-bootstrap:9093{{ else }}{{ required "kafka.bootstrap: where the outside broker is" .Values.kafka.bootstrap }}{{ end -}}
{{- end }}

{{- define "huzhu.kafkaEnv" -}}
- {name: HUZHU_KAFKA, value: {{ include "huzhu.bootstrap" .root | quote }}}
- {name: HUZHU_KAFKA_SECURITY_PROTOCOL, value: {{ .root.Values.kafka.securityProtocol | quote }}}
{{- if include "huzhu.kafkaCa" .root }}
- {name: HUZHU_KAFKA_CA, value: /run/kafka/ca.crt}
{{- end }}
- {name: HUZHU_KAFKA_USER, value: {{ printf "huzhu-%s" .short }}}
- name: HUZHU_KAFKA_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ printf "huzhu-%s" .short }}, key: password}}
{{- end }}

{{- define "huzhu.trustMounts" -}}
{{- if include "huzhu.databaseCa" .root }}
- {name: database-ca, mountPath: /run/database, readOnly: true}
{{- end }}
{{- if include "huzhu.kafkaCa" .root }}
- {name: kafka-ca, mountPath: /run/kafka, readOnly: true}
{{- end }}
{{- end }}

{{- define "huzhu.trustVolumes" -}}
{{- with include "huzhu.databaseCa" .root }}
- name: database-ca
  secret: {secretName: {{ . }}, items: [{key: ca.crt, path: ca.crt}]}
{{- end }}
{{- with include "huzhu.kafkaCa" .root }}
- name: kafka-ca
  secret: {secretName: {{ . }}, items: [{key: ca.crt, path: ca.crt}]}
{{- end }}
{{- end }}

{{- define "huzhu.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "huzhu.selector" . | nindent 8 }}
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "huzhu.selector" . | nindent 8 }}
{{- end }}

{{- define "huzhu.stores" -}}
{{- if .Values.database.cloudNativePg }}
- to: [{podSelector: {matchLabels: {cnpg.io/cluster: huzhu-db}}}]
  ports: [{protocol: TCP, port: 5432}]
{{- else }}
- to: [{{ range $i, $cidr := required "database.addresses: where the outside PostgreSQL is (CIDR)" .Values.database.addresses }}{{ if $i }}, {{ end }}{ipBlock: {cidr: {{ $cidr | quote }}}}{{ end }}]
  ports: [{protocol: TCP, port: {{ .Values.database.port }}}]
{{- end }}
{{- if .Values.kafka.strimzi }}
- to: [{podSelector: {matchLabels: {strimzi.io/cluster: huzhu}}}]
  ports: [{protocol: TCP, port: 9093}]
{{- else }}
- to: [{{ range $i, $cidr := required "kafka.addresses: where the outside broker is (CIDR)" .Values.kafka.addresses }}{{ if $i }}, {{ end }}{ipBlock: {cidr: {{ $cidr | quote }}}}{{ end }}]
  ports: [{protocol: TCP, port: {{ .Values.kafka.port }}}]
{{- end }}
{{- end }}
