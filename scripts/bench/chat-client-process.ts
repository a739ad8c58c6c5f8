/** A reader of many streams in a process of its own: a request on standard input, a report out. */
import { text } from "node:stream/consumers";
import { openStreams, streamsRequestSchema } from "@/lib/evaluation/bench/open-streams";

const request = streamsRequestSchema.parse(JSON.parse(await text(process.stdin)));
console.log(JSON.stringify(await openStreams(request)));
