import { defineConfig } from 'prisma/config'

// Migrations belong to the owner of the tables. `generate`, `format` and `validate` need no database at all.
const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: {
    path: process.env.HEADROOM_PRISMA_MIGRATIONS || 'prisma/migrations',
    seed: 'node --conditions=react-server --import tsx prisma/seed.ts',
  },
  ...(url ? { datasource: { url } } : {}),
})
