// What docs/performance.md says beside the figures: the aims and their state, and what limits each figure, by profiles.
export const aims = [
  ["storm of 5,000 raw sockets: p99 ≤ 0.7 × and connections/s ≥ 1.5 × Express + ws", "missed: 1.7 × and 0.47 × on a quiet machine, warm; Socket.IO opens 0.69 × as many as Node's (0.4 × before), bar 2 ×"],
  ["start to the first accepted webhook ≤ 0.9 s", "missed: 2.9 s as built, 2.4 s with machine code, from which ./run starts"],
  ["idle ≤ 100 MB and ≤ 1 % of a core", "missed, 185 MB as built, 201 MB with machine code and 3.4 % in the first minute. Of 196 in an earlier run 92 were mapped files, 40 compiled code, 63 heaps; processor time missed in the first minutes, when it is the compiler"],
  ["200 deliveries/s: processor time with the store ≤ 0.4 × BullMQ's", "missed on PostgreSQL, see bench/README.md; to be measured again"],
  ["hand-over ≥ 2,000 messages/s of one core, begun and outcome committed", "held on PostgreSQL, store included: 315 to 422 µs each, 2,400 to 3,200/s (408 to 1,200 µs before, in the same runs); SQLite: 321 to 418 µs in earlier runs, 540 µs (603 before) at a load of 20"],
  ["messages/s ≥ 3 × BullMQ with the point-of-sale backend's settings", "missed: 0.5 × on SQLite, 0.4 to 0.7 × on PostgreSQL (0.1 to 0.2 × before, in the same runs), at a load of 14 to 23"],
  ["processor time per message at 200/s not above BullMQ's", "missed: 1.6 × on SQLite, 2.1 to 2.6 × on PostgreSQL (2.0 × and 2.4 to 2.9 × before, in the same runs), stores included, at a load of 15 to 23"],
  ["p99 of urgent messages ≤ 200 ms with 100,000 of the lowest priority due", "not measured: on a machine of which others took nine tenths the p99 of 50 messages/s alone was 3 s"],
  ["callbacks ≥ 2,000/s, no forged one taken", "0 of 600 forged ones taken; 1,900/s of one core on SQLite (526 µs each) right after the start; PostgreSQL not measured"],
  ["fail over within 1 s from a provider that refuses or cannot be reached", "refuses, or its port is closed: at once (tests); an address that does not answer: 0.7 and 0.8 s from the first attempt to the next account's answer, one run a store, at a load of 7 to 20 (5 s before); beside builds up to 5.3 s"],
  ["100,000 messages on 4 channels, killed every 5 s, 1 % of calls never answered: none lost, none twice, each accepted, refused or unknown", "held with 10,000 (2,500 events): SQLite, 7 kills: 9,163 accepted, 837 unknown, PostgreSQL, 8 kills: 9,168 and 832; 0 lost, 0 twice, 0 taken and not listed. A build that sends an unknown again, and one that lets the next account have it, turn the run red. 100,000 not run"],
];

export const limits = {
  start: `What limits it: of a start as built a third of the time is the runtime's loading of types, a third compiling (about 13,500 methods), a sixth the
kernel's mapping of memory. Machine code in the product's and Orleans' assemblies does not hold what the runtime's own generic types are
made to with their types (6,750 methods are still compiled, half of them state machines of \`async\`). Resident memory of an idle process is
half mapped files (runtime, machine code), a third heap, the rest compiled code. In its first minutes two thirds of the processor time of an
idle process are the compiler, which goes on with what the start has used often.`,
  connect: `5,000 clients a storm, 256 at a time, in turns. While SQLite prepared these statements for each socket a connection took 2.2 to 2.5 ms.

What limits it, by a profile with all methods compiled, the end of each connection included: a quarter is the kernel; a fifth the request from the first
middleware to the upgrade, of which a third is the session and a third the upgrade; a sixth the runtime's own code; a tenth the feed up to its
first frame. SQLite itself takes 7 %, where it took a third and half of the memory's calls. Nothing is left that stands out. In the first
thousands of a process a fifth is the compiler.`,
  sockets: "What limits it: two thirds of a message are the kernel's `send`.",
  accept: "What limits it: the disk's sync, which a group of events shares.",
  messages: `Ten to twenty thousand messages a turn, load of the machine 11 to 33, others 52 to 76 % of it; the figures are the range of those turns, one or two of each:

| | flat, server µs each | its store | at 200/s, server | its store |
|---|---|---|---|---|
| OrleansNotify, SQLite, before | 400 to 418 | | 3,358 to 3,533 | |
| OrleansNotify, SQLite | 321 to 324 | | 2,950 | |
| OrleansNotify, PostgreSQL, before | 237 to 297 | 244 to 1,003 | 2,175 to 2,208 | 1,605 to 1,930 |
| OrleansNotify, PostgreSQL | 246 | 585 | 1,980 | 1,310 |
| BullMQ, 10 workers | 153 to 195 | 87 to 101 | 1,453 to 1,545 | 465 to 490 |

With the queue of [decision 0031](decisions/0031-messages-have-a-queue.md), 5,000 to 8,000 messages a turn; all systems of one load in one run:

| | flat, server µs each | its store | at 200/s, server | its store |
|---|---|---|---|---|
| PostgreSQL, without the queue, load 5 to 20 | 205 to 225 | 203 to 248 | | |
| PostgreSQL, load 3 to 20 | 121 to 141 | 193 to 200 | | |
| PostgreSQL, without the queue, load 15 to 23 | 284 to 323 | 645 to 916 | 3,183 to 3,375 | 2,633 to 2,875 |
| PostgreSQL, load 15 to 23 | 170 to 207 | 215 to 220 | 3,094 to 3,767 | 1,308 to 2,438 |
| SQLite, without the queue, load 15 to 23 | 603 | | 4,238 | |
| SQLite, load 15 to 23 | 540 | | 3,375 | |
| BullMQ, 10 workers, load 15 to 23 | 197 to 252 | 83 to 102 | 1,613 to 1,842 | 525 to 533 |

"Before" a sender looked for due messages four times a message, and SQLite parsed and planned each statement for each call.

What limits it, by a profile of the flat run on SQLite: 45 % of the server's time is the one writer's thread, 48 % the thread pool. SQLite itself takes 30 %,
memory calls 17 % (most of them SQLite's: parsed JSON of batches, pages that a reader drops after each commit), the kernel 20 % (the disk's sync, sockets, wake-ups of
threads), managed code 21 %; rendering takes 2 %, the HTTP client 4 %. At 200/s a message is alone in four commits (log, plan, begun, outcome), where the
peer waits for no disk. Twilio's limit of 32 calls at a time is also the limit of a commit: 31 messages on average.`,
  deliver: "What limits it: at 200 a second each event is alone in two commits and about thirty wake-ups of threads; flat out dozens share them.",
};
