/**
 * The commented configuration that `sallyport init` writes. Everything that a newcomer may want to change is there, with its
 * default; what is not commented out is what the defaults say anyway.
 */
export function initConfigText(): string {
  return TEXT;
}

const TEXT = `# yaml-language-server: $schema=./node_modules/sallyport/docs/schema/sallyport.schema.json
#
# Configuration of the Sallyport gateway. Every key may be left out; what stands here are the defaults.
# Changes are taken while the gateway runs, but for how it listens and where its state is. A file with a mistake in it
# is reported, and the gateway goes on with what it had.
# Keys of providers never stand here: say in which environment variable or file they are.

server:
  host: 127.0.0.1
  port: 8787
  # Names under which clients reach the gateway, besides those of loopback:
  # allowedHosts: [gate.example.com]
  # Off loopback one of these is needed:
  # tls: { certFile: /etc/sallyport/tls.crt, keyFile: /etc/sallyport/tls.key }
  # trustedProxies: [10.0.0.0/8]
  # allowPlainHttp: true
  bodyBytesMax: 8388608
  shutdownGraceMs: 30000

# Key ring, database and generated keys, from the folder of this file. Keep it out of version control and backups of others.
stateDir: .sallyport
# Gateways that share keys, pseudonyms and rates have a Redis or Valkey instead of libsql; see docs/stores.md.
store:
  driver: libsql

# Where the keys are that the store is sealed with: file, environment (SALLYPORT_KEY_RING) or aws-kms; see docs/keys.md.
# Off loopback and in production a file must not lie in stateDir.
keyRing:
  source: file
  # path: /ring/key-ring.json

# The providers. As long as there are none, a built-in demo model named "demo" answers.
# upstreams:
#   - name: openai
#     dialect: openai-chat
#     url: https://api.openai.com
#     apiKey: { env: OPENAI_API_KEY }
#     models: [gpt-*, o3*, o4*]
#   - name: anthropic
#     dialect: anthropic-messages
#     url: https://api.anthropic.com
#     apiKey: { env: ANTHROPIC_API_KEY }
#     models: [claude-*]
#   - name: local
#     dialect: openai-chat
#     url: http://127.0.0.1:11434
#     models: [llama3.2]
#     timeouts: { connectMs: 5000, firstByteMs: 120000, idleMs: 60000, totalMs: 600000 }
#     retries: { attemptsMax: 3 }
#     breaker: { failureThreshold: 5, windowMs: 30000, openMs: 10000 }
#     passRateLimitHeaders: false

# permissive, balanced, strict, off (nothing is inspected, and /readyz says no), a name of "policies", { file: policy.yaml }, or a policy written out as below.
policy: balanced

# Policies of your own, for keys and routes.
# policies:
#   support:
#     profile: balanced
#     mode: shadow            # records what would have been done and lets messages pass
#     linkHosts: [example.com, '*.example.org']
#   partners:
#     profile: strict
#     rules:
#       - { category: pii, entity: EMAIL_ADDRESS, threshold: 0.4, treatment: redact }

# A path can have a policy of its own. That of a key goes before it.
# routes:
#   /v1/messages: { policy: strict }

# Slower opinions on texts towards the model, asked after the checks above; see docs/classifiers.md. None by default.
# classifiers:
#   - driver: llm-judge       # a language model of your own provider; it gets redacted text
#     id: judge
#     url: https://api.openai.com
#     model: gpt-4o-mini
#     apiKey: { env: OPENAI_API_KEY }
#     when: { from: 0.1, to: 0.9 }
#     onFailure: closed
#   - driver: onnx            # a model of local files; needs npm install onnxruntime-node
#     id: bert
#     model: models/bert/model.onnx
#     tokenizer: models/bert/tokenizer.json

# How a blocked request is answered: error (status 400), or refusal (a reply in which the assistant declines).
onBlock: error

# Fields that the format does not have: report or refuse. When missing, policies made of strict refuse them.
# unknownFields: report

# Tools that run at the provider, out of sight, and may be used all the same, such as web_search.
hostedTools: []

# For keys that have no limits of their own.
limits:
  requestsPerMinute: 6000
  burst: 1000
  concurrentMax: 256
  # perUserRequestsPerMinute: 120
  # Text that is inspected, which costs time: two microseconds a character at the worst.
  charactersPerMinute: 4000000
  choicesMax: 8
  # When set, a request has to say how many tokens it wants:
  # outputTokensMax: 16384

# Against copying the model: logprobs are taken out, and users whose queries look like it are told of.
extraction:
  enabled: true
  probabilities: remove
  # Slow such users down:
  # throttle: { requestsPerMinute: 6 }

inspect:
  textsMax: 100

events:
  retentionDays: 90
  keepMax: 1000000
  # Also write events as JSON lines to stdout or stderr:
  log: none
  logSeverity: LOW

# What placeholders such as <EMAIL_ADDRESS_1_K7QXM> stand for, sealed, by session:
vault:
  enabled: true
  keepHours: 24

# What is remembered, sealed, of requests with a session (X-Sallyport-Session):
sessions:
  enabled: true
  keepHours: 24
  # Refuse requests of a session that was attacked again and again: block
  onRisk: report

metrics:
  enabled: true
  # Callers on this machine, not behind a proxy, may read /metrics without a key:
  allowLoopbackWithoutKey: true
`;
