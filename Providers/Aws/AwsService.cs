namespace OrleansNotify.Channels;

/// <param name="Host">The first label of its hosts.</param>
/// <param name="SigningName">In signatures.</param>
internal sealed record AwsService(string Host, string SigningName)
{
    public static readonly AwsService Email = new("email", "ses");

    public static readonly AwsService Notification = new("sns", "sns");

    public static readonly AwsService Messaging = new("sms-voice", "sms-voice");

    /// <summary>The account's own address, or the region's.</summary>
    public Uri BaseAddress(ProviderSettings settings)
    {
        var region = settings["region"];
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return new Uri(settings["url"] is { Length: > 0 } own ? own.TrimEnd('/') + '/' : $"https://{Host}.{region}.{suffix}/");
    }
}
