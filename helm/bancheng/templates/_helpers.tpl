{{- define "bancheng.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* at most 40 characters, so that every suffix below leaves a name under 63 */}}
{{- define "bancheng.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains (include "bancheng.name" .) .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "bancheng.name" .) | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "bancheng.selector" -}}
app.kubernetes.io/name: {{ include "bancheng.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "bancheng.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{ include "bancheng.selector" . }}
{{- end }}

{{- define "bancheng.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end }}

{{- define "bancheng.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ default (include "bancheng.fullname" .) .Values.serviceAccount.name }}
{{- else -}}
{{ default "default" .Values.serviceAccount.name }}
{{- end -}}
{{- end }}

{{- define "bancheng.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "bancheng.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* a variable from a key of an existing secret */}}
{{- define "bancheng.secret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}

{{- define "bancheng.databaseSecrets" -}}
{{- $secret := .Values.database.existingSecret }}
{{ include "bancheng.secret" (dict "name" "BANCHENG_DATABASE_MIGRATORPASSWORD" "secret" $secret "key" "migrator-password") }}
{{ include "bancheng.secret" (dict "name" "BANCHENG_DATABASE_APPLICATIONPASSWORD" "secret" $secret "key" "application-password") }}
{{ include "bancheng.secret" (dict "name" "BANCHENG_DATABASE_PLATFORMPASSWORD" "secret" $secret "key" "platform-password") }}
{{- end }}

{{/* what migration and server both say; the job brings its own copy, since hooks run before everything else */}}
{{- define "bancheng.commonSettings" -}}
BANCHENG_INSTALLATION: {{ .Values.installation | quote }}
BANCHENG_DATABASE_URL: {{ .Values.database.url | quote }}
{{- if eq .Values.logFormat "ecs" }}
LOGGING_STRUCTURED_FORMAT_CONSOLE: "ecs"
{{- end }}
{{- if .Values.javaOptions }}
JDK_JAVA_OPTIONS: {{ .Values.javaOptions | quote }}
{{- end }}
{{- end }}
