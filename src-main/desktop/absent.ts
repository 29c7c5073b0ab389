// Stands in for optional packages that nothing here uses: see ABSENT in electron.vite.config.ts. Loading it is not an error, since the
// D-Bus client tries such packages and goes on without them.
export {};
