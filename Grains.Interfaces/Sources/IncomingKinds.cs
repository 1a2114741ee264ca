namespace OrleansNotify.Sources;

/// <summary>What a tenant's own systems post to <c>/api/webhooks</c>.</summary>
[Flags, GenerateSerializer, Alias("OrleansNotify.Sources.IncomingKinds")]
public enum IncomingKinds
{
    None = 0,
    Orders = 1,
    Notifications = 2,
    Payments = 4,
}
