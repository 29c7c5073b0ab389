import { z } from 'zod';

// Schemas look at this while they are made: zod would otherwise try `new Function`, which the content policy reports.
// Must be imported before any schema.
z.config({ jitless: true });
