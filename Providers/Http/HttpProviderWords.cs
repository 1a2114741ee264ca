namespace OrleansNotify.Channels;

/// <summary>The words that a service of a tenant's own uses.</summary>
internal static class HttpProviderWords
{
    public static MessageState? StateOf(string? word) => word switch
    {
        "accepted" => MessageState.Accepted,
        "sent" => MessageState.Sent,
        "failed" => MessageState.Failed,
        "delivered" => MessageState.Delivered,
        "read" => MessageState.Read,
        _ => null,
    };

    public static SuppressionCause? SuppressionOf(string? word) => word switch
    {
        "hard_bounce" => SuppressionCause.HardBounce,
        "complaint" => SuppressionCause.Complaint,
        "unsubscribed" => SuppressionCause.Unsubscribed,
        "unsubscribed_marketing" => SuppressionCause.UnsubscribedMarketing,
        "gone" => SuppressionCause.Gone,
        _ => null,
    };
}
