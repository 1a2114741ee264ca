using System.Globalization;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Live;
using OrleansNotify.Live.SocketIo;
using OrleansNotify.Members;
using OrleansNotify.People;
using OrleansNotify.Templates;

namespace OrleansNotify.Bounds;

/// <summary>Every bound of the web edge, by what it is about. <c>docs/limits.md</c> is made of this.</summary>
internal static class BoundCatalogue
{
    private const string Wait = "429 with `Retry-After`";
    private static readonly GatewayOptions Usual = new();
    private static readonly EngineOptions Engine = new();

    public static IReadOnlyDictionary<string, Bound[]> All { get; } = new Dictionary<string, Bound[]>
    {
        ["Connections"] =
        [
            new("Open connections, sockets included",
                $"open files − {ProcessResources.ReservedHandles} − 1/{ProcessResources.ReservedHandlesPart} of them, and one for each {Bytes(ProcessResources.MemoryPerConnection)} of memory",
                "process", SpareText, "CONNECTIONS"),
            new("Those whose request is being read or answered", $"one for each {Bytes(ProcessResources.MemoryPerRequest)} of memory", "process", SpareText),
            new("Open connections", $"1/{ConnectionBounds.AddressPart} of the process', at least its sockets and {ConnectionBounds.BesideSockets}",
                "client address that is no trusted proxy", SpareText, "CONNECTIONS_PER_IP"),
            new("Connections above these", $"{ConnectionLimits.SparePlaces}, {Seconds(ConnectionLimits.SpareTime)} each", "process", "the newest closes the oldest"),
            new("Connections that have no place yet", $"{PacedListeners.MostUnplaced}", "process", $"it waits at the system, where {Number(UpgradedConnection.Backlog)} have room"),
            new("Open sockets", Number(Usual.SocketsPerAddress), "client address", Wait, "SOCKETS_PER_IP"),
            new("Open sockets", Number(Usual.SocketsPerUser), "user and process", $"{Wait}; `too_many_sockets`", "SOCKETS_PER_USER"),
            new("Open streams of deliveries", $"{ChangeHub.MostOfTenant}; {ChangeHub.MostOfCaller}", "tenant and process; caller and process", $"{Wait}; `too_many_sockets`"),
        ],
        ["Requests"] =
        [
            new("Head of a request", Bytes(HttpSetup.MaxHeaderBytes), "request", "431"),
            new("What has come and is not read", Bytes(HttpSetup.MaxUnread), "connection", "the client waits"),
            new("Body", Bytes(Usual.MaxBody), "request", "413", "MAX_BODY"),
            new("Body of a batch of events", $"{Bytes(EventRoutes.MaxBatchBody)}, {Number(EventCommandReader.MaxEvents)} events", "request", "413; 422"),
            new("Bodies in flight, from their first byte to the answer",
                $"1/{ProcessResources.BodiesPart} of memory, at least {Bytes(ProcessResources.MinBodiesInFlight)}", "process", "503 with `Retry-After`", "BODIES_IN_FLIGHT"),
            new("Bodies in flight", $"1/{BodyBudget.TenantPart} of the process'", "tenant", Wait),
            new("Bodies in flight", $"1/{BodyBudget.CallerPart} of the process'", "user, or address of a caller that is not known yet", Wait),
            new("Calls a second", Number(Usual.CallsPerSecond), "user and process", Wait, "CALLS_PER_SECOND"),
            new("Changes of endpoints, deliveries and replays", $"{Number(Usual.ChangesPerMinute)} a minute", "user and process; not of admins and owners", Wait, "CHANGES_PER_MINUTE"),
            new("Wrong tokens of the operator", $"{Number(Usual.AdminFailuresPerMinute)} a minute", "client address and process", Wait, "ADMIN_FAILURES_PER_MINUTE"),
            new("Requests to sign in", $"{Number(Usual.RateLimit)} in {Usual.RateWindow.TotalMinutes} minutes", "client address and process", Wait, "RATE_LIMIT, RATE_WINDOW"),
            new("Sign-ins of members that failed in a day", $"{LockoutRules.FreeOfNetwork}", "client network, over all members that have not signed in from it", "429 with `Retry-After`, 30 s and twice as long each time, up to an hour; `locked`"),
            new("The same", $"{LockoutRules.FreeOfPlace}", "member and network that they have signed in from", "429 with `Retry-After`, up to a minute; `locked`"),
            new("The same", $"{LockoutRules.FreeOfMember}", "member, over networks that they have not signed in from", "429 with `Retry-After` there, up to five minutes; `locked`"),
            new("Links for a new password", "5 an hour", "member", "no mail"),
            new("Names of tenants that do not exist", $"{Number(Usual.UnknownNamesPerMinute)} a minute", "client address and process", Wait, "UNKNOWN_NAMES_PER_MINUTE"),
            new("Tests of endpoints under way", $"{TestBudget.MaxTests}; {TestBudget.MaxTestsOfTenant}; {TestBudget.MaxTestsOfUser}", "process; tenant; user", $"503; {Wait}"),
            new("Lines of the log for one cause", $"1 in {Seconds(LogLimiter.Period)}", "process", "counted, and said in one line"),
        ],
        ["Publishing"] =
        [
            new("Events a second", Number(Usual.EventsPerSecond), "tenant and process; address that posts to sources", Wait, "EVENTS_PER_SECOND"),
            new("Bytes of events a second", Bytes(Usual.BytesPerSecond), "tenant and process", Wait, "BYTES_PER_SECOND"),
            new("Events a second", Number(Usual.UserEventsPerSecond), "user and process", Wait, "USER_EVENTS_PER_SECOND"),
            new("Bytes of events a second", Bytes(Usual.UserBytesPerSecond), "user and process", Wait, "USER_BYTES_PER_SECOND"),
            new("Events that wait for their time", Number(Usual.ScheduledEvents), "tenant", $"{Wait}; `too_many_scheduled`", "SCHEDULED_EVENTS"),
            new("Events that wait for their time", Number(Usual.UserScheduledEvents), "user", $"{Wait}; `too_many_scheduled`", "USER_SCHEDULED_EVENTS"),
            new("Keys of an audience", Number(AudienceList.MaxKeys), "event", "422"),
        ],
        ["People and templates"] =
        [
            new("Addresses", Number(PersonReader.MaxAddresses), "person", "422 `person_limit`"),
            new("Consents on record", Number(PersonReader.MaxConsents), "person", "422 `person_limit`"),
            new("People in an import", $"{Number(PeopleRoutes.MaxImport)}, {Bytes(PeopleRoutes.MaxImportBytes)}", "request", "422; 413"),
            new("Templates", Number(TemplateRoutes.MaxTemplates), "tenant", "422 `template_limit`"),
            new("Message rules", Number(MessageRuleRoutes.MaxRules), "tenant", "422 `message_rule_limit`"),
            new("Versions that are kept", Number(TemplateVersionRoutes.Kept), "template", "the oldest goes"),
        ],
        ["Sockets"] =
        [
            new("What waits for a client", Bytes(Usual.SocketQueue), "socket", "it is asked to resume", "SOCKET_QUEUE"),
            new("Time behind", Seconds(LiveHub.MaxBehind), "socket", "closed, 4008"),
            new("A message of a client", Bytes(ClientReader.MaxMessage), "`/ws`", "closed, 1009"),
            new("Messages a second", Number(MessageRate.MaxPerSecond), "socket", "closed, 1008"),
            new("Time of a message from its first byte to its last", Seconds(MessageArrival.MaxTime), "socket", "closed, 1008"),
            new("Fragments without a byte", Number(MessageArrival.MaxEmptyFragments), "message", "closed, 1008"),
        ],
        ["Socket.IO"] =
        [
            new("A message, and the body of a POST, before the connect", Bytes(Engine.MaxPayloadBeforeConnect), "session", "closed; 413"),
            new("The same after it", Bytes(Engine.MaxPayload), "session; in the budget of bodies", "closed; 413"),
            new("POSTs at a time", "1", "session", "400 before it is read; closed"),
            new("Binary parts", $"{SocketIoPacket.MaxAttachments}, {Bytes(Engine.MaxPayload)}, {Seconds(Engine.AttachmentTimeout)}; none before the connect", "event", "closed"),
            new("Receipts", $"as many as it was sent, and {Number(LiveNamespace.MaxReceipts)} a second", "socket", "closed"),
            new("Time until the connect", Seconds(Engine.ConnectTimeout), "session", "closed"),
            new("Namespaces; refused ones", $"{SocketIoConnection.MaxNamespaces}; {SocketIoConnection.MaxRefusals}", "session", "closed"),
            new("What waits for a client", $"{Bytes(EngineSession.Room)} and one message; {Number(EngineSession.MostWaiting)} answers", "session", "senders wait; closed"),
        ],
    };

    private static string SpareText => "only probes are answered; else 503 with `Retry-After`, and closed";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => bytes % (1 << 20) == 0 ? $"{Number(bytes >> 20)} MiB" : bytes % (1 << 10) == 0 ? $"{Number(bytes >> 10)} KiB" : $"{Number(bytes)} bytes";

    private static string Seconds(TimeSpan span) => $"{span.TotalSeconds} s";
}
