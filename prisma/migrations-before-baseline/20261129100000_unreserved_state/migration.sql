-- A pending entry whose reservation no longer fits, because money left outside the authorization: in review, and it holds no headroom. A migration of its
-- own, because a new value may be used only once it is committed.
ALTER TYPE "PaymentState" ADD VALUE IF NOT EXISTS 'unreserved' AFTER 'in_review';
