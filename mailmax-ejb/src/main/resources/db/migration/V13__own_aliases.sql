-- Aliases people make themselves: how many an account may have, and which of its aliases they are.
ALTER TABLE account ADD COLUMN own_aliases INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE address ADD COLUMN self_made BOOLEAN DEFAULT FALSE NOT NULL;
