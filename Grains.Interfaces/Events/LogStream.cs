namespace OrleansNotify.Events;

/// <summary>
/// Names of the Orleans streams on which logs publish each committed <see cref="LogBatch"/>, one stream a tenant, its key the tenant. Messages can
/// be lost, and can come twice: a consumer that sees a gap in <c>seq</c> reads the log (<see cref="ITenantLogGrain.Read"/>).
/// </summary>
public static class LogStream
{
    /// <summary>Name of the stream provider, in silos and in clients.</summary>
    public const string Provider = "events";

    public const string Namespace = "tenant-log";
}
