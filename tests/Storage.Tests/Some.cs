using System.Globalization;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Storage.Tests;

/// <summary>Values that no other test has.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static int _last;

    public static string Tenant() => "tenant-" + Number();

    public static string Id() => "evt_" + Number().ToString("x32", CultureInfo.InvariantCulture);

    public static AppendEvent Event(params string[] audience) => new(
        Id(), "order.created", "webhook", audience.Length == 0 ? ["*"] : audience, 0, """{"a":1}"""u8.ToArray(), null);

    public static string EndpointId() => "ep_" + Number().ToString("x32", CultureInfo.InvariantCulture);

    public static string ReplayId() => "rpl_" + Number().ToString("x32", CultureInfo.InvariantCulture);

    public static EndpointRow Endpoint(string tenant, string owner = "") => new(
        tenant, EndpointId(), owner, """{"url":"https://example.org/"}""", [0, 0, 0, 1, 9, 9], EndpointState.Enabled, null, 1, 0, 0, 0, 0,
        null, null, Noon, Noon);

    public static DeliveryRow Delivery(string endpointId, long seq, string status = DeliveryStatus.Succeeded) => new(
        endpointId, seq, EventId(seq), "order.created", "webhook", Noon, status, 1, 1, AttemptTrigger.Schedule,
        status is DeliveryStatus.Pending or DeliveryStatus.Retrying ? Noon.AddMinutes(seq) : null,
        status == DeliveryStatus.Succeeded ? 200 : 500, status == DeliveryStatus.Succeeded ? null : "http_5xx", Noon,
        status == DeliveryStatus.Succeeded ? Noon : null);

    public static AttemptRow Attempt(int number = 1) => new(
        number, Noon, AttemptTrigger.Schedule, "https://example.org/", 200, null, null, null, null, TimeSpan.FromMicroseconds(1500),
        TimeSpan.FromMicroseconds(1999), "webhook-id: x", "content-length: 2", "ok"u8.ToArray(), false, null);

    public static EventRef EventOf(long seq) => new(seq, EventId(seq), "order.created", "webhook", Noon);

    private static string EventId(long seq) => "evt_" + seq.ToString("x32", CultureInfo.InvariantCulture);

    private static int Number() => Interlocked.Increment(ref _last);
}
