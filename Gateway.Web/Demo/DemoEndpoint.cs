using OrleansNotify.Endpoints;

namespace OrleansNotify.Demo;

/// <summary>One endpoint of the demo.</summary>
/// <param name="Receiver">One of <see cref="DemoReceiver"/>.</param>
internal sealed record DemoEndpoint(string Receiver, string Description, string[] EventTypes, TimeSpan[] RetrySchedule)
{
    private static readonly TimeSpan[] Short = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];
    private static readonly TimeSpan[] Long = [.. Short, TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5)];

    public static IReadOnlyList<DemoEndpoint> All { get; } =
    [
        new(DemoReceiver.Steady, "Order service", ["order.*"], Long),
        new(DemoReceiver.Flaky, "CRM sync", ["order.created", "customer.*"], Short),
        new(DemoReceiver.Slow, "Analytics", ["*"], Long),
        new(DemoReceiver.Down, "Fraud check (its deployment is broken)", ["payment.failed", "payment.refunded"], Long),
        new(DemoReceiver.Paused, "Warehouse (paused for a migration)", ["order.paid"], Long),
    ];

    public EndpointSettings Settings(string address) => new(
        $"{address}{DemoReceiverRoutes.Path}/{Receiver}", EventTypes, null, [], TimeSpan.FromSeconds(10), 0, DeliveryOrder.Parallel, null,
        RetrySchedule, SignatureScheme.Hmac, null, BodyFormat.Payload, Description, []);

    public bool Wants(string eventType) => EventTypes.Any(pattern => EventTypePattern.TryParse(pattern, out var parsed) && parsed.Matches(eventType));
}
