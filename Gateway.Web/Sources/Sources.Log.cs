namespace OrleansNotify.Sources;

internal static partial class SourcesLog
{
    [LoggerMessage(3301, LogLevel.Information, "Tenant {Tenant}: source {Source} was refused: {Reason}")]
    public static partial void SourceRefused(this ILogger logger, string tenant, string source, string reason);
}
