import { config } from "zod";

// Zod compiles its checks with eval where it may; trying alone violates the Content-Security-Policy.
config({ jitless: true });
