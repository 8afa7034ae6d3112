-- Whether mail that is sent on in the name of a domain is sealed by ARC (RFC 8617).
ALTER TABLE domain ADD COLUMN arc_sealing BOOLEAN DEFAULT FALSE NOT NULL;
