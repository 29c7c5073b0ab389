/**
 * What the page may do, in both hosts. Everything not named is forbidden; the page makes no connection at all, and no
 * string becomes script or markup except through the two named policies (DOMPurify's, and the one that starts the worker
 * which parses markdown).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify caseport-worker',
].join('; ');

/** Sent with every file of the page, workers included: a worker takes its policy from its own file's answer. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=()',
  'cache-control': 'no-store',
};
