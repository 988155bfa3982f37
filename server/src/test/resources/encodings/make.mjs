// Packs the files beside this one. Usage: node make.mjs ENVELOPE_FILE
import { createCipheriv } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync as pack } from "node:zlib";

const to = (name, bytes) => writeFileSync(new URL(name, import.meta.url), bytes);
const batch = '{"created_at":"2026-11-22T10:00:00Z","batch":[{"event":"app_launched","uuid":"01920000-0000-7000-8000-000000000001","timestamp":"2026-11-22T09:59:58Z","properties":{}}]}';
to("batch.json", batch);
to("batch.br", pack(batch));
to("envelope.br", pack(readFileSync(process.argv[2])));
to("bomb.br", pack(Buffer.alloc(64 << 20)));
// Not much more than the limit, and packed not small enough for the ratio: only its size tells.
const slow = Buffer.alloc(9 << 20);
const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16));
noise.update(Buffer.alloc(60_000)).copy(slow);
to("slow-bomb.br", pack(slow));
