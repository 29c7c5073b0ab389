import { z } from 'zod';
import { textAnswer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { Apply } from './ending.ts';

const HeaderPairs = z.array(z.tuple([z.string(), z.string()]));

/** Any status with any headers and body: error storms, `Retry-After` in every form, 204, 206, 408, 425. */
export const Canned = z.strictObject({
  kind: z.literal('answer'),
  apply: Apply.default(false),
  status: z.number().int().min(200).max(999),
  headers: HeaderPairs.default([]),
  body: z.string().default(''),
});

export function playCanned(exchange: Exchange, spec: z.output<typeof Canned>): void {
  if (spec.apply) exchange.apply();
  exchange.send(exchange.dress({ status: spec.status, headers: spec.headers, body: Buffer.from(spec.body, 'utf8') }));
}

/** The page of a captive portal or of a proxy, with 200 unless told. */
export const Html = z.strictObject({
  kind: z.literal('html'),
  apply: Apply.default(false),
  status: z.number().int().min(200).max(999).default(200),
  body: z.string().default('<!doctype html><title>Sign in</title><h1>Please sign in to the guest network</h1>'),
});

export function playHtml(exchange: Exchange, spec: z.output<typeof Html>): void {
  if (spec.apply) exchange.apply();
  exchange.send(exchange.dress(textAnswer(spec.status, 'text/html; charset=utf-8', spec.body)));
}

/** A redirect to anywhere, also `file:` or another host. */
export const Redirect = z.strictObject({
  kind: z.literal('redirect'),
  apply: Apply.default(false),
  status: z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]),
  location: z.string(),
});

export function playRedirect(exchange: Exchange, spec: z.output<typeof Redirect>): void {
  if (spec.apply) exchange.apply();
  exchange.send(exchange.dress({ status: spec.status, headers: [['Location', spec.location]], body: Buffer.alloc(0) }));
}
