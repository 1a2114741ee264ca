namespace OrleansNotify.Demo;

internal static partial class DemoLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Filled tenant {Tenant} with the demo's day in {Elapsed}")]
    public static partial void DemoFilled(this ILogger logger, string tenant, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Failed to publish an event of the demo in tenant {Tenant}; the next one follows")]
    public static partial void DemoEventFailed(this ILogger logger, Exception exception, string tenant);
}
