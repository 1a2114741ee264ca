import { expect, test } from "vitest";
import { deliveriesCsv } from "../src/features/deliveries/csv";
import type { Delivery } from "../src/features/deliveries/types";

const delivery: Delivery = {
  id: "dlv_a_1", endpointId: "ep_a", eventId: "evt_1", seq: 1, type: "=SUM(A1)", source: 'a "b", c', status: "dead", attempts: 3, trigger: "schedule",
  nextAttemptAt: null, lastStatusCode: 503, lastError: null, createdAt: "2026-11-30T08:00:00.1234567+00:00", updatedAt: "2026-11-30T08:00:01Z", deliveredAt: null,
};

test("chosen deliveries are a table with the columns and the guards of the server's", () => {
  expect(deliveriesCsv([delivery])).toBe(
    "id,eventId,seq,type,source,endpointId,status,attempts,trigger,acceptedAt,updatedAt,nextAttemptAt,deliveredAt,lastStatusCode,lastError\r\n"
    + 'dlv_a_1,evt_1,1,\'=SUM(A1),"a ""b"", c",ep_a,dead,3,schedule,2026-11-30T08:00:00.123Z,2026-11-30T08:00:01.000Z,,,503,\r\n');
});
