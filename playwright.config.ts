import { defineConfig } from '@playwright/test';

/** A story drives a whole application through several starts. */
const STORY_TIMEOUT_MILLISECONDS = 120_000;
const STATE_TIMEOUT_MILLISECONDS = 10_000;

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.test.ts', 'electron/**/*.test.ts'],
  // One display, one notification service, one keychain: tests take turns.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: STORY_TIMEOUT_MILLISECONDS,
  expect: { timeout: STATE_TIMEOUT_MILLISECONDS },
  outputDir: 'artifacts/playwright',
  reporter: 'list',
});
