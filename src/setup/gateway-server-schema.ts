import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { ServerFile } from './gateway-config-file.ts';

/** The section `server` of a configuration file. */
export function serverSchema(): z.ZodType<ServerFile> {
  return z
    .strictObject({
      host: z
        .string()
        .max(255)
        .refine(
          isListenable,
          'must be an address or a name without port, such as 127.0.0.1, "::1", 0.0.0.0 or localhost',
        )
        .default('127.0.0.1')
        .describe('The address that is listened on. Off loopback tls, trustedProxies or allowPlainHttp is needed.'),
      port: z.int().min(0).max(65_535).default(8_787).describe('0 takes any free port.'),
      allowedHosts: z
        .array(
          z
            .string()
            .max(255)
            .refine(isHostName, 'must be a name or address without scheme, port or path, such as gate.example.com'),
        )
        .max(100)
        .default([])
        .describe('Names in the Host header that are answered, besides those of loopback and the host itself.'),
      trustedProxies: z
        .array(z.string().max(64).refine(isBlock, 'must be an address or a CIDR block, such as 10.0.0.0/8'))
        .max(100)
        .default([])
        .describe('Proxies before the gateway, which end TLS and whose X-Forwarded-For is believed.'),
      tls: z
        .strictObject({
          certFile: z.string().min(1).max(4_096).describe('Certificate chain, PEM.'),
          keyFile: z.string().min(1).max(4_096).describe('Private key, PEM.'),
        })
        .optional()
        .describe('Serves HTTPS.'),
      allowPlainHttp: z
        .boolean()
        .default(false)
        .describe('Serves plain HTTP off loopback: keys and prompts can be read on the way.'),
      ...serverBounds(),
    })
    .prefault({})
    .describe('How the gateway listens.');
}

function serverBounds() {
  return {
    bodyBytesMax: z.int().min(1_024).max(67_108_864).default(8_388_608).describe('Bytes of a request body.'),
    headersBytesMax: z.int().min(4_096).max(65_536).default(16_384).describe('Bytes of all headers of a request.'),
    connectionsMax: z.int().min(1).max(65_535).default(1_024).describe('Client connections at a time.'),
    requestTimeoutMs: z
      .int()
      .min(100)
      .max(600_000)
      .default(30_000)
      .describe('How long a client may take to send a request, headers and body.'),
    keepAliveMs: z.int().min(1).max(600_000).default(65_000).describe('How long an idle connection is kept.'),
    shutdownGraceMs: z
      .int()
      .min(0)
      .max(600_000)
      .default(30_000)
      .describe('How long streams may go on after the signal to stop.'),
  };
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/u;

function isListenable(host: string): boolean {
  return isIPv6(host) || isHostName(host);
}

/** A name, an IPv4 address, or an IPv6 address in brackets. What consists of digits and dots must be an address. */
function isHostName(host: string): boolean {
  if (host.startsWith('[') && host.endsWith(']')) return isIPv6(host.slice(1, -1));
  return isIPv4(host) || (NAME.test(host) && !/^[\d.]+$/u.test(host));
}

/** Whether a text is an address or a CIDR block. */
export function isBlock(block: string): boolean {
  if (isIPv4(block) || isIPv6(block)) return true;
  return /^[\da-f:.]{2,45}\/\d{1,3}$/iu.test(block) && ipaddr.isValidCIDR(block);
}
