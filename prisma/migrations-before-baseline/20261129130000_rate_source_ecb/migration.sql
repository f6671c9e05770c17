-- A value that is added to an enum can be used only after the transaction that added it.
ALTER TYPE "RateSource" ADD VALUE IF NOT EXISTS 'ecb' BEFORE 'bank_debit';
