import type { components, operations } from "./schema.js";

type Schemas = components["schemas"];
type Query<O extends keyof operations> = NonNullable<operations[O]["parameters"]["query"]>;

/** An event to publish. */
export type NewEvent = Schemas["EventDocument"];
export type EventAccepted = Schemas["EventAccepted"];
/** What became of one event of a list. */
export type PublishedItem = Schemas["PublishedItem"];

export type InboxItem = Schemas["InboxView"];
export type InboxPage = Schemas["InboxPage"];
export type InboxPatch = Schemas["PatchCommand"];
export type InboxCount = Schemas["UnreadCount"];
export type InboxChanges = Schemas["MissedChanges"];
export type InboxFilter = Omit<Query<"listInbox">, "before">;
export type ItemChanged = Schemas["ItemChanged"];
export type BulkChanged = Schemas["BulkChanged"];

export type Endpoint = Schemas["EndpointAnswer"];
export type EndpointSettings = Schemas["EndpointSettingsDocument"];
export type TestAnswer = Schemas["TestAnswer"];
export type Replay = Schemas["ReplayAnswer"];
export type NewReplay = Schemas["ReplayCommand"];

export type Delivery = Schemas["DeliveryAnswer"];
/** One value, or several of which one must hold. */
type OneOrMany<T> = { [K in keyof T]: NonNullable<T[K]> extends (infer V)[] ? V | V[] : T[K] };
export type DeliveryFilter = OneOrMany<Omit<Query<"listDeliveries">, "before">>;
